import * as z from 'zod';
import { wholeNumber } from '../../shared/env';

export const submitJobEnv = z.object({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  BUCKET_NAME: z.string(),
  /** Days a job's record is kept: at least the queue's and the dead-letter queue's retention together (A10). */
  RECORD_TTL_DAYS: wholeNumber,
  /** Kinds of job this deployment can run, separated by commas. */
  JOB_KINDS: z.string().transform((text) => text.split(',')),
});

export type SubmitJobEnv = z.input<typeof submitJobEnv>;
