import {
  DatabaseInstanceEngine,
  type IInstanceEngine,
  MysqlEngineVersion,
  PostgresEngineVersion,
} from 'aws-cdk-lib/aws-rds';

/** A database server: what RDS has to know of it. */
export interface SqlEngine {
  /** A minor version, since a major one alone is moved by AWS and flagged as deprecated in time (X14). */
  readonly version: IInstanceEngine;
  readonly port: number;
  /** Begins identifiers, so that a server can be made while one of another engine, which it takes the place of, still is. */
  readonly identifierPrefix: '' | 'mysql-';
  /** Logs that RDS sends to CloudWatch. */
  readonly logs: readonly string[];
  /** What its parameter group says in every database: no connection without TLS. */
  readonly parameters: Readonly<Record<string, string>>;
}

export const POSTGRESQL: SqlEngine = {
  version: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17_9 }),
  port: 5432,
  identifierPrefix: '',
  logs: ['postgresql', 'upgrade'],
  parameters: { 'rds.force_ssl': '1' },
};

/** Not 8.0: its standard support has ended, and the extended one bills by the CPU and hour. */
export const MYSQL: SqlEngine = {
  version: DatabaseInstanceEngine.mysql({ version: MysqlEngineVersion.VER_8_4_8 }),
  port: 3306,
  identifierPrefix: 'mysql-',
  logs: ['error', 'slowquery'],
  // A statement above a second is slow, and goes to the file that RDS sends on.
  parameters: { require_secure_transport: '1', slow_query_log: '1', long_query_time: '1', log_output: 'FILE' },
};
