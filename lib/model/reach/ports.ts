/** A protocol and the ports that a rule opens. */
export interface Ports {
  /** `tcp`, `udp`, `icmp`, ..., or `all`. */
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

const EVERY_PORT = { from: 0, to: 65_535 };

/** A rule without ports, or with ports that only a deployment knows, counts as open on all of them. */
export function readPorts({ IpProtocol, FromPort, ToPort }: Readonly<Record<string, unknown>>): Ports {
  const protocol = PROTOCOLS[String(IpProtocol)] ?? String(IpProtocol);
  if (protocol === 'all') return { protocol, ...EVERY_PORT };
  const from = Number(FromPort);
  const to = Number(ToPort);
  // For ICMP the pair holds type and code, where -1 means any.
  if (protocol.startsWith('icmp') || !Number.isInteger(from) || !Number.isInteger(to)) {
    return { protocol, ...EVERY_PORT };
  }
  return { protocol, from, to };
}

/** Names of the protocol numbers that CloudFormation accepts. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
  '58': 'icmpv6',
};

/** What two rules both let pass, or undefined. */
export function commonPorts(one: Ports, other: Ports): Ports | undefined {
  if (one.protocol !== other.protocol && one.protocol !== 'all' && other.protocol !== 'all') return undefined;
  const protocol = one.protocol === 'all' ? other.protocol : one.protocol;
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to, other.to);
  return from <= to ? { protocol, from, to } : undefined;
}

/** For example `tcp 22`, `tcp 8000-8010` or `all`. */
export function portsText({ protocol, from, to }: Ports): string {
  if (from === EVERY_PORT.from && to === EVERY_PORT.to) return protocol === 'all' ? 'all' : `${protocol} all`;
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}
