import * as z from 'zod';
import { preparationEnv } from '../../shared/database-env';

/** The guestbook's database; the user is the one that its servers sign in as. */
export const prepareDatabaseEnv = preparationEnv.extend({
  /** Engine of the database. */
  DATABASE_ENGINE: z.enum(['postgres', 'mysql']),
});

export type PrepareDatabaseEnv = z.input<typeof prepareDatabaseEnv>;
