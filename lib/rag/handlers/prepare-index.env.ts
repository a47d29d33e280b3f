import type * as z from 'zod';
import { optionalText } from '../../shared/env';
import { ingestDocumentsEnv } from './ingest-documents.env';

export const prepareIndexEnv = ingestDocumentsEnv.omit({ BUCKET_NAME: true, TABLE_NAME: true, TENANTS: true }).extend({
  /** ARNs of the roles that search, separated by commas. Left out where a policy names them to the store. */
  STORE_READERS: optionalText,
  /** ARNs of the roles that write. Left out as those. */
  STORE_WRITERS: optionalText,
});

export type PrepareIndexEnv = z.input<typeof prepareIndexEnv>;
