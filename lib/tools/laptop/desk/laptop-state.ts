import type { Laptop, Variant } from '../engine/engine';
import type { FunctionView } from '../engine/functions/function-fleet';
import type { OutboxMail } from '../engine/services/mail-outbox';
import type { QueueDepth } from '../engine/services/queue-and-file-server';
import { callerIdOf } from './laptop-identity';

/** A job that the API took since the laptop started. */
export interface SubmittedJob {
  readonly jobId: string;
  readonly callerId: string;
  readonly submittedAt: number;
}

/** Everything the page shows that is not a log line. */
export interface LaptopState {
  readonly pattern: string;
  readonly region: string;
  readonly variant: Variant;
  readonly jobKinds: readonly string[];
  /** The owner that the API sees when no header names another. */
  readonly callerId: string;
  readonly queue: QueueDepth & {
    readonly name: string;
    readonly visibilitySeconds: number;
    readonly maxReceiveCount: number;
  };
  readonly deadLetters: QueueDepth & { readonly name: string; readonly messages: readonly DeadLetter[] };
  readonly functions: readonly FunctionView[];
  readonly jobs: readonly SubmittedJob[];
  readonly mails: readonly OutboxMail[];
}

/** A message that the queue gave up, without its body. */
export interface DeadLetter {
  readonly messageId: string;
  readonly receives: number;
  readonly sentAt: number;
  /** @default - the message carries none */
  readonly jobId?: string;
}

export async function laptopState(laptop: Laptop, jobs: readonly SubmittedJob[]): Promise<LaptopState> {
  const { stack, variant, workQueue, services, fleet, jobKinds } = laptop;
  const { queueServer, references, outbox } = services;
  const queueName = references.nameOf(workQueue.logicalId);
  const deadName = references.nameOf(workQueue.redrive.deadLetterQueueId);
  const [queue, dead, lying] = await Promise.all([
    queueServer.depth(queueName),
    queueServer.depth(deadName),
    queueServer.lyingMessages(deadName),
  ]);
  return {
    pattern: stack.name.toLowerCase(),
    region: stack.region,
    variant,
    jobKinds,
    callerId: callerIdOf(undefined)!,
    queue: {
      ...queue,
      name: queueName,
      visibilitySeconds: workQueue.visibilitySeconds,
      maxReceiveCount: workQueue.redrive.maxReceiveCount,
    },
    deadLetters: {
      ...dead,
      name: deadName,
      messages: lying.slice(0, 20).map((message) => {
        const jobId = message.messageAttributes['JobId']?.StringValue;
        return {
          messageId: message.messageId,
          // The receive that found it worn out moved it and was not counted by the service.
          receives: Math.min(message.approximateReceiveCount, workQueue.redrive.maxReceiveCount),
          sentAt: message.sentTimestamp,
          ...(jobId && { jobId }),
        };
      }),
    },
    functions: fleet.views,
    jobs,
    mails: outbox.mails.slice(-50).reverse(),
  };
}
