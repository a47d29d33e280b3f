import { CompositePrincipal, Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type CfnFunction, type IVersion, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { ArnFormat, type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { handlerCode } from '../shared/handler-bundle';
import { NODE_RUNTIME } from '../shared/node-runtime';

export interface EdgeFunctionProps {
  /** File name without ending: `lib/upload/handlers/<handler>.ts`. */
  readonly handler: string;
  /** One sentence for the console's list of functions. */
  readonly description: string;
  /** How long one invocation may take: 30 seconds at most between CloudFront and an origin. */
  readonly timeout: Duration;
  /** Memory in MiB. */
  readonly memorySize: number;
  /**
   * Put the Linux build of compiled modules (sharp) into the asset.
   * @default false
   */
  readonly native?: boolean;
}

/**
 * A function that CloudFront copies to its own places and runs there: Lambda@Edge.
 *
 * Much that a function may have, such a one may not: no variables, no other CPU than x86_64, no network, no tracing, no queue for
 * what failed (U13, U14). It is known by a numbered version, and lies in us-east-1 whatever the region of the stack.
 */
export class EdgeFunction extends Construct {
  readonly version: IVersion;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: EdgeFunctionProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new CompositePrincipal(
        new ServicePrincipal('lambda.amazonaws.com'),
        new ServicePrincipal('edgelambda.amazonaws.com'),
      ),
    });
    const edge = new LambdaFunction(this, 'Function', {
      runtime: NODE_RUNTIME,
      architecture: Architecture.X86_64,
      handler: 'index.handler',
      code: handlerCode(this, {
        pattern: 'upload',
        name: props.handler,
        ...(props.native && { nativeFor: 'x86_64' }),
      }),
      description: props.description,
      role: this.role,
      timeout: props.timeout,
      memorySize: props.memorySize,
      // CloudFront may still use the version before when a new one has come. All go with the function.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    // It would stay empty: what runs at the edge writes into a group in whatever region it runs in.
    edge.node.tryRemoveChild('LogGroup');
    (edge.node.defaultChild as CfnFunction).loggingConfig = undefined;
    this.version = edge.currentVersion;
    this.allowLogs(edge.functionName);
    acknowledge(edge, {
      'Serverless-LambdaDLQ':
        'CloudFront waits for its answer: there is no asynchronous call whose loss a queue could keep.',
      'Serverless-LambdaTracing': 'Lambda@Edge takes no tracing; CloudFront measures its errors and its time.',
    });
  }

  /**
   * The service makes the group, in the region nearest to whoever asked. By a policy of its own, which the function need not wait
   * for: so it can name the function, whose name begins with no more of the stack's than there is room for.
   */
  private allowLogs(functionName: string): void {
    const group = Stack.of(this).formatArn({
      service: 'logs',
      region: '*',
      resource: 'log-group',
      resourceName: `/aws/lambda/us-east-1.${functionName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const policy = new Policy(this, 'Logs', {
      roles: [this.role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [group],
        }),
      ],
    });
    acknowledgeWildcard(
      policy,
      group,
      'Where it runs depends on who asks, and the region is part of the name: every region, and the group of this function alone.',
    );
  }
}
