import type { Construct, IDependable } from 'constructs';
import { CONNECTIONS_PER_SERVER, MAX_CONNECTIONS } from '../../lib/web/domain/database-connections';
import type { WebSettings } from '../../lib/web/settings';
import { prepareDatabase } from '../shared/prepare-database';
import { SqlDatabase, type SqlDatabaseProps } from '../shared/sql-database';
import { MYSQL, POSTGRESQL } from '../shared/sql-engine';

/** Grows with each migration, so that a deployment runs it. */
const SCHEMA_REVISION = '1';

const ENGINES = { postgres: POSTGRESQL, mysql: MYSQL } as const;

export interface GuestbookDatabaseProps extends Pick<SqlDatabaseProps, 'network' | 'mode'> {
  /** What the operator chose. */
  readonly settings: Pick<WebSettings, 'database' | 'databaseSize' | 'architecture'>;
}

/** What the stack needs of the data tier. */
export interface GuestbookDatabase {
  readonly database: SqlDatabase;
  /** Tables and user are there. */
  readonly prepared: IDependable;
}

/** The data tier, with its tables in it and the one user that servers sign in as. */
export function guestbookDatabase(
  scope: Construct,
  id: string,
  { network, mode, settings }: GuestbookDatabaseProps,
): GuestbookDatabase {
  const { database: engine, databaseSize: size, architecture } = settings;
  // The id names the engine: RDS cannot turn one into the other, and CloudFormation would not know to make another.
  const database = new SqlDatabase(scope, `${id}${engine === 'mysql' ? 'MySql' : 'PostgreSql'}`, {
    network,
    mode,
    engine: ENGINES[engine],
    size,
    holds: 'guestbook',
    databaseName: 'guestbook',
    user: 'guestbook_server',
    maxConnections: MAX_CONNECTIONS[size],
    whenConnectionsRunOut: `each server opens ${CONNECTIONS_PER_SERVER}; lower web.maxInstances or take a larger web.databaseSize`,
  });
  const { done: prepared } = prepareDatabase(scope, `Prepare${id}`, {
    pattern: 'web',
    database,
    holds: 'the guestbook',
    network,
    subnets: network.applicationSubnets,
    architecture,
    revision: `${engine} ${SCHEMA_REVISION}`,
    environment: { DATABASE_ENGINE: engine },
  });
  return { database, prepared };
}
