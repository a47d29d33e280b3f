import { Duration } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import { PREPARE_SECONDS } from '../../lib/rag/domain/time-limits';
import type { PrepareIndexEnv } from '../../lib/rag/handlers/prepare-index.env';
import { AtDeploy } from '../shared/at-deploy';
import type { DocumentNews } from './document-news';
import type { PassageHost } from './passage-host';
import type { RagModels } from './rag-models';
import type { RagNetwork } from './rag-network';

/** Grows when the function has something new to do on a store that already exists. */
const REVISION = '1';

export interface IndexPreparationProps {
  /** Where the index is made. */
  readonly passages: PassageHost;
  /** Whose vectors it holds. */
  readonly models: RagModels;
  /** Who has documents read again for it. */
  readonly news: DocumentNews;
  /**
   * Network that leads to the store.
   * @default - the store has a public address
   */
  readonly network?: RagNetwork;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Makes the index of this deployment when the stack is deployed, and begins to go over to it. */
export class IndexPreparation extends Construct {
  /** What needs an index depends on this. */
  readonly done: IDependable;

  constructor(scope: Construct, id: string, props: IndexPreparationProps) {
    super(scope, id);
    const { passages, models, news, network, architecture } = props;
    const { handler, group, done } = new AtDeploy<PrepareIndexEnv>(this, 'Index', {
      handler: {
        pattern: 'rag',
        handler: 'prepare-index',
        description: 'At deploy: makes the index of passages',
        architecture,
        timeout: Duration.seconds(PREPARE_SECONDS),
        environment: {
          ...passages.environment,
          ...passages.admitted,
          ...models.environment,
          QUEUE_URL: news.queue.queueUrl,
        },
      },
      ...(network && { inside: network.inside('Makes the index of passages') }),
      // Another store, another model, or a role that nobody has been told of: a reason to run again.
      properties: {
        Revision: REVISION,
        ...passages.environment,
        ...models.environment,
        ...definedOf(passages.admitted),
      },
      after: [passages.granted],
    });
    if (network && group) network.openStore(group, passages);
    passages.grantSetUp(handler.role);
    news.grantSend(handler.role);
    this.done = done;
  }
}

function definedOf(admitted: PassageHost['admitted']): Record<string, string> {
  const { STORE_READERS: readers, STORE_WRITERS: writers } = admitted;
  return { ...(readers !== undefined && { readers }), ...(writers !== undefined && { writers }) };
}
