import * as z from 'zod';
import { wholeNumber } from '../../shared/env';

export const readJobEnv = z.object({
  TABLE_NAME: z.string(),
  BUCKET_NAME: z.string(),
  /** Seconds a link to a result file works. */
  RESULT_URL_SECONDS: wholeNumber,
});

export type ReadJobEnv = z.input<typeof readJobEnv>;
