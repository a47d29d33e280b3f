import { reach } from '../../../lib/model/reach/reach';
import { readTemplate } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';

type Resources = Record<string, { Type: string; Properties?: object }>;

const ref = (id: string) => ({ Ref: id });
const groupOf = (id: string) => ({ 'Fn::GetAtt': [id, 'GroupId'] });

/** One public subnet, one isolated one, and a server in the first. */
function network(values: Resources = {}): Resources {
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway' },
    Public: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), MapPublicIpOnLaunch: true } },
    Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
    Way: {
      Type: 'AWS::EC2::Route',
      Properties: { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') },
    },
    Bound: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { RouteTableId: ref('Table'), SubnetId: ref('Public') },
    },
    Isolated: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc') } },
    Web: group([{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp: '0.0.0.0/0' }]),
    Server: instance('Public', 'Web'),
    ...values,
  };
}

function group(ingress: readonly object[], egress?: readonly object[]) {
  return {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { SecurityGroupIngress: ingress, SecurityGroupEgress: egress },
  };
}

function instance(subnet: string, securityGroup: string, values: object = {}) {
  return {
    Type: 'AWS::EC2::Instance',
    Properties: { SubnetId: ref(subnet), SecurityGroupIds: [groupOf(securityGroup)], ...values },
  };
}

function database(subnet: string, securityGroup: string, values: object = {}): Resources {
  return {
    Subnets: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [ref(subnet)] } },
    Database: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        DBSubnetGroupName: ref('Subnets'),
        VPCSecurityGroups: [groupOf(securityGroup)],
        PubliclyAccessible: false,
        ...values,
      },
    },
  };
}

const judge = (resources: Resources) =>
  reach(readTemplate({ Resources: resources }, { name: 'Net', region: 'ap-southeast-2' }));

