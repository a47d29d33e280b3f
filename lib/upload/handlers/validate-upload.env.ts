import * as z from 'zod';
import { acceptedEnv } from '../accepted-env';

export const validateUploadEnv = acceptedEnv.extend({
  TABLE_NAME: z.string(),
  /** Bucket that browsers send to. */
  QUARANTINE_NAME: z.string(),
  /** Bucket of what is served. */
  FILES_NAME: z.string(),
});

export type ValidateUploadEnv = z.input<typeof validateUploadEnv>;
