import * as z from 'zod';
import { wholeNumber } from '../shared/env';

/** What a deployment takes: the same for whoever issues an upload and for whoever checks it. */
export const acceptedEnv = z.object({
  /** Images alone, or documents, archives, text and video as well. */
  ACCEPT: z.enum(['images', 'all']),
  /** Largest image, in bytes. */
  MAX_IMAGE_BYTES: wholeNumber,
  /** Largest file of another kind, in bytes. */
  MAX_FILE_BYTES: wholeNumber,
});
