import type { Sentence } from '../../../config/sentence';
import type { CostTable } from '../charge';

/** Types that cost nothing by themselves, by why. */
const FREE: readonly (readonly [Sentence, readonly string[]])[] = [
  [
    { en: 'networks and their rules cost nothing', ko: '네트워크와 그 규칙은 무료입니다' },
    [
      'AWS::EC2::EIPAssociation',
      'AWS::EC2::EgressOnlyInternetGateway',
      'AWS::EC2::InternetGateway',
      'AWS::EC2::NetworkInterface',
      'AWS::EC2::Route',
      'AWS::EC2::RouteTable',
      'AWS::EC2::SecurityGroup',
      'AWS::EC2::SecurityGroupEgress',
      'AWS::EC2::SecurityGroupIngress',
      'AWS::EC2::Subnet',
      'AWS::EC2::SubnetRouteTableAssociation',
      'AWS::EC2::VPC',
      'AWS::EC2::VPCCidrBlock',
      'AWS::EC2::VPCGatewayAttachment',
      'AWS::RDS::DBSubnetGroup',
      'Custom::VpcRestrictDefaultSG',
    ],
  ],
  [
    { en: 'identities and policies cost nothing', ko: '자격 증명과 정책은 무료입니다' },
    [
      'AWS::IAM::Group',
      'AWS::IAM::InstanceProfile',
      'AWS::IAM::User',
      'AWS::Lambda::Permission',
      'AWS::Logs::ResourcePolicy',
      'AWS::OpenSearchServerless::AccessPolicy',
      'AWS::OpenSearchServerless::SecurityPolicy',
      'AWS::S3::BucketPolicy',
      'AWS::SNS::TopicPolicy',
      'AWS::SQS::QueuePolicy',
    ],
  ],
  [
    { en: 'part of something that stands in another line', ko: '다른 줄에 나오는 리소스의 일부입니다' },
    [
      'AWS::ApiGateway::Account',
      'AWS::ApiGateway::Deployment',
      'AWS::ApiGateway::GatewayResponse',
      'AWS::ApiGateway::Method',
      'AWS::ApiGateway::Model',
      'AWS::ApiGateway::RequestValidator',
      'AWS::ApiGateway::Resource',
      'AWS::ApiGatewayV2::Authorizer',
      'AWS::ApiGatewayV2::Integration',
      'AWS::ApiGatewayV2::Route',
      'AWS::ApiGatewayV2::Stage',
      'AWS::Bedrock::GuardrailVersion',
      'AWS::CloudFront::CachePolicy',
      'AWS::CloudFront::OriginAccessControl',
      'AWS::CloudFront::ResponseHeadersPolicy',
      'AWS::CloudFront::VpcOrigin',
      'AWS::Cognito::UserPoolClient',
      'AWS::Cognito::UserPoolDomain',
      'AWS::EC2::LaunchTemplate',
      'AWS::ElasticLoadBalancingV2::Listener',
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      'AWS::Lambda::Url',
      'AWS::Logs::LogStream',
      'AWS::Logs::SubscriptionFilter',
      'AWS::RDS::DBParameterGroup',
      'AWS::Route53::RecordSet',
      'AWS::SES::ConfigurationSet',
      'AWS::SES::EmailIdentity',
      'AWS::SES::Template',
      'AWS::SNS::Subscription',
    ],
  ],
  [
    { en: 'works at a deployment alone', ko: '배포할 때만 동작합니다' },
    [
      'AWS::CDK::Metadata',
      'AWS::CloudFormation::CustomResource',
      'AWS::CloudFormation::WaitCondition',
      'AWS::CloudFormation::WaitConditionHandle',
      'Custom::S3AutoDeleteObjects',
    ],
  ],
  [
    { en: 'costs nothing', ko: '무료입니다' },
    // A budget costs where it acts by itself; those that only tell do not.
    ['AWS::Budgets::Budget', 'AWS::CertificateManager::Certificate', 'AWS::EC2::KeyPair'],
  ],
];

export const FREE_TYPES: CostTable = Object.fromEntries(
  FREE.flatMap(([free, types]) => types.map((type) => [type, () => ({ free })])),
);
