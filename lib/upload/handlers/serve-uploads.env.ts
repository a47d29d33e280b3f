import * as z from 'zod';
import { optionalText, wholeNumber } from '../../shared/env';
import { deleteUploadEnv } from './delete-upload.env';
import { issueUploadEnv } from './issue-upload.env';

export const serveUploadsEnv = z.object({
  ...issueUploadEnv.shape,
  ...deleteUploadEnv.shape,
  /** User pool that issues tokens, and the client they are for; with SIGN_IN cognito. */
  USER_POOL_ID: optionalText,
  USER_POOL_CLIENT_ID: optionalText,
  PORT: wholeNumber,
  /** Address to listen at. */
  HOST: z.string().default('0.0.0.0'),
  /** Seconds in which a server that is told to stop still takes requests. */
  DRAIN_SECONDS: wholeNumber,
});

export type ServeUploadsEnv = z.input<typeof serveUploadsEnv>;
