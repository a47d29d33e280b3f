import type { PublicReport } from './report';

/** An instance with a public address behind a security group. */
function instance(...ingress: readonly object[]) {
  return {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Attached: {
      Type: 'AWS::EC2::VPCGatewayAttachment',
      Properties: { VpcId: { Ref: 'Network' }, InternetGatewayId: { Ref: 'Gateway' } },
    },
    Subnet: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: { Ref: 'Network' }, CidrBlock: '10.0.0.0/24', MapPublicIpOnLaunch: true },
    },
    Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Network' } } },
    Bound: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { SubnetId: { Ref: 'Subnet' }, RouteTableId: { Ref: 'Table' } },
    },
    Out: {
      Type: 'AWS::EC2::Route',
      Properties: {
        RouteTableId: { Ref: 'Table' },
        DestinationCidrBlock: '0.0.0.0/0',
        GatewayId: { Ref: 'Gateway' },
      },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { VpcId: { Ref: 'Network' }, GroupDescription: 'made up', SecurityGroupIngress: ingress },
    },
    Server: {
      Type: 'AWS::EC2::Instance',
      Properties: { SubnetId: { Ref: 'Subnet' }, SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }] },
    },
  };
}

/** The same in a network of both families. */
function withIpv6({ Subnet, Out, ...others }: ReturnType<typeof instance>) {
  const { DestinationCidrBlock: _, ...route } = Out.Properties;
  return {
    ...others,
    Subnet: { ...Subnet, Properties: { ...Subnet.Properties, AssignIpv6AddressOnCreation: true } },
    Out,
    Out6: { ...Out, Properties: { ...route, DestinationIpv6CidrBlock: '::/0' } },
  };
}

export const NETWORKS: readonly PublicReport[] = [
  [
    'aquasecurity/tfsec#138: ::/0 is the internet too',
    withIpv6(instance({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv6: '::/0' })),
    [
      ['yes', '--who internet --reach Server --port 22'],
      ['no', '--who internet --reach Server --port 443'],
    ],
  ],
  [
    'prowler-cloud/prowler#2442: everything outward is nothing inward, and two ports are not all',
    instance(
      { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' },
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' },
    ),
    [
      ['yes', '--who internet --reach Server --port 443'],
      ['no', '--who internet --reach Server --port 22'],
      ['no', '--who internet --reach Server --port udp/53'],
    ],
  ],
  [
    'nccgroup/Scout2#94: a group that is open to itself is not open to the internet',
    {
      ...instance(),
      Itself: {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: {
          GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] },
          SourceSecurityGroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] },
          IpProtocol: '-1',
        },
      },
    },
    [['no', '--who internet --reach Server']],
  ],
  [
    'prowler-cloud/prowler#6780: a rule for a few addresses is one for them alone',
    instance({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '173.245.48.0/20' }),
    [
      ['yes', '--who internet --reach Server --port 443'],
      ['no', '--who internet --reach Server --port 80'],
    ],
  ],
  [
    'prowler-cloud/prowler#964: a tunnel that is open to everybody opens no port',
    instance({ IpProtocol: '47', CidrIp: '0.0.0.0/0' }),
    [
      ['no', '--who internet --reach Server --port 22'],
      ['yes', '--who internet --reach Server'],
    ],
  ],
  [
    'prowler-cloud/prowler#4936: rules for what goes out let nobody in',
    {
      ...instance(),
      Outward: {
        Type: 'AWS::EC2::SecurityGroupEgress',
        Properties: {
          GroupId: { 'Fn::GetAtt': ['Group', 'GroupId'] },
          IpProtocol: 'tcp',
          FromPort: 22,
          ToPort: 22,
          CidrIp: '140.82.112.0/20',
        },
      },
    },
    [['no', '--who internet --reach Server']],
  ],
  [
    'mondoohq/mql#8531: half of the internet is the internet, and so is a list that somebody else keeps',
    instance(
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/1' },
      { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourcePrefixListId: 'pl-0123456789abcdef0' },
    ),
    [
      ['yes', '--who internet --reach Server --port 22'],
      ['yes', '--who internet --reach Server --port 443'],
      ['no', '--who internet --reach Server --port 80'],
    ],
  ],
];
