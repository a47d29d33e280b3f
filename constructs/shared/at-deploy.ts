import type { SecurityGroup, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CustomResource } from 'aws-cdk-lib/core';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct, type IDependable } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { HandlerFunction, type HandlerFunctionProps } from './handler-function';
import type { TieredNetwork } from './tiered-network';

export interface AtDeployProps<Environment extends Record<string, string | undefined>> {
  /** What runs. It gets CloudFormation's event; an error of its ends the deployment, which rolls back. */
  readonly handler: Omit<HandlerFunctionProps<Environment>, 'network'>;
  /**
   * Where it runs, with a security group of its own.
   * @default - outside any VPC
   */
  readonly inside?: {
    readonly network: TieredNetwork;
    /** Subnets it runs in: isolated ones, with an endpoint for each service that it calls, or those with a way out. */
    readonly subnets: SubnetSelection;
    /** What the security group is for, one sentence. */
    readonly groupDescription: string;
  };
  /** What the event says. It runs in the first deployment, and again in each that changes one of these. */
  readonly properties: Readonly<Record<string, string>>;
  /** What must exist before it runs, beside its network and its own rules. */
  readonly after: readonly IDependable[];
}

/**
 * Runs a handler while the stack is deployed: what no resource of CloudFormation can do, such as making tables.
 */
export class AtDeploy<Environment extends Record<string, string | undefined>> extends Construct {
  readonly handler: HandlerFunction<Environment>;
  /** Its security group, where it runs in a network. */
  readonly group?: SecurityGroup;
  /** What needs it done depends on this. */
  readonly done: IDependable;
  private readonly serviceToken: string;

  constructor(scope: Construct, id: string, props: AtDeployProps<Environment>) {
    super(scope, id);
    const { inside } = props;
    const securityGroup = inside?.network.addCaller(this, 'Group', inside.groupDescription);
    this.group = securityGroup;
    this.handler = new HandlerFunction<Environment>(this, 'Handler', {
      ...props.handler,
      ...(inside && securityGroup && { network: { vpc: inside.network.vpc, subnets: inside.subnets, securityGroup } }),
    });

    const logGroup = new LogGroup(this, 'ProviderLogs');
    const role = new Role(this, 'ProviderRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const provider = new Provider(this, 'Provider', {
      onEventHandler: this.handler.function,
      frameworkOnEventRole: role,
      logGroup,
    });
    this.serviceToken = provider.serviceToken;
    const prepared = new CustomResource(this, 'Prepared', {
      serviceToken: this.serviceToken,
      properties: props.properties,
    });
    // The endpoints it calls and the rules that let it through, on both sides, must stand before it runs.
    prepared.node.addDependency(...props.after, ...(inside && securityGroup ? [inside.network, securityGroup] : []));
    this.done = prepared;
    this.explainTheFramework(provider, role, this.handler.function);
  }

  /** Has the handler run once more, for what is known only when others are there that wait for the first time. */
  again(id: string, properties: AtDeployProps<Environment>['properties']): void {
    new CustomResource(this, id, { serviceToken: this.serviceToken, properties }).node.addDependency(this.done);
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
