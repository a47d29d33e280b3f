import { bucketsOf } from '../../model/buckets';
import { queuesOf } from '../../model/queues';
import type { Engine, RunningSite } from '../../tools/laptop/engine/engine';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import type { Storage } from '../../tools/laptop/engine/start-services';

/** What is this pattern's in a running stack. */
export interface UploadStack {
  readonly site: RunningSite;
  readonly storage: Storage;
  /** Names of buckets. */
  readonly quarantine: string;
  readonly files: string;
  /** Logical ids of the queue that tells of arrivals, and of the one where it gives up. */
  readonly arrivals: string;
  readonly deadLetters: string;
  readonly transform: 'edge' | 'regional';
}

/** @throws LaptopError when the stack is not of this pattern */
export function uploadStackOf({ stack, services, sites }: Engine): UploadStack {
  const [site] = sites;
  const { storage, references } = services;
  const quarantine = bucketsOf(stack).find(({ notifications }) => notifications.length > 0);
  const arrivals = quarantine?.notifications[0]?.queueId;
  const deadLetters = queuesOf(stack).find(({ logicalId }) => logicalId === arrivals)?.redrive?.deadLetterQueueId;
  const behavior = (pattern: string) => site?.model.behaviors.find((each) => each.pattern === pattern);
  const files = behavior('/files/*')?.origin;
  if (!site || !storage || !quarantine || !arrivals || !deadLetters || files?.kind !== 'bucket') {
    throw new LaptopError(`The stack ${stack.name} lacks a distribution, a quarantine, or a bucket of files`);
  }
  return {
    site,
    storage,
    quarantine: references.nameOf(quarantine.logicalId),
    files: references.nameOf(files.bucketId),
    arrivals,
    deadLetters,
    transform: behavior('/images/*')?.standIn ? 'regional' : 'edge',
  };
}
