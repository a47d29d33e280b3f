import { InterfaceVpcEndpointAwsService, type SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Duration } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { PreparationEnv } from '../../lib/shared/database-env';
import { AtDeploy } from './at-deploy';
import { RDS_CERTIFICATES_IN_LAMBDA, type SqlDatabase } from './sql-database';
import type { TieredNetwork } from './tiered-network';

export interface PrepareDatabaseProps<Environment> {
  /** The pattern whose handler `prepare-database` it is. */
  readonly pattern: string;
  /** The database to prepare. */
  readonly database: SqlDatabase;
  /** What it holds, for descriptions: `results`. */
  readonly holds: string;
  /** Where the function runs. */
  readonly network: TieredNetwork;
  /**
   * Subnets with a way out, which spare an endpoint of Secrets Manager.
   * @default - the isolated ones, with that endpoint
   */
  readonly subnets?: SubnetSelection;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
  /** Grows when the handler has something new to do on a database that already exists. */
  readonly revision: string;
  /** What it reads from its environment beyond what every preparation does. */
  readonly environment: Environment;
}

/**
 * Makes the programs' user and the tables when the stack is deployed, as the master user, so that programs never know the
 * master password.
 */
export function prepareDatabase<Environment extends Record<string, string>>(
  scope: Construct,
  id: string,
  props: PrepareDatabaseProps<Environment>,
): AtDeploy<PreparationEnv & Environment & { NODE_EXTRA_CA_CERTS: string }> {
  const { pattern, database, holds, network, architecture } = props;
  const preparation = new AtDeploy<PreparationEnv & Environment & { NODE_EXTRA_CA_CERTS: string }>(scope, id, {
    handler: {
      pattern,
      handler: 'prepare-database',
      description: `At deploy: makes the user and the tables of the database of ${holds}`,
      architecture,
      timeout: Duration.minutes(2),
      environment: {
        ...database.clientEnvironment,
        ...props.environment,
        MASTER_SECRET_ARN: database.masterSecretArn,
        NODE_EXTRA_CA_CERTS: RDS_CERTIFICATES_IN_LAMBDA,
      },
    },
    inside: {
      network,
      subnets: props.subnets ?? network.isolatedSubnets,
      groupDescription: `Prepares the database of ${holds}`,
    },
    properties: { Revision: props.revision, User: database.clientEnvironment.DATABASE_USER },
    after: [database, ...(props.subnets ? [network.wayOutEstablished] : [])],
  });
  const group = preparation.group!;
  database.allowFrom(group);
  database.grantReadMasterSecret(preparation.handler.role);
  if (!props.subnets) {
    network.addEndpoint('SecretsManager', InterfaceVpcEndpointAwsService.SECRETS_MANAGER, [group]);
  }
  return preparation;
}
