import type { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CustomResource, Duration } from 'aws-cdk-lib/core';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { PrepareDatabaseEnv } from '../../lib/async/handlers/prepare-database.env';
import { acknowledge } from '../guardrails/acknowledge';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { HandlerFunction } from '../shared/handler-function';
import type { TieredNetwork } from '../shared/tiered-network';
import type { ResultsDatabase } from './results-database';

/** Grows when prepare-database has something new to do on a database that already exists. */
const SCHEMA_REVISION = '1';

export interface PrepareDatabaseProps {
  /** The database to prepare. */
  readonly database: ResultsDatabase;
  /** Where the function runs, and where Secrets Manager comes in. */
  readonly network: TieredNetwork;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/**
 * Makes the workers' user and the tables when the stack is deployed, as the master user, so that workers never know the
 * master password. What needs the database ready depends on this.
 */
export class PrepareDatabase extends Construct {
  readonly group: SecurityGroup;

  constructor(scope: Construct, id: string, { database, network, architecture }: PrepareDatabaseProps) {
    super(scope, id);
    const secret = database.instance.secret!;
    this.group = network.addCaller(this, 'Group', 'Prepares the database of results');
    database.allowFrom(this.group);

    const handler = new HandlerFunction<PrepareDatabaseEnv & { NODE_EXTRA_CA_CERTS: string }>(this, 'Handler', {
      pattern: 'async',
      handler: 'prepare-database',
      description: 'At deploy: makes the user and the tables of the database of results',
      architecture,
      timeout: Duration.minutes(2),
      environment: {
        ...database.clientEnvironment,
        MASTER_SECRET_ARN: secret.secretArn,
        NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
      },
      network: { vpc: network.vpc, subnets: network.isolatedSubnets, securityGroup: this.group },
    });
    handler.allow(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }));

    const logGroup = new LogGroup(this, 'ProviderLogs');
    const role = new Role(this, 'ProviderRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const provider = new Provider(this, 'Provider', {
      onEventHandler: handler.function,
      frameworkOnEventRole: role,
      logGroup,
    });
    const prepared = new CustomResource(this, 'Prepared', {
      serviceToken: provider.serviceToken,
      properties: { Revision: SCHEMA_REVISION, User: database.clientEnvironment.DATABASE_USER },
    });
    // The endpoint of Secrets Manager and the rules that let this function through, on both sides, must stand before it runs.
    prepared.node.addDependency(database, network, this.group);
    this.explainTheFramework(provider, role, handler.function);
  }

  /** The library's own function between CloudFormation and our handler. */
  private explainTheFramework(provider: Provider, role: Role, handler: IFunction): void {
    const framework = provider.node.findChild('framework-onEvent');
    (framework.node.defaultChild as CfnFunction).memorySize = 128;
    acknowledge(framework, {
      'Serverless-LambdaDLQ':
        'CloudFormation waits for the answer of this function and rolls the deployment back without one: nothing is lost.',
      'Serverless-LambdaTracing': 'It runs once in a deployment, and its log tells all there is to know.',
    });
    acknowledgeWildcard(
      role,
      `${handler.functionArn}:*`,
      'The library lets it call any version of the handler; there is one handler and it has one version.',
    );
  }
}
