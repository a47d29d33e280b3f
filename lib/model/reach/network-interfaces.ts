import { referencedId, resourceBehind, resourcesBehind } from '../references';
import { resourceType } from '../resource-types';
import type { Resource, StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import type { Family } from './address-block';

/** Something that takes part in a network: what holds it, where, behind which security groups. */
export interface NetworkInterface {
  /** Logical id of what the interface belongs to. */
  readonly holder: string;
  /** Subnets it can be in. */
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
  /** Families of which it has, or can get, an address of the internet. */
  readonly publicFamilies: readonly Family[];
  /** The holder can be more than one machine, which may then reach one another. */
  readonly several: boolean;
}

/**
 * Every network interface that a stack makes.
 *
 * @throws UndecidableError for a type that is not known, and for a subnet or security group that is not in the stack
 */
export function networkInterfaces(stack: StackModel): NetworkInterface[] {
  return [...stack.resources.values()].flatMap((resource) => {
    if (!resourceType(resource.type).networkInterface) return [];
    const interfaces = interfacesOf(stack, resource);
    if (interfaces) return interfaces;
    throw new UndecidableError(
      `${resource.logicalId} (${resource.type}) takes part in a network, how is not understood`,
    );
  });
}

type Raw = Readonly<Record<string, unknown>>;

function interfacesOf(stack: StackModel, resource: Resource): NetworkInterface[] | undefined {
  const { logicalId, type, properties } = resource;
  switch (type) {
    case 'AWS::ApiGatewayV2::VpcLink':
      return [held(stack, logicalId, properties['SubnetIds'], properties['SecurityGroupIds'])];
    case 'AWS::EC2::Instance':
      return instanceInterfaces(stack, resource);
    case 'AWS::AutoScaling::AutoScalingGroup': {
      const places = subnetsOf(stack, properties['VPCZoneIdentifier'], `${logicalId} VPCZoneIdentifier`);
      return launched(stack, logicalId, places, launchTemplateData(stack, properties));
    }
    case 'AWS::RDS::DBInstance':
      return [
        {
          ...held(stack, logicalId, ofSubnetGroup(stack, resource), properties['VPCSecurityGroups']),
          publicFamilies: isFalse(properties['PubliclyAccessible']) ? [] : ofDatabase(properties),
          several: false,
        },
      ];
    case 'AWS::RDS::DBCluster':
      return [
        {
          ...held(stack, logicalId, ofSubnetGroup(stack, resource), properties['VpcSecurityGroupIds']),
          publicFamilies: isFalse(properties['PubliclyAccessible'] ?? !isAurora(properties))
            ? []
            : ofDatabase(properties),
        },
      ];
    case 'AWS::RDS::DBProxy':
      return [held(stack, logicalId, properties['VpcSubnetIds'], properties['VpcSecurityGroupIds'])];
    case 'AWS::Lambda::Function': {
      const network = properties['VpcConfig'] as Raw | undefined;
      if (!network) return [];
      return [held(stack, logicalId, network['SubnetIds'], network['SecurityGroupIds'])];
    }
    case 'AWS::EC2::VPCEndpoint':
      // Gateway endpoints are entries of route tables.
      if ((properties['VpcEndpointType'] ?? 'Gateway') === 'Gateway') return [];
      return [held(stack, logicalId, properties['SubnetIds'], properties['SecurityGroupIds'])];
    case 'AWS::EC2::NetworkInterface':
      return [
        {
          ...held(stack, logicalId, [properties['SubnetId']], properties['GroupSet']),
          publicFamilies: families(
            hasElasticIp(stack, logicalId),
            takesIpv6(properties) || givesIpv6(stack, String(referencedId(properties['SubnetId']))),
          ),
        },
      ];
    case 'AWS::EFS::MountTarget':
      return [held(stack, logicalId, [properties['SubnetId']], properties['SecurityGroups'])];
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
      return [
        {
          ...held(stack, logicalId, loadBalancerSubnets(properties), properties['SecurityGroups']),
          publicFamilies: properties['Scheme'] === 'internal' ? [] : ofLoadBalancer(properties['IpAddressType']),
        },
      ];
    case 'AWS::OpenSearchServerless::VpcEndpoint':
      return [held(stack, logicalId, properties['SubnetIds'], properties['SecurityGroupIds'])];
    case 'AWS::OpenSearchService::Domain': {
      const network = properties['VPCOptions'] as Raw | undefined;
      return network ? [held(stack, logicalId, network['SubnetIds'], network['SecurityGroupIds'])] : [];
    }
    default:
      return undefined;
  }
}

function held(stack: StackModel, holder: string, subnets: unknown, groups: unknown): NetworkInterface {
  return {
    holder,
    subnets: subnetsOf(stack, subnets, `${holder} subnets`),
    groups: groupsOf(stack, groups, `${holder} security groups`),
    publicFamilies: [],
    several: true,
  };
}

function subnetsOf(stack: StackModel, value: unknown, place: string): readonly string[] {
  return resourcesBehind(stack, value, ['AWS::EC2::Subnet'], place).map(({ logicalId }) => logicalId);
}

function groupsOf(stack: StackModel, value: unknown, place: string): readonly string[] {
  return resourcesBehind(stack, value, ['AWS::EC2::SecurityGroup'], place).map(({ logicalId }) => logicalId);
}

function ofSubnetGroup(stack: StackModel, { logicalId, properties }: Resource): unknown {
  const place = `${logicalId} DBSubnetGroupName`;
  return resourceBehind(stack, properties['DBSubnetGroupName'], ['AWS::RDS::DBSubnetGroup'], place).properties[
    'SubnetIds'
  ];
}

function loadBalancerSubnets({ Subnets, SubnetMappings }: Raw): unknown {
  return SubnetMappings === undefined ? Subnets : (SubnetMappings as readonly Raw[]).map(({ SubnetId }) => SubnetId);
}

function instanceInterfaces(stack: StackModel, { logicalId, properties }: Resource): NetworkInterface[] {
  const template = launchTemplateData(stack, properties);
  const own = ['SecurityGroupIds', 'NetworkInterfaces', 'Ipv6AddressCount', 'Ipv6Addresses']
    .filter((name) => properties[name] !== undefined)
    .map((name) => [name, properties[name]]);
  const data: Raw = { ...template, ...Object.fromEntries(own) };
  const subnet = properties['SubnetId'];
  const places = subnet === undefined ? [] : subnetsOf(stack, [subnet], `${logicalId} SubnetId`);
  return launched(stack, logicalId, places, data);
}

/** Interfaces of what starts from a launch template's data, or from an instance's own properties of the same names. */
function launched(stack: StackModel, holder: string, subnets: readonly string[], data: Raw): NetworkInterface[] {
  const stated = (data['NetworkInterfaces'] ?? []) as readonly Raw[];
  const elastic = hasElasticIp(stack, holder);
  const one = (groups: unknown, places: readonly string[], own: Raw): NetworkInterface => ({
    holder,
    subnets: places,
    groups: groupsOf(stack, groups, `${holder} security groups`),
    several: stack.resources.get(holder)?.type !== 'AWS::EC2::Instance',
    publicFamilies: families(
      elastic || isTrue(own['AssociatePublicIpAddress'] ?? places.some((id) => givesIpv4(stack, id))),
      takesIpv6(own) || places.some((id) => givesIpv6(stack, id)),
    ),
  });
  if (stated.length === 0) return [one(data['SecurityGroupIds'], subnets, data)];
  return stated.map((raw) => {
    if (raw['NetworkInterfaceId'] !== undefined) {
      throw new UndecidableError(`${holder} takes a network interface that is made apart`);
    }
    const own = raw['SubnetId'] === undefined ? [] : subnetsOf(stack, [raw['SubnetId']], `${holder} SubnetId`);
    return one(raw['GroupSet'] ?? raw['Groups'], own.length > 0 ? own : subnets, raw);
  });
}

/** What the launch template of an instance or a group says; nothing where it has none. */
export function launchTemplateData(stack: StackModel, properties: Resource['properties']): Raw {
  if (properties['LaunchConfigurationName'] !== undefined) {
    throw new UndecidableError('A launch configuration is closed to new accounts and not understood');
  }
  const mixed = (properties['MixedInstancesPolicy'] as Raw | undefined)?.['LaunchTemplate'] as Raw | undefined;
  if (
    ((mixed?.['Overrides'] ?? []) as readonly Raw[]).some((one) => one['LaunchTemplateSpecification'] !== undefined)
  ) {
    throw new UndecidableError('A group starts from several launch templates, which is not understood');
  }
  const reference = (properties['LaunchTemplate'] ?? mixed?.['LaunchTemplateSpecification']) as Raw | undefined;
  if (!reference) return {};
  const template = resourceBehind(
    stack,
    reference['LaunchTemplateId'] ?? reference['LaunchTemplateName'],
    ['AWS::EC2::LaunchTemplate'],
    'A launch template',
  );
  return (template.properties['LaunchTemplateData'] ?? {}) as Raw;
}

/** Whether something has an address that stays its own. */
export function hasElasticIp(stack: StackModel, holder: string): boolean {
  return [...stack.resources.values()].some(
    ({ type, properties }) =>
      (type === 'AWS::EC2::EIP' && referencedId(properties['InstanceId']) === holder) ||
      (type === 'AWS::EC2::EIPAssociation' &&
        [referencedId(properties['InstanceId']), referencedId(properties['NetworkInterfaceId'])].includes(holder)),
  );
}

function families(ipv4: boolean, ipv6: boolean): readonly Family[] {
  return [...(ipv4 ? [4 as const] : []), ...(ipv6 ? [6 as const] : [])];
}

/** Of Aurora each instance says itself whether it is public. */
function isAurora({ Engine }: Raw): boolean {
  return /^aurora/.test(String(Engine));
}

/** An address is public by being of IPv6, as far as a route leads there. */
function ofDatabase({ NetworkType }: Raw): readonly Family[] {
  return families(true, (NetworkType ?? 'IPV4') !== 'IPV4');
}

/** What is no plain text may be any of them. */
function ofLoadBalancer(type: unknown = 'ipv4'): readonly Family[] {
  return families(type !== 'dualstack-without-public-ipv4', type !== 'ipv4');
}

function givesIpv4(stack: StackModel, subnet: string): boolean {
  return isTrue(stack.resources.get(subnet)?.properties['MapPublicIpOnLaunch']);
}

/** A subnet that has no range of IPv6 can give no address of it, and EC2 refuses to say that it does. */
function givesIpv6(stack: StackModel, subnet: string): boolean {
  const { AssignIpv6AddressOnCreation: assign, Ipv6Native: native } = stack.resources.get(subnet)?.properties ?? {};
  return isTrue(assign) || isTrue(native);
}

/** Whether an instance, or an interface, asks for addresses of IPv6 itself. */
function takesIpv6({
  Ipv6Addresses: listed,
  Ipv6AddressCount: count = 0,
  Ipv6PrefixCount: prefixes = 0,
  ...rest
}: Raw): boolean {
  const { Ipv6Prefixes: ranges, PrimaryIpv6: primary } = rest;
  return (
    listed !== undefined || ranges !== undefined || String(count) !== '0' || String(prefixes) !== '0' || isTrue(primary)
  );
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function isFalse(value: unknown): boolean {
  return value === false || value === 'false';
}
