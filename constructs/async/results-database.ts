import type { Construct } from 'constructs';
import { RESULTS_DATABASE } from '../../lib/async/domain/results-database';
import { SqlDatabase, type SqlDatabaseProps } from '../shared/sql-database';
import { POSTGRESQL } from '../shared/sql-engine';

/** The database of results. Workers sign in as a user that may do what they do to the one table, and nothing else. */
export function resultsDatabase(
  scope: Construct,
  id: string,
  props: Pick<SqlDatabaseProps, 'network' | 'mode'>,
): SqlDatabase {
  return new SqlDatabase(scope, id, {
    ...props,
    engine: POSTGRESQL,
    holds: 'results',
    databaseName: 'jobs',
    user: 'job_worker',
    maxConnections: RESULTS_DATABASE.maxConnections,
    whenConnectionsRunOut: 'lower async.maxConcurrency or take a larger instance',
  });
}
