import { isIPv4, isIPv6 } from 'node:net';

/** IPv4 or IPv6. */
export type Family = 4 | 6;

/** A block of addresses: its family, its first bits, and how many of them count. */
export interface AddressBlock {
  readonly family: Family;
  readonly bits: bigint;
  readonly prefix: number;
}

const read = new Map<string, AddressBlock | undefined>();

/** @returns the block that an address or a CIDR range stands for, or undefined for anything else */
export function addressBlock(text: string): AddressBlock | undefined {
  // Templates name few, and whoever proves something asks of each tens of thousands of times.
  if (!read.has(text)) read.set(text, readBlock(text));
  return read.get(text);
}

function readBlock(text: string): AddressBlock | undefined {
  const [address, prefixText, ...rest] = text.split('/');
  if (address === undefined || rest.length > 0) return undefined;
  // An address of one network card (fe80::1%eth0) means nothing elsewhere.
  const family = isIPv4(address) ? 4 : isIPv6(address) && !address.includes('%') ? 6 : undefined;
  if (family === undefined) return undefined;
  const width = family === 4 ? 32 : 128;
  if (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText)) return undefined;
  const prefix = prefixText === undefined ? width : Number(prefixText);
  if (prefix > width) return undefined;
  return { family, bits: family === 4 ? bitsOfIPv4(address) : bitsOfIPv6(address), prefix };
}

/** True when every address of the inner block lies in the outer one. Families never mix. */
export function contains(outer: AddressBlock, inner: AddressBlock): boolean {
  if (outer.family !== inner.family || inner.prefix < outer.prefix) return false;
  const ignored = BigInt((outer.family === 4 ? 32 : 128) - outer.prefix);
  return outer.bits >> ignored === inner.bits >> ignored;
}

/** True when the two blocks share an address: one of them then holds the other. */
export function overlaps(one: AddressBlock, other: AddressBlock): boolean {
  return contains(one, other) || contains(other, one);
}

function bitsOfIPv4(address: string): bigint {
  return address.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function bitsOfIPv6(address: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const text = dotted ? `${dotted[1]}${hexGroups(bitsOfIPv4(dotted[2]!))}` : address;
  const [head = '', tail] = text.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...front, ...Array(8 - front.length - back.length).fill('0'), ...back];
  return groups.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n);
}

function hexGroups(bits: bigint): string {
  return `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}
