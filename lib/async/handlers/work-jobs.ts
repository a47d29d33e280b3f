import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { parseEnv } from '../../shared/env';
import { workLog } from '../../shared/log-work';
import { onFirstEvent } from '../../shared/on-first-event';
import type { WorkLog } from '../../shared/work-log';
import { type Disposition, RETURN_AT_ONCE } from '../domain/disposition';
import type { Hide, ReceivedMessage } from '../domain/queue-message';
import { assembleWorker } from '../worker/assemble-worker';
import { workJobsEnv } from './work-jobs.env';

/** Lease and function outlive a job by this, so that a job that used all its time can still write how it ended. */
const MARGIN_SECONDS = 15;

export interface WorkJobsDeps {
  readonly work: (message: ReceivedMessage) => Promise<Disposition>;
  readonly hide: Hide;
  readonly log: WorkLog;
}

/**
 * Works through a batch one message after the other and returns the ids of those that must come back.
 *
 * It never throws, even when all failed: a throw would make the whole batch wait for the queue's long visibility
 * time-out, where each failed message has its own shorter wait here (A15).
 *
 * @param secondsNeeded - a message is not begun when less is left of the function's time
 */
export function workJobsHandler({ work, hide, log }: WorkJobsDeps, secondsNeeded: number) {
  const processor = new BatchProcessor(EventType.SQS);

  return (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const settle = async (record: SQSRecord): Promise<boolean> => {
      const message = messageOf(record);
      const timeLeft = context.getRemainingTimeInMillis() >= secondsNeeded * 1000;
      const disposition = timeLeft ? await work(message) : RETURN_AT_ONCE;
      if (disposition.action === 'return') await hide(message.receiptHandle, disposition.afterSeconds);
      return disposition.action === 'acknowledge';
    };
    const workRecord = async (record: SQSRecord) => {
      const settled = await settle(record).catch((error: unknown) => {
        log.fault('message keeps its visibility time-out', error, { messageId: record.messageId });
        return false;
      });
      if (!settled) throw new Error('The message comes back');
    };
    return processPartialResponse(event, workRecord, processor, {
      processInParallel: false,
      throwOnFullBatchFailure: false,
    }) as Promise<SQSBatchResponse>;
  };
}

function messageOf(record: SQSRecord): ReceivedMessage {
  const attributes = Object.entries(record.messageAttributes ?? {}).flatMap(([name, { stringValue }]) =>
    stringValue === undefined ? [] : [[name, stringValue] as const],
  );
  return {
    messageId: record.messageId,
    receiptHandle: record.receiptHandle,
    body: record.body,
    receiveCount: Number(record.attributes.ApproximateReceiveCount),
    attributes: Object.fromEntries(attributes),
  };
}

export const handler = onFirstEvent(() => {
  const env = parseEnv(workJobsEnv);
  const secondsNeeded = env.JOB_SECONDS + MARGIN_SECONDS;
  const { work, hide } = assembleWorker(env, { leaseSeconds: secondsNeeded });
  return workJobsHandler({ work, hide, log: workLog }, secondsNeeded);
});
