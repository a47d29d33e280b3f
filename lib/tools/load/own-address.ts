import { BlockList, isIP } from 'node:net';

/** Addresses of this machine and of networks that the internet does not lead to. */
const OWN = new BlockList();
OWN.addSubnet('127.0.0.0', 8, 'ipv4');
OWN.addSubnet('10.0.0.0', 8, 'ipv4');
OWN.addSubnet('172.16.0.0', 12, 'ipv4');
OWN.addSubnet('192.168.0.0', 16, 'ipv4');
OWN.addAddress('::1', 'ipv6');
OWN.addSubnet('fc00::', 7, 'ipv6');

/**
 * Whether an address is of one's own network for sure. Any other name may lead to a stranger's server, today or tomorrow, and load
 * that nobody asked for is an attack.
 */
export function isOwnAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  return host === 'localhost' || (family !== 0 && OWN.check(host, family === 6 ? 'ipv6' : 'ipv4'));
}
