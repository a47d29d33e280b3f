import { join } from 'node:path';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Distribution, ViewerProtocolPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Alarm, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  CfnEIP,
  Instance,
  InstanceType,
  LaunchTemplate,
  MachineImage,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ApplicationProtocol, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, FunctionUrlAuthType, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnAccessPolicy, CfnCollection, CfnSecurityPolicy } from 'aws-cdk-lib/aws-opensearchserverless';
import { DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** What a seeded change may turn before the synth, where no change of the template is the same. */
export interface SampleProps {
  /** @default Store */
  readonly tableId?: string;
  /** @default Alerts */
  readonly topicId?: string;
  /** @default Worker */
  readonly workerId?: string;
  /** @default ServerGroup */
  readonly groupId?: string;
  /** @default false */
  readonly terminationProtection?: boolean;
}

/** A stack that belongs to no pattern and has one of whatever a reviewer asks about. */
export function sampleApp(
  {
    tableId = 'Store',
    topicId = 'Alerts',
    workerId = 'Worker',
    groupId = 'ServerGroup',
    terminationProtection = false,
  }: SampleProps = {},
  outdir?: string,
): App {
  const app = new App({ analyticsReporting: false, treeMetadata: false, ...(outdir && { outdir }) });
  const stack = new Stack(app, 'Sample', { env: { region: 'ap-southeast-2' }, terminationProtection });
  const files = new Bucket(stack, 'Files', {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [{ expiration: Duration.days(90), id: 'Old' }],
  });
  const dead = new Queue(stack, 'DeadLetters', {
    encryption: QueueEncryption.SQS_MANAGED,
    retentionPeriod: Duration.days(14),
  });
  const jobs = new Queue(stack, 'Jobs', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
  });
  const table = new TableV2(stack, tableId, {
    partitionKey: { name: 'id', type: AttributeType.STRING },
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const topic = new Topic(stack, topicId);
  topic.addSubscription(new EmailSubscription('ops@example.com'));
  new Key(stack, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
  programs(stack, workerId, { files, jobs, table, topic });
  machines(stack, groupId);
  search(stack);
  new Dashboard(stack, 'Board');
  return app;
}

interface Stores {
  readonly files: Bucket;
  readonly jobs: Queue;
  readonly table: TableV2;
  readonly topic: Topic;
}

function programs(scope: Construct, workerId: string, { files, jobs, table, topic }: Stores): void {
  const worker = new LambdaFunction(scope, workerId, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromAsset(join(__dirname, 'sample-program')),
    memorySize: 256,
    logGroup: new LogGroup(scope, 'WorkerLogs', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    }),
  });
  worker.addToRolePolicy(
    new PolicyStatement({ sid: 'ReadFiles', actions: ['s3:GetObject'], resources: [files.arnForObjects('in/*')] }),
  );
  worker.addToRolePolicy(
    new PolicyStatement({
      sid: 'SendMail',
      actions: ['ses:SendEmail'],
      resources: ['*'],
      conditions: { StringEquals: { 'ses:FromAddress': 'a@example.com' } },
    }),
  );
  jobs.grantSendMessages(worker);
  table.grantReadData(worker);
  worker.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
  const api = new HttpApi(scope, 'Api');
  api.addRoutes({
    path: '/jobs',
    methods: [HttpMethod.GET],
    integration: new HttpLambdaIntegration('ToWorker', worker),
    authorizer: new HttpIamAuthorizer(),
  });
  new Alarm(scope, 'Errors', { metric: worker.metricErrors(), threshold: 1, evaluationPeriods: 1 }).addAlarmAction({
    bind: () => ({ alarmActionArn: topic.topicArn }),
  });
  new Distribution(scope, 'Site', {
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(files),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    },
    webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/1',
  });
}

function machines(scope: Construct, groupId: string): void {
  const vpc = new Vpc(scope, 'Net', {
    availabilityZones: ['ap-southeast-2a', 'ap-southeast-2b'],
    natGateways: 0,
    restrictDefaultSecurityGroup: false,
    subnetConfiguration: [
      { name: 'Public', subnetType: SubnetType.PUBLIC },
      { name: 'Inner', subnetType: SubnetType.PRIVATE_ISOLATED },
    ],
  });
  const group = new SecurityGroup(scope, groupId, { vpc, allowAllOutbound: true });
  group.addIngressRule(Peer.ipv4('10.0.0.0/8'), Port.tcp(22));
  const server = new Instance(scope, 'Server', {
    vpc,
    vpcSubnets: { subnetType: SubnetType.PUBLIC },
    securityGroup: group,
    instanceType: new InstanceType('t3.micro'),
    machineImage: MachineImage.genericLinux({ 'ap-southeast-2': 'ami-0123456789abcdef0' }),
  });
  new LaunchTemplate(scope, 'Template', { requireImdsv2: true });
  new CfnEIP(scope, 'Address', { instanceId: server.instanceId });
  const balancer = new ApplicationLoadBalancer(scope, 'Balancer', { vpc, internetFacing: false });
  balancer.addListener('Http', {
    port: 80,
    protocol: ApplicationProtocol.HTTP,
    open: false,
    defaultAction: ListenerAction.fixedResponse(404),
  });
  new DatabaseInstance(scope, 'Database', {
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
    engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 }),
    instanceType: new InstanceType('t4g.micro'),
    publiclyAccessible: false,
    storageEncrypted: true,
    backupRetention: Duration.days(7),
    deletionProtection: true,
    removalPolicy: RemovalPolicy.SNAPSHOT,
    iamAuthentication: true,
  });
}

function search(scope: Construct): void {
  new CfnSecurityPolicy(scope, 'Doors', {
    name: 'doors',
    type: 'network',
    policy: JSON.stringify([
      {
        Rules: [{ ResourceType: 'collection', Resource: ['collection/docs'] }],
        AllowFromPublic: false,
        SourceVPCEs: ['vpce-1'],
      },
    ]),
  });
  new CfnAccessPolicy(scope, 'Readers', {
    name: 'readers',
    type: 'data',
    policy: JSON.stringify([
      {
        Rules: [{ ResourceType: 'index', Resource: ['index/docs/*'], Permission: ['aoss:ReadDocument'] }],
        Principal: ['arn:aws:iam::111122223333:role/reader'],
      },
    ]),
  });
  new CfnCollection(scope, 'Docs', { name: 'docs', type: 'SEARCH' });
}