describe('reach from the internet', () => {
  test('needs a rule, a public address and a route', () => {
    expect(judge(network()).fromInternet).toEqual(['0.0.0.0/0 -> Server tcp 80']);
  });

  test.each([
    ['no route', { Way: { Type: 'AWS::EC2::InternetGateway' } }],
    ['no public address', { Public: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc') } } }],
    ['an isolated subnet', { Server: instance('Isolated', 'Web') }],
  ])('with %s is a door without a path, and reported as such', (_, change) => {
    const { fromInternet, latent } = judge(network(change));
    expect({ fromInternet, latent }).toEqual({ fromInternet: [], latent: ['0.0.0.0/0 -> Server tcp 80'] });
  });

  test('comes by an elastic address too', () => {
    const change = {
      Public: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc') } },
      Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: ref('Server') } },
    };
    expect(judge(network(change)).fromInternet).toEqual(['0.0.0.0/0 -> Server tcp 80']);
  });

  test('comes through the launch template of an Auto Scaling group', () => {
    const fleet = network({
      Server: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        Properties: {
          VPCZoneIdentifier: [ref('Public')],
          LaunchTemplate: { LaunchTemplateId: ref('Start'), Version: '1' },
        },
      },
      Start: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: { LaunchTemplateData: { SecurityGroupIds: [groupOf('Web')] } },
      },
    });
    expect(judge(fleet).fromInternet).toEqual(['0.0.0.0/0 -> Server tcp 80']);
  });

  describe('over IPv6', () => {
    const anybody6 = group([{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIpv6: '::/0' }]);
    const assigning = {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: ref('Vpc'), AssignIpv6AddressOnCreation: true },
    };
    const way6 = (target: object) => ({
      Type: 'AWS::EC2::Route',
      Properties: { RouteTableId: ref('Table'), DestinationIpv6CidrBlock: '::/0', ...target },
    });
    const Way6 = way6({ GatewayId: ref('Gateway') });
    const balancer = (type?: string) => ({
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: { Subnets: [ref('Public')], SecurityGroups: [groupOf('Web')], IpAddressType: type },
    });

    test.each([
      ['a subnet that gives addresses of it, and a route', { Public: assigning, Way6 }],
      ['an instance that takes one, and a route', { Server: instance('Public', 'Web', { Ipv6AddressCount: 1 }), Way6 }],
      [
        'an interface that wants none of IPv4',
        {
          Public: assigning,
          Way6,
          Server: instance('Public', 'Web', {
            SecurityGroupIds: undefined,
            NetworkInterfaces: [{ AssociatePublicIpAddress: false, GroupSet: [groupOf('Web')] }],
          }),
        },
      ],
      ['a load balancer of both families', { Server: balancer('dualstack'), Way6 }],
      ['a load balancer of IPv6 alone outside', { Server: balancer('dualstack-without-public-ipv4'), Way6 }],
    ])('comes with %s', (_, change) => {
      expect(judge(network({ Web: anybody6, ...change })).fromInternet).toEqual(['::/0 -> Server tcp 80']);
    });

    test.each([
      ['a network that has no addresses of it', {}],
      ['a route alone', { Way6 }],
      ['a subnet that gives addresses of it, and no route', { Public: assigning }],
      [
        'a route for what goes out alone',
        {
          Public: assigning,
          Outward: { Type: 'AWS::EC2::EgressOnlyInternetGateway', Properties: { VpcId: ref('Vpc') } },
          Way6: way6({ EgressOnlyInternetGatewayId: ref('Outward') }),
        },
      ],
      ['a load balancer of IPv4', { Server: balancer('ipv4'), Way6 }],
      ['a load balancer that says nothing of it', { Server: balancer(), Way6 }],
    ])('does not come with %s', (_, change) => {
      const { fromInternet, latent } = judge(network({ Web: anybody6, ...change }));
      expect({ fromInternet, latent }).toEqual({ fromInternet: [], latent: ['::/0 -> Server tcp 80'] });
    });

    test('leaves the rules for IPv4 without a path where there are addresses of IPv6 alone', () => {
      const { fromInternet, latent } = judge(network({ Server: balancer('dualstack-without-public-ipv4'), Way6 }));
      expect({ fromInternet, latent }).toEqual({ fromInternet: [], latent: ['0.0.0.0/0 -> Server tcp 80'] });
    });
  });

  test('counts prefix lists, all protocols and ports only a deployment knows', () => {
    const rules = group([
      { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
      { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourcePrefixListId: 'pl-123' },
      { IpProtocol: '6', FromPort: { 'Fn::GetAtt': ['Database', 'Endpoint.Port'] }, ToPort: 1, CidrIp: '192.0.2.0/24' },
    ]);
    expect(judge(network({ Web: rules })).fromInternet).toEqual([
      '0.0.0.0/0 -> Server all',
      '192.0.2.0/24 -> Server tcp all',
      'pl-123 -> Server tcp 22',
    ]);
  });

  test('counts a rule that is a resource of its own', () => {
    const rule = {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: { GroupId: groupOf('Web'), IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
    };
    expect(judge(network({ Rule: rule })).fromInternet).toContain('0.0.0.0/0 -> Server tcp 22');
  });

  test('finds a public database in a routed subnet', () => {
    const open = network({ ...database('Public', 'Web', { PubliclyAccessible: true }) });
    expect(judge(open).fromInternet).toContain('0.0.0.0/0 -> Database tcp 80');
  });
});

describe('a database that says nothing of being public', () => {
  const cluster = (values: object): Resources => ({
    ...database('Public', 'Web'),
    Database: {
      Type: 'AWS::RDS::DBCluster',
      Properties: { DBSubnetGroupName: ref('Subnets'), VpcSecurityGroupIds: [groupOf('Web')], ...values },
    },
  });

  test.each([
    ['may be, of a cluster of RDS', { Engine: 'postgres' }, true],
    ['is not, of a cluster of Aurora, whose instances say it', { Engine: 'aurora-postgresql' }, false],
    ['and is, by a text', { Engine: 'aurora-postgresql', PubliclyAccessible: 'true' }, true],
    ['and is not, by a text', { Engine: 'postgres', PubliclyAccessible: 'false' }, false],
  ])('%s', (_, values, open) => {
    const { fromInternet } = judge(network(cluster(values)));
    expect(fromInternet.includes('0.0.0.0/0 -> Database tcp 80')).toBe(open);
  });
});

