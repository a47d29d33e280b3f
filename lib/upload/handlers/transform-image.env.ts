import * as z from 'zod';

/** Of the function in the stack's region; at the edge a function has no environment, and finds all in the request. */
export const transformImageEnv = z.object({
  /** Bucket of originals. */
  FILES_NAME: z.string(),
  /** Bucket of images that were made of them. */
  VARIANTS_NAME: z.string(),
});

export type TransformImageEnv = z.input<typeof transformImageEnv>;
