import { parseEnv } from '../../shared/env';
import { onFirstEvent } from '../../shared/on-first-event';
import { prepareDatabaseHandler } from '../../shared/prepare-database';
import { readSecret } from '../../shared/read-secret';
import { prepareMysql } from '../adapters/mysql-migrations';
import { preparePostgres } from '../adapters/postgres-migrations';
import { prepareDatabaseEnv } from './prepare-database.env';

const PREPARE = { postgres: preparePostgres, mysql: prepareMysql } as const;

export const handler = onFirstEvent(() => {
  const env = parseEnv(prepareDatabaseEnv);
  return prepareDatabaseHandler({ readSecret, prepare: PREPARE[env.DATABASE_ENGINE] }, env, 'guestbook-schema');
});