test('a group that starts from several launch templates is undecidable', () => {
  const of = (id: string) => ({ LaunchTemplateSpecification: { LaunchTemplateId: ref(id), Version: '1' } });
  const form = (securityGroup: string) => ({
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateData: { SecurityGroupIds: [groupOf(securityGroup)] } },
  });
  const fleet = (...Overrides: object[]) => ({
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      VPCZoneIdentifier: [ref('Public')],
      MixedInstancesPolicy: { LaunchTemplate: { ...of('Shut'), Overrides } },
    },
  });
  const reachOf = (...overrides: object[]) =>
    judge(network({ Closed: group([]), Shut: form('Closed'), Open: form('Web'), Fleet: fleet(...overrides) }));
  expect(reachOf({ InstanceType: 't3.micro' }).fromInternet).toEqual(['0.0.0.0/0 -> Server tcp 80']);
  expect(() => reachOf(of('Open'))).toThrow(UndecidableError);
});

describe('reach inside', () => {
  const postgres = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
  const pair = (out: readonly object[] | undefined, into: object) =>
    network({
      Web: group([], out),
      Data: group([into]),
      ...database('Isolated', 'Data'),
    });

  test.each([
    ['a further range', { CidrBlock: '100.64.0.0/16' }, 'CidrIp', '100.64.0.0/16'],
    ['a range of IPv6 that AWS chooses', { AmazonProvidedIpv6CidrBlock: true }, 'CidrIpv6', '::/0'],
  ])('goes over %s of the network', (_, range, property, block) => {
    const rule = { ...postgres, [property]: block };
    const More = { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), ...range } };
    expect(judge(pair([rule], rule)).inside).toEqual([]);
    expect(judge({ ...pair([rule], rule), More }).inside).toEqual(['Server -> Database tcp 5432']);
  });

  test('needs a way out and a way in, on ports that both open', () => {
    const into = { ...postgres, SourceSecurityGroupId: groupOf('Web') };
    const out = { ...postgres, DestinationSecurityGroupId: groupOf('Data') };
    expect(judge(pair([out], into)).inside).toEqual(['Server -> Database tcp 5432']);
    expect(judge(pair([{ ...out, FromPort: 443, ToPort: 443 }], into)).inside).toEqual([]);
    expect(judge(pair([], into)).inside).toEqual([]);
  });

  test('counts a group without egress rules as free to go anywhere, as EC2 does', () => {
    const { inside, outward } = judge(pair(undefined, { ...postgres, SourceSecurityGroupId: groupOf('Web') }));
    expect(inside).toEqual(['Server -> Database tcp 5432']);
    expect(outward).toContain('Server -> 0.0.0.0/0 all');
  });

  test("takes a rule for the network's own range as everybody inside, and nobody outside", () => {
    const { inside, latent } = judge(pair(undefined, { ...postgres, CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }));
    expect(inside).toContain('Server -> Database tcp 5432');
    expect(latent).toEqual([]);
  });

  test('names the members of a group that has none yet', () => {
    const bastion = network({
      Bastion: group([], []),
      Web: group([{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourceSecurityGroupId: groupOf('Bastion') }], []),
    });
    expect(judge(bastion).byGroup).toEqual(['members of Bastion -> Server tcp 22']);
  });
});

