import * as z from 'zod';
import { names } from './search-passages.env';

export const ingestDocumentsEnv = z.object({
  TABLE_NAME: z.string(),
  /** Bucket of the documents. */
  BUCKET_NAME: z.string(),
  /** Queue that brings the news of documents, and takes what the ingestion tells itself. */
  QUEUE_URL: z.string(),
  /** Address of the store with `https://`, without a slash at the end. */
  STORE_ENDPOINT: z.string(),
  STORE_KIND: z.enum(['serverless', 'domain']),
  /** What the embedding models are called by, that of the deployment first, separated by commas. */
  EMBEDDING_MODELS: names,
  /** Names of the tenants that there are, separated by commas. */
  TENANTS: names,
});

export type IngestDocumentsEnv = z.input<typeof ingestDocumentsEnv>;
