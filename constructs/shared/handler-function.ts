import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';
import { handlerCode } from './handler-bundle';
import { NODE_RUNTIME } from './node-runtime';

export interface HandlerFunctionProps<Environment extends Record<string, string | undefined>> {
  /** Pattern whose handlers folder holds the code. */
  readonly pattern: string;
  /** File name without ending: `lib/<pattern>/handlers/<handler>.ts`. */
  readonly handler: string;
  /** One sentence for the console's list of functions. */
  readonly description: string;
  /** Exactly the variables of the handler's environment schema; a missing one does not compile. */
  readonly environment: Environment;
  /** How long one invocation may take before Lambda ends it. */
  readonly timeout: Duration;
  /**
   * Memory in MiB; CPU grows with it, one full core at 1,769 MiB.
   * @default 256
   */
  readonly memorySize?: number;
  /**
   * CPU of the function.
   * @default arm64
   */
  readonly architecture?: 'arm64' | 'x86_64';
  /**
   * Put the Linux build of compiled modules (sharp) into the asset.
   * @default false
   */
  readonly native?: boolean;
  /**
   * Network to run in, with one security group of the function's own.
   * @default - outside any VPC, with the service's own internet access
   */
  readonly network?: { readonly vpc: IVpc; readonly subnets: SubnetSelection; readonly securityGroup: ISecurityGroup };
}

/**
 * A Node.js function with its own role and its own log group, both of which `cdk destroy` removes as the mode says.
 *
 * The role may write to that log group and send traces, nothing else: the AWS managed policy would let it create log groups
 * that outlive the stack. Whatever else the handler calls is granted on the thing that it calls.
 */
export class HandlerFunction<Environment extends Record<string, string | undefined>> extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: HandlerFunctionProps<Environment>) {
    super(scope, id);
    const architecture = props.architecture ?? 'arm64';

    this.logGroup = new LogGroup(this, 'Logs');
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.role);
    if (props.network) this.role.addToPrincipalPolicy(networkInterfaces());

    this.function = new LambdaFunction(this, 'Function', {
      runtime: NODE_RUNTIME,
      architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      handler: 'index.handler',
      code: handlerCode(this, {
        pattern: props.pattern,
        name: props.handler,
        ...(props.native && { nativeFor: architecture }),
      }),
      description: props.description,
      role: this.role,
      logGroup: this.logGroup,
      timeout: props.timeout,
      tracing: Tracing.ACTIVE,
      memorySize: props.memorySize ?? 256,
      environment: { ...definedValues(props.environment), NODE_OPTIONS: '--enable-source-maps' },
      ...(props.network && {
        vpc: props.network.vpc,
        vpcSubnets: props.network.subnets,
        securityGroups: [props.network.securityGroup],
      }),
    });
    acknowledge(this.role, {
      'AwsSolutions-IAM5[Resource::*]':
        'Traces (xray:PutTraceSegments) and, in a VPC, network interfaces belong to no resource that a policy could name.',
    });
    acknowledge(this.function, {
      'Serverless-LambdaDLQ':
        'A dead-letter queue of a function serves asynchronous invocations only. This one is called by an API, by CloudFormation, or by the mapping of a queue that has a dead-letter queue of its own.',
    });
  }
}

/** Lambda attaches its functions to a VPC with these calls, which accept no narrower resource. */
function networkInterfaces(): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [
      'ec2:CreateNetworkInterface',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeSubnets',
      'ec2:DeleteNetworkInterface',
      'ec2:AssignPrivateIpAddresses',
      'ec2:UnassignPrivateIpAddresses',
    ],
    resources: ['*'],
  });
}

function definedValues(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
