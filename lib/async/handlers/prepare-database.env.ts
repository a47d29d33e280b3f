import * as z from 'zod';
import { wholeNumber } from '../../shared/env';
import { DATABASE_TLS_MODES } from '../adapters/postgres-sign-in';

export const prepareDatabaseEnv = z.object({
  DATABASE_HOST: z.string(),
  DATABASE_PORT: wholeNumber,
  DATABASE_NAME: z.string(),
  /** The user the workers sign in as, by IAM. */
  DATABASE_USER: z.string(),
  DATABASE_TLS: z.enum(DATABASE_TLS_MODES).default('verify-full'),
  /** Secret with the master user's name and password. */
  MASTER_SECRET_ARN: z.string(),
});

export type PrepareDatabaseEnv = z.input<typeof prepareDatabaseEnv>;
