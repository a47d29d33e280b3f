import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { PrepareDatabaseEnv } from '../../lib/async/handlers/prepare-database.env';
import { AtDeploy } from '../shared/at-deploy';
import { type PostgresDatabase, RDS_CERTIFICATES_IN_LAMBDA } from '../shared/postgres-database';
import type { TieredNetwork } from '../shared/tiered-network';

/** Grows when prepare-database has something new to do on a database that already exists. */
const SCHEMA_REVISION = '1';

export interface PrepareDatabaseProps {
  /** The database to prepare. */
  readonly database: PostgresDatabase;
  /** Where the function runs, and where Secrets Manager comes in. */
  readonly network: TieredNetwork;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/**
 * Makes the workers' user and the tables when the stack is deployed, as the master user, so that workers never know the
 * master password.
 */
export function prepareDatabase(
  scope: Construct,
  id: string,
  { database, network, architecture }: PrepareDatabaseProps,
): AtDeploy<PrepareDatabaseEnv & { NODE_EXTRA_CA_CERTS: string }> {
  const preparation = new AtDeploy<PrepareDatabaseEnv & { NODE_EXTRA_CA_CERTS: string }>(scope, id, {
    handler: {
      pattern: 'async',
      handler: 'prepare-database',
      description: 'At deploy: makes the user and the tables of the database of results',
      architecture,
      timeout: Duration.minutes(2),
      environment: {
        ...database.clientEnvironment,
        MASTER_SECRET_ARN: database.masterSecretArn,
        NODE_EXTRA_CA_CERTS: RDS_CERTIFICATES_IN_LAMBDA,
      },
    },
    network,
    groupDescription: 'Prepares the database of results',
    properties: { Revision: SCHEMA_REVISION, User: database.clientEnvironment.DATABASE_USER },
    after: [database],
  });
  database.allowFrom(preparation.group);
  database.grantReadMasterSecret(preparation.handler.role);
  return preparation;
}
