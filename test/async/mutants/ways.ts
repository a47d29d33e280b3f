import { first, firstId, type Mutant, type RawTemplate, remove, resource, statements } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DIRECT = 'async classroom direct lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';
const SERVICE = 'async production direct ec2 rds email';

const endpoint = (template: RawTemplate, name: string) => resource(template, `NetworkVpc${name}`).Properties;

/** Ways that are open on one side alone, lead nowhere, or are missing. */
export const wayMutants: readonly Mutant[] = [
  {
    fault: 'the database lets more ports in than the workers are let out to',
    rule: 'BothEndsAgree',
    variant: DATABASE,
    change: (template) => {
      const ingress = Object.values(template.Resources).find(
        ({ Type, Properties }) => Type === 'AWS::EC2::SecurityGroupIngress' && Properties['FromPort'] === 5432,
      )!;
      ingress.Properties['ToPort'] = 65_535;
    },
  },
  {
    fault: 'workers are let out to a port of the database that it lets nobody in to',
    rule: 'BothEndsAgree',
    variant: DATABASE,
    change: (template) => {
      delete first(template, 'AWS::EC2::SecurityGroupEgress').Properties['FromPort'];
    },
  },
  {
    fault: 'a NAT gateway stands in a subnet that has no way to the internet itself',
    rule: 'GatewaysReachTheInternet',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::EC2::NatGateway').Properties['SubnetId'] = {
        Ref: firstId(template, 'AWS::EC2::Subnet'),
      };
    },
  },
  {
    fault: 'the internet gateway is not attached',
    rule: 'GatewaysReachTheInternet',
    variant: MACHINES,
    change: (template) => {
      delete template.Resources[firstId(template, 'AWS::EC2::VPCGatewayAttachment')];
    },
  },
  {
    fault: 'whatever starts beside the database gets an address of the internet',
    rule: 'InnerSubnetsGiveNoAddresses',
    variant: DATABASE,
    change: (template) => {
      first(template, 'AWS::EC2::Subnet').Properties['MapPublicIpOnLaunch'] = true;
    },
  },
  {
    fault: 'instances of a service start in one zone only',
    rule: 'NetworksSpanZones',
    variant: SERVICE,
    change: (template) => first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['VPCZoneIdentifier'].pop(),
  },
  {
    fault: 'the database finds no second zone to move to',
    rule: 'NetworksSpanZones',
    variant: SERVICE,
    change: (template) => first(template, 'AWS::RDS::DBSubnetGroup').Properties['SubnetIds'].pop(),
  },
  {
    fault: 'functions beside the database cannot reach the table',
    rule: 'IsolatedCodeReachesItsServices',
    variant: DATABASE,
    change: (template) => remove(template, 'NetworkVpcDynamoDb'),
  },
  {
    fault: 'functions in one of two zones cannot reach the files',
    rule: 'IsolatedCodeReachesItsServices',
    variant: DATABASE,
    change: (template) => endpoint(template, 'S3')['RouteTableIds'].pop(),
  },
  {
    fault: 'the endpoint of queues is one of topics',
    rule: 'IsolatedCodeReachesItsServices',
    variant: DATABASE,
    change: (template) => {
      endpoint(template, 'Sqs')['ServiceName'] = 'com.amazonaws.ap-southeast-2.sns';
    },
  },
  {
    fault: 'nobody finds the endpoint of queues by the name of SQS',
    rule: 'EndpointsAnswerByTheirNames',
    variant: DATABASE,
    change: (template) => {
      endpoint(template, 'Sqs')['PrivateDnsEnabled'] = false;
    },
  },
  {
    fault: 'the network answers no questions for names',
    rule: 'EndpointsAnswerByTheirNames',
    variant: DATABASE,
    change: (template) => {
      first(template, 'AWS::EC2::VPC').Properties['EnableDnsSupport'] = false;
    },
  },
  {
    fault: 'the flow log may not write',
    rule: 'NetworksRecordTraffic',
    variant: DATABASE,
    change: (template) => {
      delete resource(template, 'NetworkFlowLog').Properties['DeliverLogsPermissionArn'];
    },
  },
  {
    fault: 'worker instances have no role',
    rule: 'MachinesHaveRoles',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::EC2::LaunchTemplate').Properties['LaunchTemplateData'].IamInstanceProfile = undefined;
    },
  },
  {
    fault: 'a route of the HTTP API leads nowhere',
    rule: 'RoutesLeadSomewhere',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Route').Properties['Target'];
    },
  },
  {
    fault: 'a method of the REST API calls a function of somebody else',
    rule: 'RoutesLeadSomewhere',
    variant: DIRECT,
    change: (template) => {
      const proxy = Object.values(template.Resources).find(
        ({ Properties }) => Properties?.['Integration']?.Type === 'AWS_PROXY',
      )!;
      proxy.Properties['Integration'].Uri = 'arn:aws:apigateway:ap-southeast-2:lambda:path/2015-03-31/functions/theirs';
    },
  },
  {
    fault: 'the queue refuses everybody, with TLS too',
    rule: 'EncryptedConnectionsWork',
    variant: DEFAULT,
    change: (template) => {
      delete statements(template, 'QueueJobsPolicy').find(({ Effect }) => Effect === 'Deny')!['Condition'];
    },
  },
  {
    fault: 'the database keeps the faults of its engine',
    rule: 'DatabasesAreLookedAfter',
    variant: DATABASE,
    change: (template) => {
      first(template, 'AWS::RDS::DBInstance').Properties['AutoMinorVersionUpgrade'] = false;
    },
  },
  {
    fault: 'objects are encrypted by a word that S3 does not know',
    rule: 'BucketsAreOwnedAndEncrypted',
    variant: DEFAULT,
    change: (template) => {
      const { BucketEncryption } = resource(template, 'FilesBucket').Properties;
      BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm = 'none';
    },
  },
  {
    fault: 'API Gateway has nothing to send, and refuses every body',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      const sending = Object.values(template.Resources).find(
        ({ Properties }) => Properties?.['Integration']?.Type === 'AWS',
      )!;
      sending.Properties['Integration'].RequestTemplates = {};
    },
  },
];
