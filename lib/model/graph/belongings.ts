import type { GroupName, NodeKind } from './graph';

/** How a resource that is no thing of its own finds the one that it belongs to: the first of the ways that leads somewhere. */
export type Belonging =
  /** To whatever a property of it refers to. */
  | { readonly by: 'property'; readonly name: string }
  /** To whatever refers to it. */
  | { readonly by: 'use' }
  /** To the one thing of a kind that the stacks have. */
  | { readonly by: 'kind'; readonly kind: NodeKind }
  | { readonly by: 'group'; readonly name: GroupName };

const to = (name: string): Belonging => ({ by: 'property', name });
const USE: Belonging = { by: 'use' };
const within = (name: GroupName): Belonging => ({ by: 'group', name });
const only = (kind: NodeKind): Belonging => ({ by: 'kind', kind });

const API_PART = [to('ApiId')];
const REST_PART = [to('RestApiId')];
const NETWORK = [within('network')];
const LIBRARY = [within('library')];
const SEARCH = [only('search store')];
const ALARMS = [only('alarms')];
const MAIL = [only('mail')];

/** By type. What is neither a thing of its own nor here is an error: nobody has said what it is part of. */
export const BELONGINGS: Readonly<Record<string, readonly Belonging[]>> = {
  'AWS::ApiGateway::Account': [within('records')],
  'AWS::ApiGateway::Authorizer': REST_PART,
  'AWS::ApiGateway::Deployment': REST_PART,
  'AWS::ApiGateway::GatewayResponse': REST_PART,
  'AWS::ApiGateway::Method': REST_PART,
  'AWS::ApiGateway::Model': REST_PART,
  'AWS::ApiGateway::RequestValidator': REST_PART,
  'AWS::ApiGateway::Resource': REST_PART,
  'AWS::ApiGateway::Stage': REST_PART,
  'AWS::ApiGatewayV2::Authorizer': API_PART,
  'AWS::ApiGatewayV2::Integration': API_PART,
  'AWS::ApiGatewayV2::Route': API_PART,
  'AWS::ApiGatewayV2::Stage': API_PART,
  'AWS::ApiGatewayV2::VpcLink': [USE],
  'AWS::AutoScaling::LifecycleHook': [to('AutoScalingGroupName')],
  'AWS::AutoScaling::ScalingPolicy': [to('AutoScalingGroupName')],
  'AWS::AutoScaling::ScheduledAction': [to('AutoScalingGroupName')],
  'AWS::Bedrock::GuardrailVersion': [to('GuardrailIdentifier')],
  'AWS::Budgets::Budget': ALARMS,
  'AWS::CDK::Metadata': LIBRARY,
  'AWS::CertificateManager::Certificate': [only('distribution')],
  'AWS::CloudFormation::CustomResource': [within('deployment')],
  'AWS::CloudFormation::WaitCondition': [to('Handle')],
  'AWS::CloudFormation::WaitConditionHandle': [USE],
  'AWS::CloudFront::CachePolicy': [USE],
  'AWS::CloudFront::OriginAccessControl': [USE, only('distribution')],
  'AWS::CloudFront::OriginRequestPolicy': [USE],
  'AWS::CloudFront::ResponseHeadersPolicy': [USE],
  'AWS::CloudFront::VpcOrigin': [USE],
  'AWS::CloudWatch::Alarm': ALARMS,
  'AWS::CloudWatch::CompositeAlarm': ALARMS,
  'AWS::CloudWatch::Dashboard': ALARMS,
  'AWS::Cognito::UserPoolClient': [to('UserPoolId')],
  'AWS::Cognito::UserPoolDomain': [to('UserPoolId')],
  'AWS::EC2::EIP': [USE],
  'AWS::EC2::EIPAssociation': [to('InstanceId')],
  'AWS::EC2::FlowLog': NETWORK,
  'AWS::EC2::InternetGateway': NETWORK,
  'AWS::EC2::KeyPair': [USE],
  'AWS::EC2::LaunchTemplate': [USE],
  'AWS::EC2::Route': NETWORK,
  'AWS::EC2::RouteTable': NETWORK,
  'AWS::EC2::SecurityGroup': [USE, within('network')],
  'AWS::EC2::SecurityGroupEgress': [to('GroupId')],
  'AWS::EC2::SecurityGroupIngress': [to('GroupId')],
  'AWS::EC2::Subnet': NETWORK,
  'AWS::EC2::SubnetRouteTableAssociation': NETWORK,
  'AWS::EC2::VPC': NETWORK,
  'AWS::EC2::VPCCidrBlock': NETWORK,
  'AWS::EC2::VPCEndpoint': NETWORK,
  'AWS::EC2::VPCGatewayAttachment': NETWORK,
  'AWS::ElasticLoadBalancingV2::Listener': [to('LoadBalancerArn')],
  'AWS::ElasticLoadBalancingV2::TargetGroup': [only('balancer')],
  'AWS::IAM::InstanceProfile': [USE],
  'AWS::IAM::ManagedPolicy': [USE, within('permissions')],
  'AWS::IAM::Policy': [to('Roles'), to('Groups'), to('Users')],
  'AWS::IAM::Role': [USE],
  'AWS::IAM::User': [to('Groups')],
  'AWS::Lambda::EventSourceMapping': [to('FunctionName')],
  'AWS::Lambda::Permission': [to('FunctionName')],
  'AWS::Lambda::Url': [to('TargetFunctionArn')],
  'AWS::Lambda::Version': [to('FunctionName')],
  'AWS::Logs::LogGroup': [USE, to('LogGroupName'), within('records')],
  'AWS::Logs::LogStream': [to('LogGroupName')],
  'AWS::Logs::ResourcePolicy': [to('PolicyDocument')],
  'AWS::Logs::SubscriptionFilter': [to('DestinationArn')],
  'AWS::OpenSearchServerless::AccessPolicy': SEARCH,
  'AWS::OpenSearchServerless::CollectionGroup': SEARCH,
  'AWS::OpenSearchServerless::SecurityPolicy': SEARCH,
  'AWS::RDS::DBParameterGroup': [USE],
  'AWS::RDS::DBSubnetGroup': [USE],
  'AWS::Route53::HealthCheck': [only('distribution')],
  'AWS::Route53::RecordSet': [only('distribution')],
  'AWS::S3::Bucket': [within('records')],
  'AWS::S3::BucketPolicy': [to('Bucket')],
  'AWS::SES::EmailIdentity': MAIL,
  'AWS::SES::Template': MAIL,
  'AWS::SNS::Subscription': [to('TopicArn')],
  'AWS::SNS::TopicPolicy': [to('Topics')],
  'AWS::SQS::QueuePolicy': [to('Queues')],
  'Custom::S3AutoDeleteObjects': LIBRARY,
  'Custom::VpcRestrictDefaultSG': LIBRARY,
};

/** What refers to many things without being what they belong to: by any property, or by those that are named. */
export const MENTIONS: Readonly<Record<string, 'all' | readonly string[]>> = {
  'AWS::CloudWatch::Alarm': 'all',
  'AWS::CloudWatch::CompositeAlarm': 'all',
  'AWS::CloudWatch::Dashboard': 'all',
  'AWS::EC2::SecurityGroup': 'all',
  'AWS::EC2::SecurityGroupEgress': 'all',
  'AWS::EC2::SecurityGroupIngress': 'all',
  'AWS::IAM::ManagedPolicy': 'all',
  'AWS::IAM::Policy': 'all',
  'AWS::Logs::ResourcePolicy': 'all',
  'AWS::Logs::SubscriptionFilter': ['DestinationArn', 'LogGroupName'],
  'AWS::OpenSearchServerless::AccessPolicy': 'all',
  'AWS::S3::BucketPolicy': 'all',
  'AWS::SNS::TopicPolicy': 'all',
  'AWS::SQS::QueuePolicy': 'all',
};
