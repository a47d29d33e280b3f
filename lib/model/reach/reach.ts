import { inventedReferences } from '../intrinsics';
import { resourcesOfType, type StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import { type AddressBlock, addressBlock, overlaps } from './address-block';
import { type NetworkInterface, networkInterfaces } from './network-interfaces';
import { commonPorts, portsText } from './ports';
import { type SubnetKind, subnetKinds } from './routes';
import { type SecurityGroupRule, securityGroupRules } from './security-groups';

/** Who can reach whom in a stack, each as one line such as `0.0.0.0/0 -> Server tcp 80`. */
export interface Reach {
  /** From addresses outside the network to something with a public address and a route. */
  readonly fromInternet: readonly string[];
  /** Rules for addresses outside the network on something that lacks the address or the route: a door with no path to it, yet. */
  readonly latent: readonly string[];
  /** Between things of the stack: the sender's rules let it out and the receiver's let it in. */
  readonly inside: readonly string[];
  /** From whatever joins a security group that has no member in the stack. */
  readonly byGroup: readonly string[];
  /** Where a stack's interfaces may open connections to outside the stack. */
  readonly outward: readonly string[];
  /** In which kind of subnet each interface can lie, for example `Database in isolated subnets`. */
  readonly placement: readonly string[];
}

/**
 * Reads a template's security groups, routes and interfaces into the connections they permit.
 *
 * Network access lists are left out: they only narrow, so the answer errs to the side of "reachable".
 *
 * @throws UndecidableError for anything that cannot be read
 */
export function reach(stack: StackModel): Reach {
  const references = inventedReferences(stack);
  const rules = securityGroupRules(stack, references);
  const interfaces = networkInterfaces(stack);
  const own = networkRanges(stack);
  const kinds = subnetKinds(stack);
  const kindsOfSubnets = ({ subnets }: NetworkInterface) => subnets.map((subnet) => kinds.get(subnet)!);
  const exposed = new Set(interfaces.filter((at) => at.publicAddress && kindsOfSubnets(at).includes('public')));

  const joined = new Set(interfaces.flatMap(({ groups }) => groups));

  const ingress = interfaces.flatMap((target) => rulesFor(rules, target, 'ingress').map((rule) => ({ target, rule })));
  const fromOutside = ingress.filter(({ rule }) => isOutside(rule, own));
  const line = ({ target, rule }: { target: NetworkInterface; rule: SecurityGroupRule }) =>
    `${peerText(rule)} -> ${target.holder} ${portsText(rule.ports)}`;
  return {
    fromInternet: sorted(fromOutside.filter(({ target }) => exposed.has(target)).map(line)),
    latent: sorted(fromOutside.filter(({ target }) => !exposed.has(target)).map(line)),
    inside: sorted(
      interfaces.flatMap((source) => interfaces.flatMap((target) => passages(rules, source, target, own))),
    ),
    byGroup: sorted(
      ingress
        .filter(({ rule: { peer } }) => peer.kind === 'group' && !joined.has(peer.logicalId))
        .map(({ target, rule }) => `members of ${peerText(rule)} -> ${target.holder} ${portsText(rule.ports)}`),
    ),
    outward: sorted(
      interfaces.flatMap((source) =>
        rulesFor(rules, source, 'egress')
          .filter((rule) => isOutside(rule, own))
          .map((rule) => `${source.holder} -> ${peerText(rule)} ${portsText(rule.ports)}`),
      ),
    ),
    placement: sorted(interfaces.map((at) => placementText(at, kindsOfSubnets(at)))),
  };
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
  own: readonly AddressBlock[],
): string[] {
  if (source.holder === target.holder && !source.several) return [];
  return rulesFor(rules, source, 'egress').flatMap((out) => {
    if (!admits(out, target, own)) return [];
    return rulesFor(rules, target, 'ingress').flatMap((into) => {
      const ports = admits(into, source, own) ? commonPorts(out.ports, into.ports) : undefined;
      return ports ? [`${source.holder} -> ${target.holder} ${portsText(ports)}`] : [];
    });
  });
}

/** Whether a rule's other end can be this interface. Its address is somewhere in the network's own range. */
function admits({ peer }: SecurityGroupRule, { groups }: NetworkInterface, own: readonly AddressBlock[]): boolean {
  if (peer.kind === 'group') return groups.includes(peer.logicalId);
  return peer.kind === 'addresses' && own.some((range) => overlaps(range, peer.block));
}

/** Whether a rule speaks of addresses outside the stack's networks. A prefix list always does. */
function isOutside({ peer }: SecurityGroupRule, own: readonly AddressBlock[]): boolean {
  if (peer.kind === 'group') return false;
  return (
    peer.kind === 'prefix list' ||
    !own.some((range) => overlaps(range, peer.block) && range.prefix <= peer.block.prefix)
  );
}

function peerText({ peer }: SecurityGroupRule): string {
  return peer.kind === 'group' ? peer.logicalId : peer.text;
}

function networkRanges(stack: StackModel): AddressBlock[] {
  return resourcesOfType(stack, 'AWS::EC2::VPC').map(({ logicalId, properties }) => {
    const block = addressBlock(String(properties['CidrBlock']));
    if (!block) throw new UndecidableError(`The range of ${logicalId} is not written out`);
    return block;
  });
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
