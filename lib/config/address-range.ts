import * as z from 'zod';
import { type AddressBlock, addressBlock } from '../model/reach/address-block';

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

/** @returns the block, or undefined when the text is not a range in CIDR notation; an address alone is none */
function parseAddressRange(text: string): AddressBlock | undefined {
  return text.includes('/') ? addressBlock(text) : undefined;
}

/** True for a range of exactly one address: /32 in IPv4, /128 in IPv6. */
export function isSingleAddress(text: string): boolean {
  const range = parseAddressRange(text);
  return range !== undefined && range.prefix === (range.family === 4 ? 32 : 128);
}

/**
 * The one usual spelling of a range. IPv6 has many for the same address, and AWS's services do not agree on which they take.
 *
 * @param text - a range that `addressRange` accepts
 */
export function canonicalRange(text: string): string {
  const range = parseAddressRange(text);
  if (range?.family !== 6) return text;
  const { hostname } = new URL(`http://[${text.slice(0, text.indexOf('/'))}]/`);
  return `${hostname.slice(1, -1)}/${range.prefix}`;
}
