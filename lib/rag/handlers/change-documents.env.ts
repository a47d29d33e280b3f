import * as z from 'zod';
import { readDocumentsEnv } from './read-documents.env';

export const changeDocumentsEnv = readDocumentsEnv.extend({
  /** Bucket of the documents. */
  BUCKET_NAME: z.string(),
});

export type ChangeDocumentsEnv = z.input<typeof changeDocumentsEnv>;
