import * as z from 'zod';

export const publishPageEnv = z.object({
  /** Bucket that CloudFront serves the page from. */
  BUCKET_NAME: z.string(),
});

export type PublishPageEnv = z.input<typeof publishPageEnv>;
