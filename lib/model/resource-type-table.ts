/** What a type of resource can be. A type may be several of it, and which of it a resource is depends on its properties. */
export interface ResourceType {
  /** It takes part in a network, through subnets and security groups; see reach/network-interfaces.ts. */
  readonly networkInterface?: true;
  /** Somebody outside the account can use it without being named by a policy; see entries.ts. */
  readonly entry?: true;
  /** It can send something out of the account by itself; see exits.ts. */
  readonly exit?: true;
  /** Properties that hold a policy, by what the policy speaks for; see iam/. */
  readonly policies?: Readonly<Record<string, PolicySpeaksFor>>;
  /** It keeps something that a deletion would lose, and how it survives one. */
  readonly state?: Survival;
}

/**
 * `identity`: whoever carries it may do something. `trust`: who may take a role. `resource`: who may use the resource. `path`: what
 * may pass an endpoint of a network, which only narrows. `whole`: the resource itself is a statement, of no policy document.
 */
export type PolicySpeaksFor = 'identity' | 'trust' | 'resource' | 'path' | 'whole';

/** A deletion policy that keeps what a type holds. */
export type Survival = 'Retain' | 'Snapshot';

/** It opens nothing, sends nothing, keeps nothing that a new deployment would not make again. */
const INERT: ResourceType = {};

