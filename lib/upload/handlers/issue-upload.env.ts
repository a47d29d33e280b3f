import * as z from 'zod';
import { acceptedEnv } from '../accepted-env';
import { SIGN_INS } from '../domain/sign-in';

export const issueUploadEnv = acceptedEnv.extend({
  TABLE_NAME: z.string(),
  /** Bucket that browsers send to. */
  QUARANTINE_NAME: z.string(),
  SIGN_IN: z.enum(SIGN_INS),
});

export type IssueUploadEnv = z.input<typeof issueUploadEnv>;
