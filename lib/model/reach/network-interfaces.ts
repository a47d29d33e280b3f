import { referencedId, resourceBehind, resourcesBehind } from '../references';
import { resourceType } from '../resource-types';
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
          publicAddress: properties['PubliclyAccessible'] !== false,
          several: false,
        },
      ];
    case 'AWS::RDS::DBCluster':
      return [
        {
          ...held(stack, logicalId, ofSubnetGroup(stack, resource), properties['VpcSecurityGroupIds']),
          publicAddress: properties['PubliclyAccessible'] === true,
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
          publicAddress: hasElasticIp(stack, logicalId),
        },
      ];
    case 'AWS::EFS::MountTarget':
      return [held(stack, logicalId, [properties['SubnetId']], properties['SecurityGroups'])];
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
      return [
        {
          ...held(stack, logicalId, loadBalancerSubnets(properties), properties['SecurityGroups']),
          publicAddress: properties['Scheme'] !== 'internal',
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
    publicAddress: false,
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
  const data: Raw = {
    ...template,
    ...(properties['SecurityGroupIds'] !== undefined && { SecurityGroupIds: properties['SecurityGroupIds'] }),
    ...(properties['NetworkInterfaces'] !== undefined && { NetworkInterfaces: properties['NetworkInterfaces'] }),
  };
  const subnet = properties['SubnetId'];
  const places = subnet === undefined ? [] : subnetsOf(stack, [subnet], `${logicalId} SubnetId`);
  return launched(stack, logicalId, places, data);
}

/** Interfaces of what starts from a launch template's data, or from an instance's own properties of the same names. */
function launched(stack: StackModel, holder: string, subnets: readonly string[], data: Raw): NetworkInterface[] {
  const stated = (data['NetworkInterfaces'] ?? []) as readonly Raw[];
  const elastic = hasElasticIp(stack, holder);
  const one = (groups: unknown, places: readonly string[], associate: unknown): NetworkInterface => ({
    holder,
    subnets: places,
    groups: groupsOf(stack, groups, `${holder} security groups`),
    several: stack.resources.get(holder)?.type !== 'AWS::EC2::Instance',
    publicAddress:
      elastic || isTrue(associate) || (associate === undefined && places.some((id) => givesAddresses(stack, id))),
  });
  if (stated.length === 0) return [one(data['SecurityGroupIds'], subnets, undefined)];
  return stated.map((raw) => {
    if (raw['NetworkInterfaceId'] !== undefined) {
      throw new UndecidableError(`${holder} takes a network interface that is made apart`);
    }
    const own = raw['SubnetId'] === undefined ? [] : subnetsOf(stack, [raw['SubnetId']], `${holder} SubnetId`);
    return one(raw['GroupSet'] ?? raw['Groups'], own.length > 0 ? own : subnets, raw['AssociatePublicIpAddress']);
  });
}

/** What the launch template of an instance or a group says; nothing where it has none. */
export function launchTemplateData(stack: StackModel, properties: Resource['properties']): Raw {
  if (properties['LaunchConfigurationName'] !== undefined) {
    throw new UndecidableError('A launch configuration is closed to new accounts and not understood');
  }
  const mixed = (properties['MixedInstancesPolicy'] as Raw | undefined)?.['LaunchTemplate'] as Raw | undefined;
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

function givesAddresses(stack: StackModel, subnet: string): boolean {
  const { MapPublicIpOnLaunch: map, AssignIpv6AddressOnCreation: assign } =
    stack.resources.get(subnet)?.properties ?? {};
  return isTrue(map) || isTrue(assign);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}
