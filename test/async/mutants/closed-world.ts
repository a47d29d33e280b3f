import { ADDED, add, arnOf, first, firstId, idOf, type Mutant, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DIRECT = 'async classroom direct lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';

/** What was not there when the rules were written: other types, other ways in and out, things that live outside the stack. */
export const closedWorldMutants: readonly Mutant[] = [
  {
    fault: 'half of the stack hides in a nested one',
    rule: 'TypesAreKnown',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::CloudFormation::Stack', { TemplateURL: 'https://example.com/more.template.json' }),
  },
  {
    fault: 'a service that nobody has looked at',
    rule: 'TypesAreKnown',
    variant: DEFAULT,
    change: (template) => add(template, 'AWS::Transfer::Server', { EndpointType: 'PUBLIC' }),
  },
  {
    fault: 'a custom resource of a kind that is not the library’s',
    rule: 'TypesAreKnown',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'Custom::OpenEverything', { ServiceToken: arnOf(template, 'WorkerHandlerFunction') }),
  },
  {
    fault: 'the worker has an address of its own that asks nobody who calls',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::Lambda::Url', {
        AuthType: 'NONE',
        TargetFunctionArn: arnOf(template, 'WorkerHandlerFunction'),
      }),
  },
  {
    fault: 'a second API is made from a document that the template does not hold',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => add(template, 'AWS::ApiGatewayV2::Api', { Body: { openapi: '3.0.1', paths: {} } }),
  },
  {
    fault: 'a REST API is made from a document in a bucket',
    rule: 'WaysInAskWhoCalls',
    variant: DIRECT,
    change: (template) =>
      add(template, 'AWS::ApiGateway::RestApi', { BodyS3Location: { Bucket: 'apis', Key: 'open.json' } }),
  },
  {
    fault: 'GraphQL for whoever has the key, which stands in every page',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => add(template, 'AWS::AppSync::GraphQLApi', { Name: 'jobs', AuthenticationType: 'API_KEY' }),
  },
  {
    fault: 'GraphQL that takes a key beside the signature',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::AppSync::GraphQLApi', {
        Name: 'jobs',
        AuthenticationType: 'AWS_IAM',
        AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }],
      }),
  },
  {
    fault: 'a container answers the whole internet',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::AppRunner::Service', {
        SourceConfiguration: {
          ImageRepository: { ImageIdentifier: 'public.ecr.aws/nginx/nginx:latest', ImageRepositoryType: 'ECR_PUBLIC' },
        },
      }),
  },
  {
    fault: 'every account may connect its network to ours',
    rule: 'WaysInAskWhoCalls',
    variant: DATABASE,
    change: (template) =>
      add(template, 'AWS::EC2::VPCEndpointServicePermissions', { ServiceId: 'any', AllowedPrincipals: ['*'] }),
  },
  {
    fault: 'a distribution gives the files to everybody, and the bucket cannot tell it from anybody',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::CloudFront::Distribution', {
        DistributionConfig: {
          Enabled: true,
          Origins: [
            {
              Id: 'files',
              DomainName: { 'Fn::GetAtt': [idOf(template, 'FilesBucket'), 'RegionalDomainName'] },
              S3OriginConfig: {},
            },
          ],
          DefaultCacheBehavior: { TargetOriginId: 'files', ViewerProtocolPolicy: 'redirect-to-https' },
        },
      }),
  },
  {
    fault: 'visitors who never signed in are given credentials',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => add(template, 'AWS::Cognito::IdentityPool', { AllowUnauthenticatedIdentities: true }),
  },
  {
    fault: 'anybody may sign up',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => add(template, 'AWS::Cognito::UserPool', {}),
  },
  {
    fault: 'a route asks for a signature that no service knows',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Route').Properties['AuthorizationType'] = 'SIGNED';
    },
  },
  {
    fault: 'the worker runs with a role that somebody else made',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerFunction').Properties['Role'] = 'arn:aws:iam::111122223333:role/Administrator';
    },
  },
  {
    fault: 'the worker reads the queue of somebody else as well',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::Lambda::EventSourceMapping', {
        ...first(template, 'AWS::Lambda::EventSourceMapping').Properties,
        EventSourceArn: 'arn:aws:sqs:ap-southeast-2:999988887777:theirs',
      }),
  },
  {
    fault: 'the database lies behind a second security group that is not of the stack',
    rule: 'ReferencesStayInside',
    variant: DATABASE,
    change: (template) =>
      first(template, 'AWS::RDS::DBInstance').Properties['VPCSecurityGroups'].push('sg-0123456789abcdef0'),
  },
  {
    fault: 'instances start in a subnet that is not of the stack',
    rule: 'ReferencesStayInside',
    variant: MACHINES,
    change: (template) =>
      first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['VPCZoneIdentifier'].push(
        'subnet-0123456789abcdef0',
      ),
  },
  {
    fault: 'files are copied into a bucket of another account',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').Properties['ReplicationConfiguration'] = {
        Role: arnOf(template, 'WorkerHandlerRole'),
        Rules: [{ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::their-bucket', Account: '999988887777' } }],
      };
    },
  },
  {
    fault: 'dead letters go to a queue that another stack exports',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'QueueJobs').Properties['RedrivePolicy'].deadLetterTargetArn = {
        'Fn::ImportValue': 'DeadLetters',
      };
    },
  },
  {
    fault: 'alarms tell a topic of another account',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) =>
      first(template, 'AWS::CloudWatch::Alarm').Properties['AlarmActions'].push(
        'arn:aws:sns:ap-southeast-2:999988887777:theirs',
      ),
  },
  {
    fault: 'the dead-letter queue names a queue that is not of the stack',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) =>
      resource(template, 'QueueDeadLetters').Properties['RedriveAllowPolicy'].sourceQueueArns.push(
        'arn:aws:sqs:ap-southeast-2:999988887777:theirs',
      ),
  },
  {
    fault: 'the isolated subnets have a way into the network of somebody else',
    rule: 'RoutesAreKnown',
    variant: DATABASE,
    change: (template) =>
      add(template, 'AWS::EC2::Route', {
        RouteTableId: { Ref: firstId(template, 'AWS::EC2::RouteTable') },
        DestinationCidrBlock: '10.9.0.0/16',
        VpcPeeringConnectionId: 'pcx-0123456789abcdef0',
      }),
  },
  {
    fault: 'a network that was made elsewhere, whose main route table nobody knows',
    rule: 'RoutesAreKnown',
    variant: DATABASE,
    change: (template) =>
      add(template, 'AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.9.0.0/24' }),
  },
  {
    fault: 'a load balancer without a security group stands in a public subnet',
    rule: 'NoDoorWithoutPath',
    variant: MACHINES,
    change: (template) =>
      add(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', {
        Type: 'network',
        Scheme: 'internet-facing',
        SubnetMappings: [{ SubnetId: { Ref: firstId(template, 'AWS::EC2::Subnet') } }],
      }),
  },
  {
    fault: 'a balancer listens to the whole internet',
    rule: 'WaysInAskWhoCalls',
    variant: MACHINES,
    change: (template) => {
      add(template, 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing' });
      template.Resources['Listener'] = {
        Type: 'AWS::ElasticLoadBalancingV2::Listener',
        Properties: { LoadBalancerArn: { Ref: ADDED }, Protocol: 'HTTP', Port: 80, DefaultActions: [] },
      };
    },
  },
];
