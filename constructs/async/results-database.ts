import type { Construct } from 'constructs';
import { RESULTS_DATABASE } from '../../lib/async/domain/results-database';
import { PostgresDatabase, type PostgresDatabaseProps } from '../shared/postgres-database';

/** The database of results. Workers sign in as a user that may do what they do to the one table, and nothing else. */
export function resultsDatabase(
  scope: Construct,
  id: string,
  props: Pick<PostgresDatabaseProps, 'network' | 'mode'>,
): PostgresDatabase {
  return new PostgresDatabase(scope, id, {
    ...props,
    holds: 'results',
    databaseName: 'jobs',
    user: 'job_worker',
    maxConnections: RESULTS_DATABASE.maxConnections,
    whenConnectionsRunOut: 'lower async.maxConcurrency or take a larger instance',
  });
}
