import fc from 'fast-check';
import { addressRange } from '../../lib/config/address-range';

/**
 * Addresses for tests. The ranges kept for documents are refused, so these are public resolvers': they answer questions and call
 * nobody.
 */
export const ADMIN_ADDRESS = '8.8.8.8';
export const ADMIN = `${ADMIN_ADDRESS}/32`;
export const ADMIN_IPV6 = '2001:4860:4860::8888/128';
/** What an office has, with the administrator in it. */
export const OFFICE = '8.8.8.0/24';
export const OFFICE_IPV6 = '2001:4860:4860::/48';
/** Outside of the office. */
export const OUTSIDE = '9.9.9.9';
export const OUTSIDE_IPV6 = '2620:fe::fe';

/** Any IPv4 address that somebody may connect from. */
export const publicIPv4 = fc.ipV4().filter((address) => addressRange.safeParse(`${address}/32`).success);
