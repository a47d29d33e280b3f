import { isIPv4, isIPv6 } from 'node:net';
import * as z from 'zod';

/** An IPv4 or IPv6 range in CIDR notation, never the whole internet. */
export const addressRange = z
  .string()
  .refine(
    (text) => parseAddressRange(text) !== undefined,
    'is not an address range; for example 203.0.113.7/32 or 2001:db8::7/128',
  )
  .refine(
    (text) => parseAddressRange(text)?.prefix !== 0,
    'is the whole internet; give the one address you work from, for example 203.0.113.7/32',
  );

export interface AddressRange {
  readonly family: 4 | 6;
  readonly address: string;
  readonly prefix: number;
}

/** @returns the parts, or undefined when the text is not a range in CIDR notation. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [address, prefixText, ...rest] = text.split('/');
  if (address === undefined || prefixText === undefined || rest.length > 0 || !/^\d{1,3}$/.test(prefixText))
    return undefined;
  const prefix = Number(prefixText);
  if (isIPv4(address) && prefix <= 32) return { family: 4, address, prefix };
  // An address of one network card (fe80::1%eth0) means nothing elsewhere.
  if (isIPv6(address) && !address.includes('%') && prefix <= 128) return { family: 6, address, prefix };
  return undefined;
}

/** True for a range of exactly one address: /32 in IPv4, /128 in IPv6. */
export function isSingleAddress(text: string): boolean {
  const range = parseAddressRange(text);
  return range !== undefined && range.prefix === (range.family === 4 ? 32 : 128);
}

/**
 * The one usual spelling of a range. IPv6 has many for the same address, and AWS's services do not agree on which they take.
 *
 * @param text - a range that parseAddressRange accepts
 */
export function canonicalRange(text: string): string {
  const range = parseAddressRange(text);
  if (range?.family !== 6) return text;
  const { hostname } = new URL(`http://[${range.address}]/`);
  return `${hostname.slice(1, -1)}/${range.prefix}`;
}
