import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { prepareDatabaseHandler } from '../../shared/prepare-database';
import { readSecret } from '../../shared/read-secret';
import { prepareSchema } from '../adapters/postgres-schema';
import { prepareDatabaseEnv } from './prepare-database.env';

export const handler = onFirstEvent(() =>
  prepareDatabaseHandler({ readSecret, prepare: prepareSchema }, parseEnv(prepareDatabaseEnv), 'job-results-schema'),
);
