import * as z from 'zod';

/** Names with commas between them. */
export const names = z.string().transform((text) => text.split(','));

export const searchPassagesEnv = z.object({
  TABLE_NAME: z.string(),
  /** Address of the store with `https://`, without a slash at the end. */
  STORE_ENDPOINT: z.string(),
  STORE_KIND: z.enum(['serverless', 'domain']),
  /** What the embedding models are called by, that of the deployment first, separated by commas. */
  EMBEDDING_MODELS: names,
  /** Names of the tenants that there are, separated by commas. */
  TENANTS: names,
});

export type SearchPassagesEnv = z.input<typeof searchPassagesEnv>;
