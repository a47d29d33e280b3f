import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from '../../constructs/guardrails/acknowledge';
import { acknowledgeWildcard } from '../../constructs/guardrails/acknowledge-wildcard';
import { AccessLogBucket } from '../../constructs/shared/access-log-bucket';
import { stackOutputs } from '../../constructs/shared/stack-outputs';
import { NODE_MAJOR_VERSION } from '../../lib/shared/runtime';
import type { PatternStackProps } from '../../stacks/pattern-stack';
import type { TinySettings } from './settings';

/** One topic, one function, one bucket: the function writes a greeting into the bucket and tells the topic. */
export class TinyStack extends Stack {
  constructor(scope: Construct, id: string, { settings, mode, alarmEmail, ...props }: PatternStackProps<TinySettings>) {
    super(scope, id, props);
    const topic = new Topic(this, 'Topic');
    const { bucket: serverAccessLogsBucket } = new AccessLogBucket(this, 'AccessLogs', {
      retentionDays: mode.logRetentionDays,
    });
    const bucket = new Bucket(this, 'Bucket', {
      serverAccessLogsBucket,
      versioned: mode.keepData,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          ...(mode.keepData && { noncurrentVersionExpiration: Duration.days(30) }),
        },
      ],
    });

    const logGroup = new LogGroup(this, 'Logs');
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    topic.grantPublish(role);
    role.addToPrincipalPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('greetings/*')],
      }),
    );
    acknowledgeWildcard(role, bucket.arnForObjects('greetings/*'), 'Greetings are many, and all below one prefix.');

    const greeter = new LambdaFunction(this, 'Greeter', {
      runtime: new Runtime(`nodejs${NODE_MAJOR_VERSION}.x`, RuntimeFamily.NODEJS, { supportsInlineCode: true }),
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => process.env.GREETING;'),
      role,
      logGroup,
      timeout: Duration.seconds(5),
      memorySize: 128,
      environment: { GREETING: settings.loud ? settings.greeting.toUpperCase() : settings.greeting },
    });
    acknowledge(greeter, {
      'Serverless-LambdaDLQ': 'Nobody invokes it asynchronously: it is there to be looked at, not to be called.',
      'Serverless-LambdaTracing': 'There is nothing to trace in a function that nobody calls.',
    });

    stackOutputs(this, {
      steps: [
        {
          name: 'LookAtGreetings',
          value: `aws s3 ls s3://${bucket.bucketName} --region ${this.region}`,
          description: 'List the greetings',
        },
      ],
      values: { BucketName: { value: bucket.bucketName, description: 'Where greetings are kept' } },
    });
  }
}
