import { CLOUDFRONT_PREFIX_LISTS } from '../cloudfront-prefix-lists';
import { inventedReferences } from '../intrinsics';
import { at } from '../property-path';
import { referencedId } from '../references';
import { resourcesOfType, type StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import { type AddressBlock, addressBlock, type Family, overlaps } from './address-block';
import { type NetworkInterface, networkInterfaces } from './network-interfaces';
import { commonPorts, type Ports, portsText } from './ports';
import { forwarders, routedFamilies, type SubnetKind, subnetKinds } from './routes';
import { type SecurityGroupRule, securityGroupRules } from './security-groups';

/** Who can reach whom in a stack, each as one line such as `0.0.0.0/0 -> Server tcp 80`. */
export interface Reach {
  /** From addresses outside the network to something with a public address and a route. */
  readonly fromInternet: readonly string[];
  /** Rules for addresses outside the network on something that lacks the address or the route: a door with no path to it, yet. */
  readonly latent: readonly string[];
  /** From the addresses of CloudFront to a load balancer that a VPC origin of the stack leads to, and nobody else's can. */
  readonly fromCloudFront: readonly string[];
  /** Between things of the stack: the sender's rules let it out and the receiver's let it in. */
  readonly inside: readonly string[];
  /** From whatever joins a security group that has no member in the stack. */
  readonly byGroup: readonly string[];
  /** Where a stack's interfaces may open connections to outside the stack, and through which machine of it, where one passes them on. */
  readonly outward: readonly string[];
  /** In which kind of subnet each interface can lie, for example `Database in isolated subnets`. */
  readonly placement: readonly string[];
}

/** One connection that the rules permit. */
export interface Connection {
  /** How it comes about, as the lists of Reach. */
  readonly way: 'fromInternet' | 'fromCloudFront' | 'latent' | 'inside' | 'byGroup' | 'outward';
  readonly from: string;
  readonly to: string;
  readonly ports: Ports;
  /** What passes it on. @default - the network itself */
  readonly through?: string;
  /** The security groups whose rules let it through. */
  readonly groups: readonly string[];
}

/**
 * Reads a template's security groups, routes and interfaces into the connections they permit.
 *
 * Network access lists are left out: they only narrow, so the answer errs to the side of "reachable".
 *
 * @throws UndecidableError for anything that cannot be read
 */
export function reach(stack: StackModel): Reach {
  const found = connections(stack);
  const lines = (way: Connection['way']) =>
    sorted(
      found
        .filter((connection) => connection.way === way)
        .map(({ from, to, ports, through }) => {
          return `${from} -> ${to} ${portsText(ports)}${through === undefined ? '' : ` through ${through}`}`;
        }),
    );
  const kinds = subnetKinds(stack);
  return {
    fromInternet: lines('fromInternet'),
    fromCloudFront: lines('fromCloudFront'),
    latent: lines('latent'),
    inside: lines('inside'),
    byGroup: lines('byGroup'),
    outward: lines('outward'),
    placement: sorted(networkInterfaces(stack).map((each) => placementText(each, kindsOf(each, kinds)))),
  };
}

/**
 * The same connection by connection, with the security groups that permit each.
 *
 * @throws UndecidableError for anything that cannot be read
 */
export function connections(stack: StackModel): readonly Connection[] {
  const rules = securityGroupRules(stack, inventedReferences(stack));
  const interfaces = networkInterfaces(stack);
  const own = networkRanges(stack);
  const routed = routedFamilies(stack);
  const origins = new Set(
    resourcesOfType(stack, 'AWS::CloudFront::VpcOrigin').map(({ properties }) =>
      referencedId(at(properties, 'VpcOriginEndpointConfig', 'Arn')),
    ),
  );
  const joined = new Set(interfaces.flatMap(({ groups }) => groups));

  const inward = interfaces.flatMap((target) =>
    rulesFor(rules, target, 'ingress').flatMap((rule): Connection[] => {
      const { ports, group, peer } = rule;
      const reached = { to: target.holder, ports, groups: [group] };
      if (isOutside(rule, own)) {
        const way = isExposed(target, rule, routed)
          ? 'fromInternet'
          : isCloudFront(stack, rule) && origins.has(target.holder)
            ? 'fromCloudFront'
            : 'latent';
        return [{ ...reached, way, from: peerText(rule) }];
      }
      if (peer.kind !== 'group' || joined.has(peer.logicalId)) return [];
      return [{ ...reached, way: 'byGroup', from: `members of ${peerText(rule)}` }];
    }),
  );
  const inside = interfaces.flatMap((source) => interfaces.flatMap((target) => passages(rules, source, target, own)));
  const passedOn = forwarders(stack);
  const outward = interfaces.flatMap((source) =>
    rulesFor(rules, source, 'egress')
      .filter((rule) => isOutside(rule, own))
      .flatMap((rule): Connection[] => {
        const direct: Connection = {
          way: 'outward',
          from: source.holder,
          to: peerText(rule),
          ports: rule.ports,
          groups: [rule.group],
        };
        const ways = new Set(source.subnets.flatMap((subnet) => passedOn.get(subnet) ?? []));
        if (ways.size === 0) return [direct];
        return interfaces
          .filter(({ holder }) => ways.has(holder))
          .flatMap((machine) => passedOnBy(rules, source, direct, machine, own));
      }),
  );
  return [...inward, ...inside, ...outward];
}

/**
 * What a machine in the way out passes on of a connection: packets keep the address that they are for, so it must let them in from
 * where they come from and out to where they go.
 */
function passedOnBy(
  rules: readonly SecurityGroupRule[],
  source: NetworkInterface,
  direct: Connection,
  machine: NetworkInterface,
  own: Ranges,
): Connection[] {
  const into = rulesFor(rules, machine, 'ingress').filter((rule) => admits(rule, source, own));
  const out = rulesFor(rules, machine, 'egress').filter((rule) => isOutside(rule, own));
  return into.flatMap((first) =>
    out.flatMap((second): Connection[] => {
      const entered = commonPorts(direct.ports, first.ports);
      const ports = entered && commonPorts(entered, second.ports);
      if (!ports) return [];
      const groups = [...direct.groups, first.group, second.group];
      return [{ ...direct, ports, through: machine.holder, groups }];
    }),
  );
}

/** Whether something has an address that the rule's other end can speak to, and a route there. */
function isExposed(
  { publicFamilies, subnets }: NetworkInterface,
  { peer }: SecurityGroupRule,
  routed: ReadonlyMap<string, readonly Family[]>,
): boolean {
  return publicFamilies.some(
    (family) =>
      (peer.kind !== 'addresses' || peer.block.family === family) &&
      subnets.some((subnet) => routed.get(subnet)?.includes(family)),
  );
}

/** The list of CloudFront's own addresses in the region of the stack: another region has it under another id. */
function isCloudFront({ region }: StackModel, { peer }: SecurityGroupRule): boolean {
  return peer.kind === 'prefix list' && peer.text === CLOUDFRONT_PREFIX_LISTS[region];
}

function kindsOf({ subnets }: NetworkInterface, kinds: ReadonlyMap<string, SubnetKind>): SubnetKind[] {
  return subnets.map((subnet) => kinds.get(subnet)!);
}

function placementText({ holder }: NetworkInterface, kinds: readonly SubnetKind[]): string {
  if (kinds.length === 0) throw new UndecidableError(`${holder} lies in no subnet of the stack`);
  return `${holder} in ${sorted(kinds).join(' and ')} subnets`;
}

function rulesFor(
  rules: readonly SecurityGroupRule[],
  { holder, groups }: NetworkInterface,
  direction: SecurityGroupRule['direction'],
): SecurityGroupRule[] {
  if (groups.length === 0) {
    throw new UndecidableError(`${holder} names no security group of the stack, so it has the VPC's default one`);
  }
  return rules.filter((rule) => rule.direction === direction && groups.includes(rule.group));
}

/** What gets from one interface to another: out of the one by its rules, and into the other by its. */
function passages(
  rules: readonly SecurityGroupRule[],
  source: NetworkInterface,
  target: NetworkInterface,
  own: Ranges,
): Connection[] {
  if (source.holder === target.holder && !source.several) return [];
  return rulesFor(rules, source, 'egress').flatMap((out) => {
    if (!admits(out, target, own)) return [];
    return rulesFor(rules, target, 'ingress').flatMap((into): Connection[] => {
      const ports = admits(into, source, own) ? commonPorts(out.ports, into.ports) : undefined;
      if (!ports) return [];
      return [{ way: 'inside', from: source.holder, to: target.holder, ports, groups: [out.group, into.group] }];
    });
  });
}

/** Whether a rule's other end can be this interface. Its address is somewhere in the network's own range. */
function admits({ peer }: SecurityGroupRule, { groups }: NetworkInterface, own: Ranges): boolean {
  if (peer.kind === 'group') return groups.includes(peer.logicalId);
  return peer.kind === 'addresses' && own.possible.some((range) => overlaps(range, peer.block));
}

/** Whether a rule speaks of addresses outside the stack's networks. A prefix list always does. */
function isOutside({ peer }: SecurityGroupRule, own: Ranges): boolean {
  if (peer.kind === 'group') return false;
  return (
    peer.kind === 'prefix list' ||
    !own.written.some((range) => overlaps(range, peer.block) && range.prefix <= peer.block.prefix)
  );
}

function peerText({ peer }: SecurityGroupRule): string {
  return peer.kind === 'group' ? peer.logicalId : peer.text;
}

/** The ranges of the stack's networks. */
interface Ranges {
  /** Those that are written out. */
  readonly written: readonly AddressBlock[];
  /** Those, and all that AWS may give where it chooses a range. */
  readonly possible: readonly AddressBlock[];
}

/** What AWS chooses a range of IPv6 from. */
const GLOBAL_UNICAST = '2000::/3';
const ANY_IPV4 = '0.0.0.0/0';

function networkRanges(stack: StackModel): Ranges {
  const first = resourcesOfType(stack, 'AWS::EC2::VPC').map(({ logicalId, properties }) => {
    const block = addressBlock(String(properties['CidrBlock']));
    if (!block) throw new UndecidableError(`The range of ${logicalId} is not written out`);
    return block;
  });
  const further = resourcesOfType(stack, 'AWS::EC2::VPCCidrBlock').map(({ properties }) => {
    const text = properties['CidrBlock'] ?? properties['Ipv6CidrBlock'];
    const isIpv6 = Object.keys(properties).some((name) => /Ipv6/.test(name));
    return { written: addressBlock(String(text)), any: addressBlock(isIpv6 ? GLOBAL_UNICAST : ANY_IPV4)! };
  });
  return {
    written: [...first, ...further.flatMap(({ written }) => written ?? [])],
    possible: [...first, ...further.map(({ written, any }) => written ?? any)],
  };
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
