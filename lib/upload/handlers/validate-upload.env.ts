import * as z from 'zod';
import { acceptedEnv } from '../accepted-env';
import { SIGN_INS } from '../domain/sign-in';

export const validateUploadEnv = acceptedEnv.extend({
  TABLE_NAME: z.string(),
  /** Bucket that browsers send to. */
  QUARANTINE_NAME: z.string(),
  /** Bucket of what is served. */
  FILES_NAME: z.string(),
  /** Where nobody signs in, a file that is served goes after a day like everything else. */
  SIGN_IN: z.enum(SIGN_INS),
});

export type ValidateUploadEnv = z.input<typeof validateUploadEnv>;
