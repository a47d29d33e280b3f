import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { dynamoClient } from '../../shared/dynamo-client';
import { parseEnv } from '../../shared/env';
import { workLog } from '../../shared/log-work';
import { onFirstEvent } from '../../shared/on-first-event';
import { s3Client } from '../../shared/s3-client';
import type { WorkLog } from '../../shared/work-log';
import { detectType } from '../adapters/detect-type';
import { dynamoCheckedRecords } from '../adapters/dynamo-checked-records';
import { s3Quarantine } from '../adapters/s3-quarantine';
import { s3ServedFiles } from '../adapters/s3-served-files';
import { sharpRemake } from '../adapters/sharp-remake';
import { type Arrival, readS3Event } from '../domain/s3-event';
import { CHECK_LIMITS } from '../domain/time-limits';
import type { ValidateDeps } from '../domain/validate-deps';
import { validateUpload } from '../domain/validate-upload';
import { validateUploadEnv } from './validate-upload.env';

export interface ValidateUploadDeps {
  readonly validate: (arrival: Arrival) => Promise<void>;
  readonly log: WorkLog;
}

/**
 * Checks what arrived, one upload after the other, and returns the ids of the messages that must come back: those whose check met a
 * fault, those that nobody can read, which end in the dead-letter queue, and those for which no time is left.
 *
 * A message may come any number of times, also at once: the check itself ends the same way each time.
 *
 * @param quarantine - name of the bucket whose events these are
 */
export function validateUploadHandler({ validate, log }: ValidateUploadDeps, quarantine: string) {
  const processor = new BatchProcessor(EventType.SQS);

  return (event: SQSEvent, context: Pick<Context, 'getRemainingTimeInMillis'>): Promise<SQSBatchResponse> => {
    const validateRecord = async ({ body, messageId }: SQSRecord) => {
      const read = readS3Event(body, quarantine);
      if (!read.ok) {
        log.warn('unreadable message', { messageId, fault: read.fault });
        throw new Error('The message cannot be read');
      }
      for (const arrival of read.arrivals) {
        if (context.getRemainingTimeInMillis() < CHECK_LIMITS.checkSeconds * 1000) throw new Error('No time is left');
        await validate(arrival).catch((error: unknown) => {
          log.fault('check failed', error, { messageId, uploadId: arrival.uploadId });
          throw new Error('The message comes back');
        });
      }
    };
    return processPartialResponse(event, validateRecord, processor, {
      processInParallel: false,
      throwOnFullBatchFailure: false,
    }) as Promise<SQSBatchResponse>;
  };
}

export const handler = onFirstEvent(() => {
  const env = parseEnv(validateUploadEnv);
  const s3 = s3Client();
  const deps: ValidateDeps = {
    records: dynamoCheckedRecords(dynamoClient(), env.TABLE_NAME),
    quarantine: s3Quarantine(s3, env.QUARANTINE_NAME),
    served: s3ServedFiles(s3, env.FILES_NAME, env.QUARANTINE_NAME, env.SIGN_IN),
    detectType,
    remakeImage: sharpRemake(),
    nowMs: Date.now,
    log: workLog,
  };
  const settings = {
    accept: env.ACCEPT,
    maxImageBytes: env.MAX_IMAGE_BYTES,
    maxFileBytes: env.MAX_FILE_BYTES,
    signIn: env.SIGN_IN,
  };
  const validate = (arrival: Arrival) => validateUpload(arrival, deps, settings);
  return validateUploadHandler({ validate, log: workLog }, env.QUARANTINE_NAME);
});
