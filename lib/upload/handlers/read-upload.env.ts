import * as z from 'zod';
import { SIGN_INS } from '../domain/sign-in';

export const readUploadEnv = z.object({
  TABLE_NAME: z.string(),
  SIGN_IN: z.enum(SIGN_INS),
});

export type ReadUploadEnv = z.input<typeof readUploadEnv>;
