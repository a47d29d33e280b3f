import * as z from 'zod';
import { DATABASE_TLS_MODES } from '../../shared/database-sign-in';
import { optionalText, wholeNumber } from '../../shared/env';

/** What both workers need: the function work-jobs and the process poll-jobs run the same jobs. */
export const workerEnv = z.object({
  TABLE_NAME: z.string(),
  QUEUE_URL: z.string(),
  BUCKET_NAME: z.string(),
  RECORD_TTL_DAYS: wholeNumber,
  /** Receives after which the queue gives a message up: maxReceiveCount of the redrive policy. */
  MAX_ATTEMPTS: wholeNumber,
  /** Seconds a message stays hidden after a receive. */
  VISIBILITY_SECONDS: wholeNumber,
  /** Seconds one job may take. */
  JOB_SECONDS: wholeNumber,
  /** Verified SES sender; empty where e-mail jobs are off. */
  SENDER_EMAIL: optionalText,
  CONFIGURATION_SET: optionalText,
  EMAIL_TEMPLATE_RECEIPT: optionalText,
  EMAIL_TEMPLATE_REMINDER: optionalText,
  /** PostgreSQL endpoint; empty where results are objects only. */
  DATABASE_HOST: optionalText,
  DATABASE_PORT: optionalText,
  DATABASE_NAME: optionalText,
  DATABASE_USER: optionalText,
  /** verify-full on AWS; disable on the laptop's own database. */
  DATABASE_TLS: z.enum(DATABASE_TLS_MODES).default('verify-full'),
});

export type WorkerEnv = z.input<typeof workerEnv>;
