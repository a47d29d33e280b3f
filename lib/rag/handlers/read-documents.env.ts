import * as z from 'zod';
import { names } from './search-passages.env';

export const readDocumentsEnv = z.object({
  TABLE_NAME: z.string(),
  /** Names of the tenants that there are, separated by commas. */
  TENANTS: names,
});

export type ReadDocumentsEnv = z.input<typeof readDocumentsEnv>;
