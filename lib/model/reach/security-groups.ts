import { type References, resolveIntrinsics } from '../intrinsics';
import { referencedId } from '../references';
import type { Resource, StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import { type AddressBlock, addressBlock } from './address-block';
import { type Ports, readPorts } from './ports';

/** The other end of a rule. */
export type Peer =
  | { readonly kind: 'addresses'; readonly text: string; readonly block: AddressBlock }
  /** A managed prefix list is a set of addresses that somebody else may change; it is never taken for a safe one. */
  | { readonly kind: 'prefix list'; readonly text: string }
  | { readonly kind: 'group'; readonly logicalId: string };

export interface SecurityGroupRule {
  /** Logical id of the group the rule belongs to. */
  readonly group: string;
  readonly direction: 'ingress' | 'egress';
  readonly peer: Peer;
  readonly ports: Ports;
}

/**
 * Every rule of a stack's security groups, written inline or as a resource of its own.
 *
 * @throws UndecidableError for a rule whose other end cannot be read
 */
export function securityGroupRules(stack: StackModel, references: References): SecurityGroupRule[] {
  return [...stack.resources.values()]
    .flatMap((resource) => rulesOf(stack, resource, references))
    .filter(({ peer }) => peer.kind !== 'addresses' || peer.text !== NOWHERE);
}

/** The broadcast address, to which nothing is routed. The library writes a rule for it where a group may send nothing. */
const NOWHERE = '255.255.255.255/32';

function rulesOf(stack: StackModel, { logicalId, type, properties }: Resource, references: References) {
  const read = (group: string | undefined, direction: SecurityGroupRule['direction'], raw: Raw): SecurityGroupRule => {
    if (group === undefined || !isGroup(stack, group)) {
      throw new UndecidableError(`The rule ${logicalId} belongs to no security group of the stack`);
    }
    return { group, direction, peer: readPeer(stack, logicalId, raw, references), ports: readPorts(resolved(raw)) };
  };
  const resolved = (raw: Raw) => ({
    IpProtocol: raw['IpProtocol'],
    FromPort: plainNumber(raw['FromPort']),
    ToPort: plainNumber(raw['ToPort']),
  });
  switch (type) {
    case 'AWS::EC2::SecurityGroup':
      return [
        ...inline(properties['SecurityGroupIngress']).map((raw) => read(logicalId, 'ingress', raw)),
        ...egressOrDefault(properties['SecurityGroupEgress']).map((raw) => read(logicalId, 'egress', raw)),
      ];
    case 'AWS::EC2::SecurityGroupIngress':
      return [read(referencedId(properties['GroupId']), 'ingress', properties)];
    case 'AWS::EC2::SecurityGroupEgress':
      return [read(referencedId(properties['GroupId']), 'egress', properties)];
    default:
      return [];
  }
}

type Raw = Readonly<Record<string, unknown>>;

function inline(value: unknown): readonly Raw[] {
  return (value ?? []) as readonly Raw[];
}

/** A group without egress rules of its own gets EC2's: everything, everywhere. */
function egressOrDefault(value: unknown): readonly Raw[] {
  return value === undefined ? [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] : inline(value);
}

/** A port that is a reference is known only after a deployment; ports.ts then counts it as every port. */
function plainNumber(value: unknown): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : undefined;
}

function readPeer(stack: StackModel, logicalId: string, raw: Raw, references: References): Peer {
  const cidr = raw['CidrIp'] ?? raw['CidrIpv6'];
  if (cidr !== undefined) {
    const text = String(resolveCidr(stack, cidr, references));
    const block = addressBlock(text);
    if (!block) throw new UndecidableError(`${logicalId} has a rule for ${text}, which is not an address range`);
    return { kind: 'addresses', text, block };
  }
  const list = raw['SourcePrefixListId'] ?? raw['DestinationPrefixListId'];
  if (list !== undefined) return { kind: 'prefix list', text: String(resolveIntrinsics(list, references)) };
  const group = referencedId(raw['SourceSecurityGroupId'] ?? raw['DestinationSecurityGroupId']);
  if (group !== undefined && isGroup(stack, group)) return { kind: 'group', logicalId: group };
  throw new UndecidableError(`${logicalId} has a rule whose other end is not understood: ${JSON.stringify(raw)}`);
}

/** A rule for "the VPC's own range" refers to the VPC, whose range the template states. */
function resolveCidr(stack: StackModel, cidr: unknown, references: References): unknown {
  const vpc = stack.resources.get(referencedId(cidr) ?? '');
  return resolveIntrinsics(vpc?.type === 'AWS::EC2::VPC' ? vpc.properties['CidrBlock'] : cidr, references);
}

function isGroup(stack: StackModel, logicalId: string): boolean {
  return stack.resources.get(logicalId)?.type === 'AWS::EC2::SecurityGroup';
}
