import * as z from 'zod';
import { optionalText } from '../../shared/env';
import { readUploadEnv } from './read-upload.env';

export const deleteUploadEnv = readUploadEnv.extend({
  /** Bucket of what is served. */
  FILES_NAME: z.string(),
  /** Bucket of images that were made of originals, where such are kept. */
  VARIANTS_NAME: optionalText,
  /** Distribution that may still hold what is deleted. */
  DISTRIBUTION_ID: z.string(),
});

export type DeleteUploadEnv = z.input<typeof deleteUploadEnv>;
