import { bucketsOf } from '../../model/buckets';
import { queuesOf } from '../../model/queues';
import { resourcesOfType } from '../../model/template';
import type { Engine, RunningApi } from '../../tools/laptop/engine/engine';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { isTable } from '../../tools/laptop/engine/services/table-server';
import type { Storage } from '../../tools/laptop/engine/start-services';
import type { RagSettings } from '../settings';

/** What is this pattern's in a running stack. */
export interface RagStack {
  readonly api: RunningApi;
  readonly storage: Storage;
  /** Name of the bucket of documents. */
  readonly documents: string;
  /** Name of the table of the ledger. */
  readonly ledger: string;
  /** Logical ids of the queue that tells of documents, and of the one where it gives up. */
  readonly news: string;
  readonly deadLetters: string;
  readonly tenants: readonly string[];
  readonly store: RagSettings['store'];
  /** Whether the template has a guardrail, which nobody plays here. */
  readonly hasGuardrail: boolean;
}

/** @throws LaptopError when the stack is not of this pattern */
export function ragStackOf({ stack, services, apis }: Engine): RagStack {
  const [api] = apis;
  const { storage, references } = services;
  const bucket = bucketsOf(stack).find(({ notifications }) => notifications.length > 0);
  const news = bucket?.notifications[0]?.queueId;
  const deadLetters = queuesOf(stack).find(({ logicalId }) => logicalId === news)?.redrive?.deadLetterQueueId;
  const table = [...stack.resources.values()].find(isTable);
  const tenants = resourcesOfType(stack, 'AWS::Lambda::Function')
    .map(({ properties }) => properties['Environment'] as { Variables?: Record<string, unknown> } | undefined)
    .map((environment) => environment?.Variables?.['TENANTS'])
    .find((names) => typeof names === 'string');
  if (!api || !storage || !bucket || !news || !deadLetters || !table || !tenants) {
    throw new LaptopError(`The stack ${stack.name} lacks an API, a bucket that tells a queue, a ledger, or tenants`);
  }
  return {
    api,
    storage,
    documents: references.nameOf(bucket.logicalId),
    ledger: references.nameOf(table.logicalId),
    news,
    deadLetters,
    tenants: String(tenants).split(','),
    store: resourcesOfType(stack, 'AWS::OpenSearchService::Domain').length > 0 ? 'domain' : 'serverless',
    hasGuardrail: resourcesOfType(stack, 'AWS::Bedrock::Guardrail').length > 0,
  };
}
