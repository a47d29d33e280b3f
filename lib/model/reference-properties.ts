import { inventedReferences, resolveIntrinsics, UnresolvedIntrinsicError } from './intrinsics';
import { resourceOrStray } from './references';
import type { StackModel } from './template';

/** A value where a resource of the stack is expected and none is. */
export interface Stray {
  readonly logicalId: string;
  /** Path of the property, for example `VpcConfig.SubnetIds`. */
  readonly property: string;
  readonly value: unknown;
}

const SUBNETS = ['AWS::EC2::Subnet'];
const GROUPS = ['AWS::EC2::SecurityGroup'];
const VPC = ['AWS::EC2::VPC'];
const ROLE = ['AWS::IAM::Role'];
const PROFILE = ['AWS::IAM::InstanceProfile'];
const FUNCTION = ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'];
const QUEUE = ['AWS::SQS::Queue'];
const TOPIC = ['AWS::SNS::Topic'];
const BUCKET = ['AWS::S3::Bucket'];
const LAUNCH_TEMPLATE = ['AWS::EC2::LaunchTemplate'];
const LOAD_BALANCER = ['AWS::ElasticLoadBalancingV2::LoadBalancer'];
const TARGET_GROUP = ['AWS::ElasticLoadBalancingV2::TargetGroup'];
const LOG_GROUP = ['AWS::Logs::LogGroup'];
const ROUTE_TABLE = ['AWS::EC2::RouteTable'];
const HTTP_API = ['AWS::ApiGatewayV2::Api'];
const VPC_LINK = ['AWS::ApiGatewayV2::VpcLink'];
const REST_API = ['AWS::ApiGateway::RestApi'];
const USER_POOL = ['AWS::Cognito::UserPool'];
const KEY = ['AWS::KMS::Key', 'AWS::KMS::Alias'];
/** Whatever stands there is made outside of every stack. */
const NOTHING: readonly string[] = [];
const HOLDERS = { Roles: ROLE, Groups: ['AWS::IAM::Group'], Users: ['AWS::IAM::User'] };
const ALARM_ACTIONS = [
  ...TOPIC,
  'AWS::AutoScaling::ScalingPolicy',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  ...FUNCTION,
];

