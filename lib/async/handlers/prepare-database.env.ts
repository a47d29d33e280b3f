import { preparationEnv } from '../../shared/database-env';

/** The database of results; the user is the one that workers sign in as. */
export const prepareDatabaseEnv = preparationEnv;
