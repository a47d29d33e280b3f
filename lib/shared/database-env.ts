import * as z from 'zod';
import { DATABASE_TLS_MODES } from './database-sign-in';
import { wholeNumber } from './env';

/** Where a program's database is, and as whom it signs in: by IAM, without a password. */
export const databaseEnv = z.object({
  DATABASE_HOST: z.string(),
  DATABASE_PORT: wholeNumber,
  DATABASE_NAME: z.string(),
  DATABASE_USER: z.string(),
  /** verify-full on AWS; disable on the laptop's own database. */
  DATABASE_TLS: z.enum(DATABASE_TLS_MODES).default('verify-full'),
});

/** What a handler needs that prepares a database when a stack is deployed. */
export const preparationEnv = databaseEnv.extend({
  /** Secret with the master user's name and password. */
  MASTER_SECRET_ARN: z.string(),
});

export type PreparationEnv = z.input<typeof preparationEnv>;