/** Properties that must lead to a resource of the stack, with what it may be. A list stands for each of its items. */
const EXPECTED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS::ApiGateway::Account': { CloudWatchRoleArn: ROLE },
  'AWS::ApiGateway::Authorizer': { RestApiId: REST_API, ProviderARNs: USER_POOL },
  'AWS::ApiGateway::Deployment': { RestApiId: REST_API },
  'AWS::ApiGateway::Method': {
    RestApiId: REST_API,
    AuthorizerId: ['AWS::ApiGateway::Authorizer'],
    'Integration.Credentials': ROLE,
    'Integration.ConnectionId': VPC_LINK,
    'Integration.IntegrationTarget': LOAD_BALANCER,
    RequestValidatorId: ['AWS::ApiGateway::RequestValidator'],
  },
  'AWS::ApiGateway::Resource': { RestApiId: REST_API, ParentId: [...REST_API, 'AWS::ApiGateway::Resource'] },
  'AWS::ApiGateway::Stage': { RestApiId: REST_API, DeploymentId: ['AWS::ApiGateway::Deployment'] },
  'AWS::ApiGatewayV2::Authorizer': { ApiId: HTTP_API },
  'AWS::ApiGatewayV2::Integration': { ApiId: HTTP_API, ConnectionId: VPC_LINK, CredentialsArn: ROLE },
  'AWS::ApiGatewayV2::Route': { ApiId: HTTP_API, AuthorizerId: ['AWS::ApiGatewayV2::Authorizer'] },
  'AWS::ApiGatewayV2::Stage': { ApiId: HTTP_API, 'AccessLogSettings.DestinationArn': LOG_GROUP },
  'AWS::ApiGatewayV2::VpcLink': { SubnetIds: SUBNETS, SecurityGroupIds: GROUPS },
  'AWS::AutoScaling::AutoScalingGroup': {
    VPCZoneIdentifier: SUBNETS,
    'LaunchTemplate.LaunchTemplateId': LAUNCH_TEMPLATE,
    'LaunchTemplate.LaunchTemplateName': LAUNCH_TEMPLATE,
    'LaunchTemplate.Version': LAUNCH_TEMPLATE,
    LoadBalancerNames: LOAD_BALANCER,
    'MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateId': LAUNCH_TEMPLATE,
    'MixedInstancesPolicy.LaunchTemplate.Overrides.LaunchTemplateSpecification.LaunchTemplateId': LAUNCH_TEMPLATE,
    'MixedInstancesPolicy.LaunchTemplate.Overrides.LaunchTemplateSpecification.LaunchTemplateName': LAUNCH_TEMPLATE,
    TerminationPolicies: FUNCTION,
    'TrafficSources.Identifier': [...LOAD_BALANCER, ...TARGET_GROUP],
    'NotificationConfigurations.TopicARN': TOPIC,
    TargetGroupARNs: TARGET_GROUP,
  },
  'AWS::AutoScaling::LifecycleHook': {
    AutoScalingGroupName: ['AWS::AutoScaling::AutoScalingGroup'],
    NotificationTargetARN: [...QUEUE, ...TOPIC],
    RoleARN: ROLE,
  },
  'AWS::AutoScaling::ScalingPolicy': { AutoScalingGroupName: ['AWS::AutoScaling::AutoScalingGroup'] },
  'AWS::CloudFormation::CustomResource': { ServiceToken: FUNCTION },
  'AWS::CloudFront::Distribution': {
    'DistributionConfig.DefaultCacheBehavior.FunctionAssociations.FunctionARN': ['AWS::CloudFront::Function'],
    'DistributionConfig.CacheBehaviors.FunctionAssociations.FunctionARN': ['AWS::CloudFront::Function'],
    'DistributionConfig.Origins.OriginAccessControlId': ['AWS::CloudFront::OriginAccessControl'],
    'DistributionConfig.Origins.VpcOriginConfig.VpcOriginId': ['AWS::CloudFront::VpcOrigin'],
  },
  'AWS::CloudFront::VpcOrigin': { 'VpcOriginEndpointConfig.Arn': [...LOAD_BALANCER, 'AWS::EC2::Instance'] },
  'AWS::CloudWatch::Alarm': {
    AlarmActions: ALARM_ACTIONS,
    OKActions: ALARM_ACTIONS,
    InsufficientDataActions: ALARM_ACTIONS,
  },
  'AWS::Cognito::IdentityPoolRoleAttachment': {
    IdentityPoolId: ['AWS::Cognito::IdentityPool'],
    'Roles.authenticated': ROLE,
    'Roles.unauthenticated': ROLE,
  },
  'AWS::Cognito::UserPoolClient': { UserPoolId: USER_POOL },
  'AWS::DynamoDB::GlobalTable': { 'Replicas.SSESpecification.KMSMasterKeyId': KEY },
  'AWS::EC2::EIPAssociation': {
    AllocationId: ['AWS::EC2::EIP'],
    InstanceId: ['AWS::EC2::Instance'],
    NetworkInterfaceId: ['AWS::EC2::NetworkInterface'],
  },
  'AWS::EC2::FlowLog': {
    ResourceId: [...VPC, ...SUBNETS, 'AWS::EC2::NetworkInterface'],
    DeliverLogsPermissionArn: ROLE,
    LogGroupName: LOG_GROUP,
    LogDestination: [...LOG_GROUP, ...BUCKET],
  },
  'AWS::EC2::Instance': {
    SubnetId: SUBNETS,
    SecurityGroupIds: GROUPS,
    SecurityGroups: GROUPS,
    IamInstanceProfile: PROFILE,
    KeyName: ['AWS::EC2::KeyPair'],
    'BlockDeviceMappings.Ebs.KmsKeyId': KEY,
    'BlockDeviceMappings.Ebs.SnapshotId': NOTHING,
    'SsmAssociations.DocumentName': NOTHING,
    'Volumes.VolumeId': ['AWS::EC2::Volume'],
    'LaunchTemplate.LaunchTemplateId': LAUNCH_TEMPLATE,
    'LaunchTemplate.LaunchTemplateName': LAUNCH_TEMPLATE,
    'NetworkInterfaces.SubnetId': SUBNETS,
    'NetworkInterfaces.GroupSet': GROUPS,
    'NetworkInterfaces.NetworkInterfaceId': ['AWS::EC2::NetworkInterface'],
  },
  'AWS::EC2::LaunchTemplate': {
    'LaunchTemplateData.BlockDeviceMappings.Ebs.KmsKeyId': KEY,
    'LaunchTemplateData.BlockDeviceMappings.Ebs.SnapshotId': NOTHING,
    'LaunchTemplateData.IamInstanceProfile.Arn': PROFILE,
    'LaunchTemplateData.IamInstanceProfile.Name': PROFILE,
    'LaunchTemplateData.KeyName': ['AWS::EC2::KeyPair'],
    'LaunchTemplateData.NetworkInterfaces.Groups': GROUPS,
    'LaunchTemplateData.NetworkInterfaces.SubnetId': SUBNETS,
    'LaunchTemplateData.SecurityGroupIds': GROUPS,
    'LaunchTemplateData.SecurityGroups': GROUPS,
  },
  'AWS::EC2::NatGateway': { SubnetId: SUBNETS, AllocationId: ['AWS::EC2::EIP'] },
  'AWS::EC2::NetworkInterface': { SubnetId: SUBNETS, GroupSet: GROUPS },
  'AWS::EC2::Route': {
    RouteTableId: ROUTE_TABLE,
    GatewayId: ['AWS::EC2::InternetGateway'],
    NatGatewayId: ['AWS::EC2::NatGateway'],
    EgressOnlyInternetGatewayId: ['AWS::EC2::EgressOnlyInternetGateway'],
    InstanceId: ['AWS::EC2::Instance'],
    NetworkInterfaceId: ['AWS::EC2::NetworkInterface', 'AWS::EC2::Instance'],
  },
  'AWS::EC2::RouteTable': { VpcId: VPC },
  'AWS::EC2::SecurityGroup': {
    VpcId: VPC,
    'SecurityGroupIngress.SourceSecurityGroupId': GROUPS,
    'SecurityGroupEgress.DestinationSecurityGroupId': GROUPS,
  },
  'AWS::EC2::SecurityGroupEgress': { GroupId: GROUPS, DestinationSecurityGroupId: GROUPS },
  'AWS::EC2::SecurityGroupIngress': { GroupId: GROUPS, SourceSecurityGroupId: GROUPS },
  'AWS::EC2::Subnet': { VpcId: VPC },
  'AWS::EC2::SubnetRouteTableAssociation': { RouteTableId: ROUTE_TABLE, SubnetId: SUBNETS },
  'AWS::EC2::VPCEndpoint': {
    VpcId: VPC,
    SubnetIds: SUBNETS,
    SecurityGroupIds: GROUPS,
    RouteTableIds: ROUTE_TABLE,
  },
  'AWS::EC2::VPCGatewayAttachment': {
    VpcId: VPC,
    VpnGatewayId: NOTHING,
    InternetGatewayId: ['AWS::EC2::InternetGateway'],
  },
  'AWS::EFS::MountTarget': { FileSystemId: ['AWS::EFS::FileSystem'], SubnetId: SUBNETS, SecurityGroups: GROUPS },
  'AWS::ElasticLoadBalancingV2::Listener': {
    LoadBalancerArn: LOAD_BALANCER,
    'DefaultActions.TargetGroupArn': TARGET_GROUP,
    'DefaultActions.ForwardConfig.TargetGroups.TargetGroupArn': TARGET_GROUP,
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    ListenerArn: ['AWS::ElasticLoadBalancingV2::Listener'],
    'Actions.TargetGroupArn': TARGET_GROUP,
    'Actions.ForwardConfig.TargetGroups.TargetGroupArn': TARGET_GROUP,
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    Subnets: SUBNETS,
    'SubnetMappings.SubnetId': SUBNETS,
    SecurityGroups: GROUPS,
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': { VpcId: VPC },
  'AWS::Events::Rule': { RoleArn: ROLE, 'Targets.RoleArn': ROLE },
  'AWS::IAM::GroupPolicy': { GroupName: HOLDERS.Groups },
  'AWS::IAM::InstanceProfile': { Roles: ROLE },
  'AWS::IAM::ManagedPolicy': HOLDERS,
  'AWS::IAM::Policy': HOLDERS,
  'AWS::IAM::RolePolicy': { RoleName: ROLE },
  'AWS::IAM::User': { Groups: HOLDERS.Groups },
  'AWS::IAM::UserPolicy': { UserName: HOLDERS.Users },
  'AWS::IAM::UserToGroupAddition': { GroupName: HOLDERS.Groups, Users: HOLDERS.Users },
  'AWS::KinesisFirehose::DeliveryStream': {
    'ExtendedS3DestinationConfiguration.BucketARN': BUCKET,
    'ExtendedS3DestinationConfiguration.RoleARN': ROLE,
    'S3DestinationConfiguration.BucketARN': BUCKET,
    'S3DestinationConfiguration.RoleARN': ROLE,
  },
  'AWS::Lambda::EventInvokeConfig': {
    FunctionName: FUNCTION,
    'DestinationConfig.OnFailure.Destination': [...QUEUE, ...TOPIC, ...FUNCTION],
    'DestinationConfig.OnSuccess.Destination': [...QUEUE, ...TOPIC, ...FUNCTION],
  },
  'AWS::Lambda::EventSourceMapping': {
    EventSourceArn: [...QUEUE, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
    FunctionName: FUNCTION,
    'DestinationConfig.OnFailure.Destination': [...QUEUE, ...TOPIC],
  },
  'AWS::Lambda::Function': {
    Role: ROLE,
    'VpcConfig.SubnetIds': SUBNETS,
    'VpcConfig.SecurityGroupIds': GROUPS,
    'DeadLetterConfig.TargetArn': [...QUEUE, ...TOPIC],
    'FileSystemConfigs.Arn': ['AWS::EFS::AccessPoint'],
    KmsKeyArn: KEY,
    Layers: ['AWS::Lambda::LayerVersion'],
    'LoggingConfig.LogGroup': LOG_GROUP,
  },
  // The address of a function knows whose it is.
  'AWS::Lambda::Permission': { FunctionName: [...FUNCTION, 'AWS::Lambda::Url'] },
  'AWS::Lambda::Url': { TargetFunctionArn: FUNCTION },
  'AWS::Logs::LogGroup': { KmsKeyId: KEY },
  'AWS::Logs::MetricFilter': { LogGroupName: LOG_GROUP },
  'AWS::Logs::SubscriptionFilter': {
    LogGroupName: LOG_GROUP,
    RoleArn: ROLE,
    DestinationArn: ['AWS::KinesisFirehose::DeliveryStream', ...FUNCTION],
  },
  'AWS::OpenSearchServerless::VpcEndpoint': { VpcId: VPC, SubnetIds: SUBNETS, SecurityGroupIds: GROUPS },
  'AWS::OpenSearchService::Domain': { 'VPCOptions.SubnetIds': SUBNETS, 'VPCOptions.SecurityGroupIds': GROUPS },
  'AWS::RDS::DBCluster': { DBSubnetGroupName: ['AWS::RDS::DBSubnetGroup'], VpcSecurityGroupIds: GROUPS },
  'AWS::RDS::DBInstance': {
    'AssociatedRoles.RoleArn': ROLE,
    DBParameterGroupName: ['AWS::RDS::DBParameterGroup'],
    DBSnapshotIdentifier: NOTHING,
    Domain: NOTHING,
    KmsKeyId: KEY,
    'MasterUserSecret.KmsKeyId': KEY,
    OptionGroupName: ['AWS::RDS::OptionGroup'],
    SourceDBInstanceIdentifier: ['AWS::RDS::DBInstance'],
    DBSubnetGroupName: ['AWS::RDS::DBSubnetGroup'],
    VPCSecurityGroups: GROUPS,
    MonitoringRoleArn: ROLE,
  },
  'AWS::RDS::DBProxy': { VpcSubnetIds: SUBNETS, VpcSecurityGroupIds: GROUPS, RoleArn: ROLE },
  'AWS::RDS::DBSubnetGroup': { SubnetIds: SUBNETS },
  'AWS::S3::Bucket': {
    'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.KMSMasterKeyID': KEY,
    'NotificationConfiguration.LambdaConfigurations.Function': FUNCTION,
    'NotificationConfiguration.QueueConfigurations.Queue': QUEUE,
    'NotificationConfiguration.TopicConfigurations.Topic': TOPIC,
    'LoggingConfiguration.DestinationBucketName': BUCKET,
    'ReplicationConfiguration.Role': ROLE,
    'ReplicationConfiguration.Rules.Destination.Bucket': BUCKET,
  },
  'AWS::S3::BucketPolicy': { Bucket: BUCKET },
  'AWS::SNS::Subscription': { TopicArn: TOPIC },
  'AWS::SNS::TopicPolicy': { Topics: TOPIC },
  'AWS::SQS::Queue': {
    KmsMasterKeyId: KEY,
    'RedrivePolicy.deadLetterTargetArn': QUEUE,
    'RedriveAllowPolicy.sourceQueueArns': QUEUE,
  },
  'AWS::SQS::QueuePolicy': { Queues: QUEUE },
  'AWS::Scheduler::Schedule': { 'Target.RoleArn': ROLE, 'Target.DeadLetterConfig.Arn': QUEUE },
  'AWS::SecretsManager::RotationSchedule': { RotationLambdaARN: FUNCTION },
  'AWS::SecretsManager::ResourcePolicy': { SecretId: ['AWS::SecretsManager::Secret'] },
  'Custom::CDKBucketDeployment': { ServiceToken: FUNCTION, DestinationBucketName: BUCKET },
  'Custom::S3AutoDeleteObjects': { ServiceToken: FUNCTION, BucketName: BUCKET },
  'Custom::S3BucketNotifications': { ServiceToken: FUNCTION, BucketName: BUCKET },
  'Custom::VpcRestrictDefaultSG': { ServiceToken: FUNCTION, DefaultSecurityGroupId: VPC },
};

/**
 * Every value in a stack that stands where a resource of the stack is expected and leads to none: a literal id, ARN or name, an
 * import, a parameter. Also every text, wherever it stands, that has the form of somebody's network id or of an ARN in an
 * account. A proof lists those that are meant, each with its reason.
 */
export function strayReferences(stack: StackModel): readonly Stray[] {
  return [...stack.resources.values()].flatMap(({ logicalId, type, properties }) => {
    const expected = Object.entries(EXPECTED[type] ?? {}).flatMap(([property, types]) =>
      valuesAt(properties, property.split('.'))
        .filter((value) => !resourceOrStray(stack, value, types))
        .map((value) => ({ logicalId, property, value })),
    );
    const literal = literalsIn(stack, properties, []).map(({ path, text }) => ({
      logicalId,
      property: path.join('.'),
      value: text,
    }));
    const known = new Set(expected.map(({ property, value }) => `${property} ${JSON.stringify(value)}`));
    return [
      ...expected,
      ...literal.filter(({ property, value }) => !known.has(`${property} ${JSON.stringify(value)}`)),
    ];
  });
}

/** For example `Server SecurityGroupIds: "sg-0123"`. */
export function strayText({ logicalId, property, value }: Stray): string {
  return `${logicalId} ${property}: ${JSON.stringify(value)}`;
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return value === undefined || isNothing(value) ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return valuesAt((value as Record<string, unknown>)[key], rest);
}

function isNothing(value: unknown): boolean {
  return value !== null && typeof value === 'object' && (value as { Ref?: unknown }).Ref === 'AWS::NoValue';
}

/** Ids that EC2 gives, and ARNs that name an account. */
const LITERAL =
  /^(sg|subnet|vpc|igw|vgw|nat|rtb|eni|eipalloc|vpce|lt|i|ami|snap|vol|fs|fsap|pcx|pl|tgw|acl)-[0-9a-f]{3,17}$|^arn:[\w-]+:[\w-]+:[\w-]*:\d{12}:/;

/** Where a text of that form says nothing about a resource that the stack uses. */
const FREE_TEXT = /^(Description|Comment|AlarmDescription|Tags)$/;

function literalsIn(
  stack: StackModel,
  value: unknown,
  path: readonly string[],
): { path: readonly string[]; text: string }[] {
  if (typeof value === 'string') return LITERAL.test(value) ? [{ path, text: value }] : [];
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value)) return value.flatMap((item) => literalsIn(stack, item, path));
  if ('Fn::Sub' in value || 'Fn::Join' in value) return foreignArn(stack, value).map((text) => ({ path, text }));
  return Object.entries(value).flatMap(([key, inner]) =>
    FREE_TEXT.test(key) ? [] : literalsIn(stack, inner, [...path, key]),
  );
}

/** An ARN that is put together for another account than the stack's own. What cannot be put together is judged elsewhere. */
function foreignArn(stack: StackModel, value: object): string[] {
  const references = inventedReferences(stack);
  const account = (text: string) => /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(text)?.[1] ?? references.accountId;
  try {
    const text = String(resolveIntrinsics(value, references));
    return account(text) === references.accountId ? [] : [text];
  } catch (error) {
    if (!(error instanceof UnresolvedIntrinsicError)) throw error;
    return [];
  }
}
