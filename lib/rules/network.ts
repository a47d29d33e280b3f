import { at } from '../model/property-path';
import { addressBlock, overlaps } from '../model/reach/address-block';
import { networkInterfaces } from '../model/reach/network-interfaces';
import { commonPorts, portsText } from '../model/reach/ports';
import { reach } from '../model/reach/reach';
import { subnetKinds } from '../model/reach/routes';
import { type SecurityGroupRule, securityGroupRules } from '../model/reach/security-groups';
import { referencedId } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { behind, breaking, referencesOf } from './reading';
import type { Rule, Violation } from './rule';
import { modeOf } from './tags';

/** What lies where one machine does, however many subnets there are. */
const ONE_MACHINE = ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface', 'AWS::EFS::MountTarget'];

export const networkRules: readonly Rule[] = [
  {
    id: 'NoDoorWithoutPath',
    claim: 'no security group is open to addresses outside, not even on what has no way in yet',
    fix: 'Name a security group of the stack instead of addresses',
    violations: (stack) => reach(stack).latent.map((line) => ({ at: stack.name, problem: `is open: ${line}` })),
  },
  {
    id: 'DefaultGroupsAreClosed',
    claim: 'the default security group of every network is closed',
    fix: 'Set restrictDefaultSecurityGroup',
    violations: (stack) => {
      const closed = resourcesOfType(stack, 'Custom::VpcRestrictDefaultSG').map(({ properties }) =>
        referencedId(properties['DefaultSecurityGroupId']),
      );
      return breaking(resourcesOfType(stack, 'AWS::EC2::VPC'), 'leaves its default group open', ({ logicalId }) =>
        closed.includes(logicalId),
      );
    },
  },
  {
    id: 'GroupsAreUsed',
    claim: 'everything in a network has a security group of the stack, and each group is used or meant to be joined',
    fix: 'Attach the group, or leave it out',
    violations: (stack) => {
      const used = new Set(networkInterfaces(stack).flatMap(({ groups }) => groups));
      const peers = securityGroupRules(stack, referencesOf(stack)).flatMap(({ peer }) =>
        peer.kind === 'group' ? [peer.logicalId] : [],
      );
      return breaking(
        resourcesOfType(stack, 'AWS::EC2::SecurityGroup'),
        'belongs to nothing',
        ({ logicalId }) => used.has(logicalId) || peers.includes(logicalId),
      );
    },
  },
  {
    id: 'BothEndsAgree',
    claim: 'what a security group lets out to another, that one lets in, and the other way round, to the port',
    fix: 'Open both ends alike, by connections.allowTo',
    violations: (stack) => {
      const rules = securityGroupRules(stack, referencesOf(stack));
      return rules.flatMap((rule): Violation[] => {
        const { group, direction, peer, ports } = rule;
        if (peer.kind !== 'group' || rules.some((other) => answers(stack, rule, other))) return [];
        const [way, back] = direction === 'ingress' ? ['in from', 'out'] : ['out to', 'in'];
        return [
          { at: group, problem: `lets ${portsText(ports)} ${way} ${peer.logicalId}, which does not let it ${back}` },
        ];
      });
    },
  },
  {
    id: 'GatewaysReachTheInternet',
    claim: 'every NAT gateway stands in a public subnet, and every internet gateway is attached to its network',
    fix: 'Place NAT gateways in public subnets; attach the internet gateway',
    violations: (stack) => {
      const kinds = subnetKinds(stack);
      const attached = resourcesOfType(stack, 'AWS::EC2::VPCGatewayAttachment').filter(
        ({ properties }) => behind(stack, properties['VpcId'])?.type === 'AWS::EC2::VPC',
      );
      return [
        ...breaking(
          resourcesOfType(stack, 'AWS::EC2::NatGateway'),
          'stands in no public subnet',
          ({ properties }) =>
            kinds.get(referencedId(properties['SubnetId']) ?? '') === 'public' &&
            (properties['ConnectivityType'] ?? 'public') === 'public',
        ),
        ...breaking(resourcesOfType(stack, 'AWS::EC2::InternetGateway'), 'is attached to nothing', ({ logicalId }) =>
          attached.some(({ properties }) => referencedId(properties['InternetGatewayId']) === logicalId),
        ),
      ];
    },
  },
  {
    id: 'GatewaysServeTheirZone',
    claim: 'no subnet has its way out through a NAT gateway of another zone, with which it would fall',
    fix: 'Place a NAT gateway in each zone, and lead each subnet to that of its own',
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::EC2::Route').flatMap(({ logicalId, properties }) => {
        const gateway = behind(stack, properties['NatGatewayId']);
        if (gateway === undefined) return [];
        const led = resourcesOfType(stack, 'AWS::EC2::SubnetRouteTableAssociation')
          .filter((each) => referencedId(each.properties['RouteTableId']) === referencedId(properties['RouteTableId']))
          .map((each) => referencedId(each.properties['SubnetId']) ?? '');
        const zones = zonesOf(stack, [...led, referencedId(gateway.properties['SubnetId']) ?? '']);
        return zones.size === 1 ? [] : [{ at: logicalId, problem: 'leads into another zone' }];
      }),
  },
  {
    id: 'InnerSubnetsGiveNoAddresses',
    claim: 'no subnet without a way in from the internet hands out addresses of the internet',
    fix: 'Leave MapPublicIpOnLaunch out',
    violations: (stack) => {
      const kinds = subnetKinds(stack);
      return breaking(
        resourcesOfType(stack, 'AWS::EC2::Subnet').filter(({ logicalId }) => kinds.get(logicalId) !== 'public'),
        'gives addresses of the internet',
        ({ properties: { MapPublicIpOnLaunch: map, AssignIpv6AddressOnCreation: assign } }) =>
          [map, assign].every((given) => String(given ?? false) === 'false'),
      );
    },
  },
  {
    id: 'NetworksSpanZones',
    claim: 'every network spans two zones, and so does whatever is not one machine in it',
    fix: 'Give the network subnets in two zones or more, and place functions, groups and databases in two; endpoints in production',
    violations: (stack) => {
      const networks = resourcesOfType(stack, 'AWS::EC2::VPC').map(({ logicalId }) => ({
        at: logicalId,
        subnets: resourcesOfType(stack, 'AWS::EC2::Subnet')
          .filter(({ properties }) => referencedId(properties['VpcId']) === logicalId)
          .map((subnet) => subnet.logicalId),
      }));
      const placed = networkInterfaces(stack)
        .filter(({ holder }) => !mayLieInOneZone(stack, stack.resources.get(holder)!))
        .map(({ holder, subnets }) => ({ at: holder, subnets }));
      return [...networks, ...placed]
        .filter(({ subnets }) => zonesOf(stack, subnets).size < 2)
        .map(({ at }) => ({ at, problem: 'has one zone' }));
    },
  },
  {
    id: 'ZonesAreChosenAtDeploy',
    claim: 'a zone is the account’s, asked for at the deployment, or one of the stack’s region',
    fix: 'Take the zone from Fn::GetAZs, from the operator’s key availabilityZones, or leave it to the subnet',
    violations: (stack) => {
      const ofRegion = new RegExp(`^${stack.region}[a-z]$`);
      return breaking([...stack.resources.values()], 'names a zone of another region', ({ properties }) =>
        zonesNamedIn(properties).every((zone) => ofRegion.test(zone)),
      );
    },
  },
  {
    id: 'NetworksRecordTraffic',
    claim:
      'every network writes what it refuses into a log group of the stack, and no more, since every line that is written is paid for',
    fix: 'Add a flow log of refused traffic (TrafficType REJECT) with a log group of the stack',
    violations: (stack) => {
      const recorded = resourcesOfType(stack, 'AWS::EC2::FlowLog')
        .filter(
          ({ properties }) =>
            stack.resources.get(referencedId(properties['LogGroupName']) ?? '')?.type === 'AWS::Logs::LogGroup' &&
            behind(stack, properties['DeliverLogsPermissionArn'])?.type === 'AWS::IAM::Role' &&
            (properties['LogDestinationType'] ?? 'cloud-watch-logs') === 'cloud-watch-logs' &&
            properties['ResourceType'] === 'VPC' &&
            properties['LogFormat'] === undefined &&
            properties['TrafficType'] === 'REJECT',
        )
        .map(({ properties }) => referencedId(properties['ResourceId']));
      return [
        ...breaking(resourcesOfType(stack, 'AWS::EC2::VPC'), 'does not record what it refuses', ({ logicalId }) =>
          recorded.includes(logicalId),
        ),
        ...breaking(
          resourcesOfType(stack, 'AWS::EC2::FlowLog'),
          'records what passes, too',
          ({ properties }) => properties['TrafficType'] === 'REJECT',
        ),
      ];
    },
  },
];