describe('placement', () => {
  const nat = { NatGatewayId: ref('Nat') };
  const table = (target: object): Resources => ({
    Nat: { Type: 'AWS::EC2::NatGateway', Properties: { SubnetId: ref('Public') } },
    Forwarder: instance('Public', 'Web'),
    Table2: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
    Way2: {
      Type: 'AWS::EC2::Route',
      Properties: { RouteTableId: ref('Table2'), DestinationCidrBlock: '0.0.0.0/0', ...target },
    },
    Bound2: {
      Type: 'AWS::EC2::SubnetRouteTableAssociation',
      Properties: { RouteTableId: ref('Table2'), SubnetId: ref('Isolated') },
    },
  });

  test('says in which kind of subnet each thing lies', () => {
    const { placement } = judge(network(database('Isolated', 'Web')));
    expect(placement).toEqual(['Database in isolated subnets', 'Server in public subnets']);
  });

  test.each([
    ['a NAT gateway', nat],
    ['a machine that forwards', { NetworkInterfaceId: { 'Fn::GetAtt': ['Forwarder', 'NetworkInterfaceId'] } }],
  ])('calls a subnet with a route to %s private', (_, target) => {
    const { placement } = judge(network({ ...table(target), ...database('Isolated', 'Web') }));
    expect(placement).toContain('Database in private subnets');
  });

  test('of a load balancer is read from its mappings too', () => {
    const { placement } = judge(
      network({
        Front: {
          Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
          Properties: {
            SecurityGroups: [groupOf('Web')],
            SubnetMappings: [{ SubnetId: ref('Public') }, { SubnetId: ref('Isolated') }],
          },
        },
      }),
    );
    expect(placement).toContain('Front in isolated and public subnets');
  });

  test.each([
    ['a peering', { VpcPeeringConnectionId: 'pcx-1' }],
    ['a transit gateway', { TransitGatewayId: 'tgw-1' }],
    ['nothing', {}],
    ['a gateway from elsewhere', { GatewayId: 'igw-1' }],
    ['two targets', { ...nat, GatewayId: ref('Gateway') }],
  ])('is not judged with a route to %s', (_, target) => {
    expect(() => judge(network(table(target)))).toThrow(UndecidableError);
  });
});

describe('what cannot be read fails', () => {
  test.each([
    ['an unknown resource in a subnet', { Odd: { Type: 'AWS::Odd::Thing', Properties: { Where: [ref('Public')] } } }],
    [
      'an unknown resource with a security group',
      { Odd: { Type: 'AWS::Odd::Thing', Properties: { Who: groupOf('Web') } } },
    ],
    ['a rule for an unknown peer', { Web: group([{ IpProtocol: 'tcp', FromPort: 1, ToPort: 2 }]) }],
    ['a rule for an address that is no address', { Web: group([{ IpProtocol: '-1', CidrIp: 'everybody' }]) }],
    [
      'a launch configuration',
      { Server: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { LaunchConfigurationName: 'x' } } },
    ],
    [
      'a launch template from elsewhere',
      { Server: instance('Public', 'Web', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } }) },
    ],
    [
      'a second security group that is a literal',
      { Server: instance('Public', 'Web', { SecurityGroupIds: [groupOf('Web'), 'sg-0123'] }) },
    ],
    ['a subnet that is a literal', { Server: instance('Public', 'Web', { SubnetId: 'subnet-0123' }) }],
    [
      'a subnet of a network from elsewhere',
      { Isolated: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } } },
    ],
    [
      "an instance in the network's default group",
      { Server: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: ref('Public') } } },
    ],
  ])('%s', (_, change) => {
    expect(() => judge(network(change as Resources))).toThrow(UndecidableError);
  });
});

describe('reach from CloudFront', () => {
  const fromList = (SourcePrefixListId: string) =>
    group([{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, SourcePrefixListId }], []);
  const origin = {
    Type: 'AWS::CloudFront::VpcOrigin',
    Properties: { VpcOriginEndpointConfig: { Arn: ref('Balancer') } },
  };
  const balancer = {
    Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    Properties: { Scheme: 'internal', Subnets: [ref('Isolated')], SecurityGroups: [groupOf('Inner')] },
  };
  /** The list of ap-southeast-2. */
  const list = 'pl-b8a742d1';

  test('is by its own list in the region, to what a VPC origin leads to', () => {
    const { fromCloudFront, latent } = judge(network({ Inner: fromList(list), Balancer: balancer, Origin: origin }));
    expect({ fromCloudFront, latent }).toEqual({ fromCloudFront: [`${list} -> Balancer tcp 80`], latent: [] });
  });

  test.each([
    ['no origin leads to it', { Inner: fromList(list) }],
    ['the list is that of another region', { Inner: fromList('pl-3b927c52'), Origin: origin }],
    [
      'addresses are given in its place',
      { Inner: group([{ IpProtocol: '-1', CidrIp: '203.0.113.0/24' }], []), Origin: origin },
    ],
  ])('is a door without a path where %s', (_, values: Resources) => {
    const { fromCloudFront, latent } = judge(network({ Balancer: balancer, ...values }));
    expect({ fromCloudFront, doors: latent.length }).toEqual({ fromCloudFront: [], doors: 1 });
  });
});
