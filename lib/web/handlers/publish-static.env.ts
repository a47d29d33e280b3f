import * as z from 'zod';

export const publishStaticEnv = z.object({
  /** Bucket that CloudFront serves static files from. */
  BUCKET_NAME: z.string(),
});

export type PublishStaticEnv = z.input<typeof publishStaticEnv>;