/** Whether another rule is the other end of one, and open for all that the one is. */
function answers(stack: StackModel, rule: SecurityGroupRule, other: SecurityGroupRule): boolean {
  if (rule.peer.kind !== 'group' || other.group !== rule.peer.logicalId || other.direction === rule.direction)
    return false;
  const { peer, ports } = other;
  const meant =
    peer.kind === 'group'
      ? peer.logicalId === rule.group
      : peer.kind === 'addresses' &&
        resourcesOfType(stack, 'AWS::EC2::VPC').some(({ properties }) => {
          const range = addressBlock(String(properties['CidrBlock']));
          return range !== undefined && overlaps(peer.block, range);
        });
  const common = commonPorts(rule.ports, ports);
  return meant && common !== undefined && portsText(common) === portsText(rule.ports);
}

/** Zones that are written out, however deep in the properties of a resource. */
function zonesNamedIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    /^AvailabilityZones?$/.test(key)
      ? [inner].flat().filter((zone): zone is string => typeof zone === 'string')
      : zonesNamedIn(inner),
  );
}

/** A subnet that states no zone may lie in that of another. */
function zonesOf(stack: StackModel, subnets: readonly string[]): ReadonlySet<string> {
  return new Set(
    subnets.flatMap((subnet) => {
      const zone = stack.resources.get(subnet)?.properties['AvailabilityZone'];
      return zone === undefined ? [] : [JSON.stringify(zone)];
    }),
  );
}

/** Endpoints and nodes are billed by the zone, and a lesson can do without one for an hour. */
function mayLieInOneZone(stack: StackModel, { type, properties }: Resource): boolean {
  const isOneNode = type === 'AWS::OpenSearchService::Domain' && at(properties, 'ClusterConfig', 'InstanceCount') === 1;
  return (
    ONE_MACHINE.includes(type) || ((type === 'AWS::EC2::VPCEndpoint' || isOneNode) && modeOf(stack) === 'classroom')
  );
}
