import { first, idOf, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';
const SERVICE = 'async production direct ec2 rds email';

const database = (template: RawTemplate) => resource(template, 'ResultsInstance').Properties;

/** Who reaches whom, and what lies where. */
export const networkMutants: readonly Mutant[] = [
  {
    fault: 'a function may knock at the database from outside its network',
    rule: 'reach',
    variant: DATABASE,
    change: (template) => {
      const group = database(template)['VPCSecurityGroups'][0]['Fn::GetAtt'][0];
      template.Resources[group]!.Properties['SecurityGroupIngress'] = [
        { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '10.0.0.0/8' },
      ];
    },
  },
  {
    fault: 'workers may send anything anywhere',
    rule: 'reach',
    variant: MACHINES,
    change: (template) => {
      resource(template, 'WorkerSecurityGroup').Properties['SecurityGroupEgress'] = [
        { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
      ];
    },
  },
  {
    fault: 'the database moves to the subnets of the workers',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::RDS::DBSubnetGroup').Properties['SubnetIds'] = first(
        template,
        'AWS::AutoScaling::AutoScalingGroup',
      ).Properties['VPCZoneIdentifier'];
    },
  },
  {
    fault: 'workers of a service move to the public subnets',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['VPCZoneIdentifier'] =
        subnetsOfGateways(template);
    },
  },
  {
    fault: 'the subnets of the database get a way to the internet',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      const [subnet] = first(template, 'AWS::RDS::DBSubnetGroup').Properties['SubnetIds'];
      const { Properties } = Object.values(template.Resources).find(
        ({ Type, Properties }) =>
          Type === 'AWS::EC2::SubnetRouteTableAssociation' && Properties['SubnetId'].Ref === subnet.Ref,
      )!;
      template.Resources['Way'] = {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: Properties['RouteTableId'],
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: { Ref: idOf(template, 'NetworkVpcIGW') },
        },
      };
    },
  },
  {
    fault: 'a worker of a service falls back on the main route table',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      const subnets = first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['VPCZoneIdentifier'];
      const [id] = Object.entries(template.Resources).find(
        ([, { Type, Properties }]) =>
          Type === 'AWS::EC2::SubnetRouteTableAssociation' && Properties['SubnetId'].Ref === subnets[0].Ref,
      )!;
      delete template.Resources[id];
    },
  },
  {
    fault: 'a load balancer with addresses of its own stands before the database',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      template.Resources['Front'] = {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: {
          Type: 'network',
          Scheme: 'internet-facing',
          SubnetMappings: subnetsOfGateways(template).map((SubnetId) => ({ SubnetId })),
          SecurityGroups: database(template)['VPCSecurityGroups'],
        },
      };
    },
  },
  {
    fault: 'a route of the workers leads to a gateway that nobody knows',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      const route = Object.values(template.Resources).find(
        ({ Type, Properties }) => Type === 'AWS::EC2::Route' && Properties['NatGatewayId'],
      )!.Properties;
      delete route['NatGatewayId'];
      route['TransitGatewayId'] = 'tgw-0123456789abcdef0';
    },
  },
  {
    fault: 'functions find the queue by no name that they know',
    rule: 'endpoints',
    variant: DATABASE,
    change: (template) => {
      resource(template, 'NetworkVpcSqs').Properties['PrivateDnsEnabled'] = false;
    },
  },
  {
    fault: 'the endpoint of secrets is one of another service',
    rule: 'endpoints',
    variant: DATABASE,
    change: (template) => {
      const endpoint = resource(template, 'NetworkVpcSecretsManager').Properties;
      endpoint['ServiceName'] = endpoint['ServiceName'].replace('secretsmanager', 'ssm');
    },
  },
];

/** The public subnets, where the network's gateways are. */
function subnetsOfGateways(template: RawTemplate): unknown[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::EC2::NatGateway')
    .map(({ Properties }) => Properties['SubnetId']);
}