/** Every type of AWS that a template may hold, by service and name. Whoever adds one says here what it can be. */
export const RESOURCE_TYPE_TABLE: Readonly<Record<string, Readonly<Record<string, ResourceType>>>> = {
  ApiGateway: {
    Account: INERT,
    ApiKey: INERT,
    Authorizer: INERT,
    BasePathMapping: INERT,
    Deployment: INERT,
    DomainName: INERT,
    GatewayResponse: INERT,
    Method: INERT,
    Model: INERT,
    RequestValidator: INERT,
    Resource: INERT,
    RestApi: { entry: true, policies: { Policy: 'resource' } },
    Stage: INERT,
    UsagePlan: INERT,
    UsagePlanKey: INERT,
  },
  ApiGatewayV2: {
    Api: { entry: true },
    ApiMapping: INERT,
    Authorizer: INERT,
    Deployment: INERT,
    DomainName: INERT,
    Integration: INERT,
    Model: INERT,
    Route: INERT,
    Stage: INERT,
    VpcLink: { networkInterface: true },
  },
  AppRunner: {
    Service: { entry: true },
    VpcConnector: { networkInterface: true },
  },
  AppSync: {
    ApiKey: INERT,
    DataSource: INERT,
    GraphQLApi: { entry: true },
    GraphQLSchema: INERT,
    Resolver: INERT,
  },
  ApplicationAutoScaling: { ScalableTarget: INERT, ScalingPolicy: INERT },
  AutoScaling: {
    AutoScalingGroup: { networkInterface: true },
    LifecycleHook: { exit: true },
    ScalingPolicy: INERT,
    ScheduledAction: INERT,
  },
  Bedrock: { Guardrail: INERT, GuardrailVersion: INERT },
  Budgets: { Budget: { exit: true } },
  CDK: { Metadata: INERT },
  CertificateManager: { Certificate: INERT },
  CloudFormation: { CustomResource: INERT, WaitCondition: INERT, WaitConditionHandle: INERT },
  CloudFront: {
    CachePolicy: INERT,
    CloudFrontOriginAccessIdentity: INERT,
    Distribution: { entry: true, exit: true },
    Function: INERT,
    KeyGroup: INERT,
    KeyValueStore: INERT,
    OriginAccessControl: INERT,
    OriginRequestPolicy: INERT,
    PublicKey: INERT,
    ResponseHeadersPolicy: INERT,
    VpcOrigin: INERT,
  },
  CloudWatch: { Alarm: { exit: true }, CompositeAlarm: { exit: true }, Dashboard: INERT },
  Cognito: {
    IdentityPool: { entry: true },
    IdentityPoolRoleAttachment: INERT,
    UserPool: { entry: true, state: 'Retain' },
    UserPoolClient: INERT,
    UserPoolDomain: INERT,
    UserPoolGroup: INERT,
    UserPoolResourceServer: INERT,
  },
  DynamoDB: {
    GlobalTable: { exit: true, policies: { Replicas: 'resource' }, state: 'Retain' },
    Table: { policies: { ResourcePolicy: 'resource' }, state: 'Retain' },
  },
  EC2: {
    EIP: INERT,
    EIPAssociation: INERT,
    EgressOnlyInternetGateway: INERT,
    FlowLog: { exit: true },
    Instance: { networkInterface: true },
    InternetGateway: INERT,
    KeyPair: INERT,
    LaunchTemplate: INERT,
    NatGateway: INERT,
    NetworkInterface: { networkInterface: true },
    NetworkInterfaceAttachment: INERT,
    PrefixList: INERT,
    Route: INERT,
    RouteTable: INERT,
    SecurityGroup: INERT,
    SecurityGroupEgress: INERT,
    SecurityGroupIngress: INERT,
    Subnet: INERT,
    SubnetCidrBlock: INERT,
    SubnetRouteTableAssociation: INERT,
    VPC: INERT,
    VPCCidrBlock: INERT,
    VPCEndpoint: { networkInterface: true, policies: { PolicyDocument: 'path' } },
    VPCEndpointService: { entry: true },
    VPCEndpointServicePermissions: { entry: true },
    VPCGatewayAttachment: INERT,
    Volume: { state: 'Snapshot' },
    VolumeAttachment: INERT,
  },
  EFS: {
    AccessPoint: INERT,
    FileSystem: { policies: { FileSystemPolicy: 'resource' }, state: 'Retain' },
    MountTarget: { networkInterface: true },
  },
  ElasticLoadBalancingV2: {
    Listener: INERT,
    ListenerCertificate: INERT,
    ListenerRule: INERT,
    LoadBalancer: { networkInterface: true, entry: true },
    TargetGroup: INERT,
  },
  Events: {
    EventBus: { policies: { Policy: 'resource' } },
    EventBusPolicy: { policies: { Statement: 'resource' } },
    Rule: { exit: true },
  },
  IAM: {
    Group: { policies: { Policies: 'identity' } },
    GroupPolicy: { policies: { PolicyDocument: 'identity' } },
    InstanceProfile: INERT,
    ManagedPolicy: { policies: { PolicyDocument: 'identity' } },
    Policy: { policies: { PolicyDocument: 'identity' } },
    Role: { policies: { AssumeRolePolicyDocument: 'trust', Policies: 'identity' } },
    RolePolicy: { policies: { PolicyDocument: 'identity' } },
    User: { policies: { Policies: 'identity' } },
    UserPolicy: { policies: { PolicyDocument: 'identity' } },
    UserToGroupAddition: INERT,
  },
  KMS: { Alias: INERT, Key: { policies: { KeyPolicy: 'resource' }, state: 'Retain' } },
  KinesisFirehose: { DeliveryStream: { exit: true } },
  Lambda: {
    Alias: INERT,
    EventInvokeConfig: { exit: true },
    EventSourceMapping: INERT,
    Function: { networkInterface: true },
    LayerVersion: INERT,
    LayerVersionPermission: { policies: { Principal: 'whole' } },
    Permission: { policies: { Principal: 'whole' } },
    Url: { entry: true },
    Version: INERT,
  },
  Logs: {
    Delivery: { exit: true },
    DeliveryDestination: { exit: true, policies: { DeliveryDestinationPolicy: 'resource' } },
    DeliverySource: INERT,
    LogGroup: { policies: { ResourcePolicyDocument: 'resource' }, state: 'Retain' },
    LogStream: { state: 'Retain' },
    MetricFilter: INERT,
    QueryDefinition: INERT,
    ResourcePolicy: { policies: { PolicyDocument: 'resource' } },
    SubscriptionFilter: { exit: true },
  },
  OpenSearchServerless: {
    AccessPolicy: { policies: { Policy: 'whole' } },
    Collection: { state: 'Retain' },
    CollectionGroup: INERT,
    Index: INERT,
    LifecyclePolicy: INERT,
    SecurityPolicy: { entry: true },
    VpcEndpoint: { networkInterface: true },
  },
  OpenSearchService: {
    Domain: { networkInterface: true, entry: true, policies: { AccessPolicies: 'resource' }, state: 'Retain' },
  },
  RDS: {
    DBCluster: { networkInterface: true, state: 'Snapshot' },
    DBClusterParameterGroup: INERT,
    DBInstance: { networkInterface: true, state: 'Snapshot' },
    DBParameterGroup: INERT,
    DBProxy: { networkInterface: true },
    DBProxyTargetGroup: INERT,
    DBSubnetGroup: INERT,
    OptionGroup: INERT,
  },
  Route53: { HealthCheck: INERT, HostedZone: INERT, RecordSet: INERT, RecordSetGroup: INERT },
  S3: {
    AccessPoint: { policies: { Policy: 'resource' } },
    Bucket: { entry: true, exit: true, state: 'Retain' },
    BucketPolicy: { policies: { PolicyDocument: 'resource' } },
  },
  SES: {
    ConfigurationSet: { exit: true },
    ConfigurationSetEventDestination: { exit: true },
    EmailIdentity: INERT,
    Template: INERT,
  },
  SNS: {
    Subscription: { exit: true },
    Topic: { exit: true },
    TopicInlinePolicy: { policies: { PolicyDocument: 'resource' } },
    TopicPolicy: { policies: { PolicyDocument: 'resource' } },
  },
  SQS: {
    Queue: { state: 'Retain' },
    QueueInlinePolicy: { policies: { PolicyDocument: 'resource' } },
    QueuePolicy: { policies: { PolicyDocument: 'resource' } },
  },
  SSM: { Parameter: INERT },
  Scheduler: { Schedule: { exit: true }, ScheduleGroup: INERT },
  SecretsManager: {
    ResourcePolicy: { policies: { ResourcePolicy: 'resource' } },
    RotationSchedule: INERT,
    Secret: { state: 'Retain' },
    SecretTargetAttachment: INERT,
  },
  WAFv2: {
    IPSet: INERT,
    LoggingConfiguration: { exit: true },
    RegexPatternSet: INERT,
    WebACL: INERT,
    WebACLAssociation: INERT,
  },
  XRay: { Group: INERT, SamplingRule: INERT },
};
