import { referencedId, referencedIds } from '../references';
import type { Resource, StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';

/** Something that takes part in a network: what holds it, where, behind which security groups. */
export interface NetworkInterface {
  /** Logical id of what the interface belongs to. */
  readonly holder: string;
  /** Subnets it can be in. */
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  /** It has, or can get, an address of the internet. */
  readonly publicAddress: boolean;
  /** The holder can be more than one machine, which may then reach one another. */
  readonly several: boolean;
}

/**
 * Every network interface that a stack makes.
 *
 * @throws UndecidableError for a resource that names a subnet or a security group and is of no known type
 */
export function networkInterfaces(stack: StackModel): NetworkInterface[] {
  return [...stack.resources.values()].flatMap((resource) => {
    const interfaces = interfacesOf(stack, resource);
    if (interfaces) return interfaces;
    if (!HOLDS_NO_INTERFACE.test(resource.type) && namesNetwork(stack, resource)) {
      throw new UndecidableError(
        `${resource.logicalId} (${resource.type}) names a subnet or a security group; say whether it holds a network interface`,
      );
    }
    return [];
  });
}

/** What names subnets or groups without being reachable through them. NAT gateways accept nothing from outside. */
const HOLDS_NO_INTERFACE = new RegExp(
  [
    '^AWS::IAM::',
    '^AWS::Logs::',
    '^AWS::EC2::(SecurityGroup(Ingress|Egress)?|SubnetRouteTableAssociation|SubnetNetworkAclAssociation|NatGateway|FlowLog|Route)$',
    '^AWS::RDS::DBSubnetGroup$',
    '^AWS::CloudWatch::',
  ].join('|'),
);

type Raw = Readonly<Record<string, unknown>>;

function interfacesOf(stack: StackModel, resource: Resource): NetworkInterface[] | undefined {
  const { logicalId, type, properties } = resource;
  switch (type) {
    case 'AWS::EC2::Instance':
      return instanceInterfaces(stack, resource);
    case 'AWS::AutoScaling::AutoScalingGroup': {
      const template = launchTemplateData(stack, properties);
      return launched(stack, logicalId, referencedIds(properties['VPCZoneIdentifier']), template);
    }
    case 'AWS::EC2::LaunchTemplate':
    case 'AWS::EC2::Subnet':
      return [];
    case 'AWS::RDS::DBInstance': {
      const subnetGroup = stack.resources.get(referencedId(properties['DBSubnetGroupName']) ?? '');
      return [
        {
          holder: logicalId,
          subnets: referencedIds(subnetGroup?.properties['SubnetIds']),
          groups: referencedIds(properties['VPCSecurityGroups']),
          publicAddress: properties['PubliclyAccessible'] !== false,
          several: false,
        },
      ];
    }
    case 'AWS::Lambda::Function': {
      const network = properties['VpcConfig'] as Raw | undefined;
      if (!network) return [];
      return [held(logicalId, network['SubnetIds'], network['SecurityGroupIds'])];
    }
    case 'AWS::EC2::VPCEndpoint':
      // Gateway endpoints are entries of route tables.
      if (properties['VpcEndpointType'] !== 'Interface') return [];
      return [held(logicalId, properties['SubnetIds'], properties['SecurityGroupIds'])];
    case 'AWS::EC2::NetworkInterface':
      return [
        {
          ...held(logicalId, properties['SubnetId'], properties['GroupSet']),
          publicAddress: hasElasticIp(stack, logicalId),
        },
      ];
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
      return [
        {
          ...held(logicalId, properties['Subnets'], properties['SecurityGroups']),
          publicAddress: properties['Scheme'] !== 'internal',
        },
      ];
    default:
      return undefined;
  }
}

function held(holder: string, subnets: unknown, groups: unknown): NetworkInterface {
  return {
    holder,
    subnets: referencedIds(subnets),
    groups: referencedIds(groups),
    publicAddress: false,
    several: true,
  };
}

function instanceInterfaces(stack: StackModel, { logicalId, properties }: Resource): NetworkInterface[] {
  const template = launchTemplateData(stack, properties);
  const data: Raw = {
    ...template,
    ...(properties['SecurityGroupIds'] !== undefined && { SecurityGroupIds: properties['SecurityGroupIds'] }),
    ...(properties['NetworkInterfaces'] !== undefined && { NetworkInterfaces: properties['NetworkInterfaces'] }),
  };
  return launched(stack, logicalId, referencedIds(properties['SubnetId']), data);
}

/** Interfaces of what starts from a launch template's data, or from an instance's own properties of the same names. */
function launched(stack: StackModel, holder: string, subnets: readonly string[], data: Raw): NetworkInterface[] {
  const stated = (data['NetworkInterfaces'] ?? []) as readonly Raw[];
  const elastic = hasElasticIp(stack, holder);
  const one = (groups: unknown, places: readonly string[], associate: unknown): NetworkInterface => ({
    holder,
    subnets: places,
    groups: referencedIds(groups),
    several: stack.resources.get(holder)?.type !== 'AWS::EC2::Instance',
    publicAddress:
      elastic || isTrue(associate) || (associate === undefined && places.some((id) => givesAddresses(stack, id))),
  });
  if (stated.length === 0) return [one(data['SecurityGroupIds'], subnets, undefined)];
  return stated.map((raw) => {
    const own = referencedIds(raw['SubnetId']);
    return one(raw['GroupSet'] ?? raw['Groups'], own.length > 0 ? own : subnets, raw['AssociatePublicIpAddress']);
  });
}

function launchTemplateData(stack: StackModel, properties: Resource['properties']): Raw {
  if (properties['LaunchConfigurationName'] !== undefined) {
    throw new UndecidableError('A launch configuration is closed to new accounts and not understood');
  }
  const mixed = (properties['MixedInstancesPolicy'] as Raw | undefined)?.['LaunchTemplate'] as Raw | undefined;
  const reference = (properties['LaunchTemplate'] ?? mixed?.['LaunchTemplateSpecification']) as Raw | undefined;
  if (!reference) return {};
  const template = stack.resources.get(
    referencedId(reference['LaunchTemplateId'] ?? reference['LaunchTemplateName']) ?? '',
  );
  if (!template) throw new UndecidableError(`The launch template ${JSON.stringify(reference)} is not in the stack`);
  return (template.properties['LaunchTemplateData'] ?? {}) as Raw;
}

function hasElasticIp(stack: StackModel, holder: string): boolean {
  return [...stack.resources.values()].some(
    ({ type, properties }) =>
      (type === 'AWS::EC2::EIP' && referencedId(properties['InstanceId']) === holder) ||
      (type === 'AWS::EC2::EIPAssociation' &&
        [referencedId(properties['InstanceId']), referencedId(properties['NetworkInterfaceId'])].includes(holder)),
  );
}

function givesAddresses(stack: StackModel, subnet: string): boolean {
  const { MapPublicIpOnLaunch: map, AssignIpv6AddressOnCreation: assign } =
    stack.resources.get(subnet)?.properties ?? {};
  return isTrue(map) || isTrue(assign);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function namesNetwork(stack: StackModel, { properties }: Resource): boolean {
  return referencedIds(properties).some((id) =>
    ['AWS::EC2::Subnet', 'AWS::EC2::SecurityGroup'].includes(stack.resources.get(id)?.type ?? ''),
  );
}
