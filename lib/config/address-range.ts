import { isIPv6 } from 'node:net';
import { type AddressBlock, addressBlock } from '../model/reach/address-block';
import { checkedText, type Fault } from './fault';
import type { Sentence } from './sentence';
import { neverConnects } from './special-addresses';

/** How wide a range may be. An office or a provider's town fits; what is wider holds half a country. */
const WIDEST_PREFIX = { 4: 16, 6: 32 } as const;

/** An IPv4 or IPv6 range in CIDR notation that people connect from: not the whole internet, and no address that the internet never sees. */
export const addressRange = checkedText(faultOfRange);

function faultOfRange(text: string): Fault | undefined {
  const range = parseAddressRange(text);
  if (!range) return notARange(text);
  if (range.prefix === 0) return { ...WHOLE_INTERNET, remedy: LOOK_UP_YOURS };
  const never = neverConnects(range);
  if (never) return { ...never, ...(asIPv4(range) ?? { remedy: LOOK_UP_YOURS }) };
  const single = `${addressOf(text)}/128`;
  if (range.family === 6 && range.prefix === 32 && hostBits(range) !== 0n) {
    return {
      en: 'is an IPv6 address with the length of an IPv4 one: that is a whole provider; one address has /128',
      ko: '은(는) IPv6 주소에 /32를 붙인 것이라 통신사 전체가 됩니다. IPv6 주소 하나에는 /128을 붙입니다',
      examples: [single],
    };
  }
  const widest = WIDEST_PREFIX[range.family];
  if (range.prefix >= widest) return undefined;
  return {
    en: `is too wide: /${range.prefix} is the address of too many; at most /${widest}`,
    ko: `은(는) 너무 넓습니다. /${range.prefix}에는 너무 많은 사람이 들어갑니다. 넓어도 /${widest}까지입니다`,
    examples: [canonicalRange(`${addressOf(text)}/${widest}`)],
  };
}

const WHOLE_INTERNET: Sentence = {
  en: 'is the whole internet; give the one address you work from',
  ko: '은(는) 인터넷 전체입니다. 접속할 주소 하나만 적으세요',
};
const NOT_A_RANGE: Sentence = {
  en: 'is not an address with its length',
  ko: '은(는) 주소/길이 형식(CIDR)이 아닙니다',
};
const NOTHING_BEFORE: Sentence = {
  en: 'has no address before its length: the command that asks for it answered nothing',
  ko: '에는 / 앞에 주소가 없습니다. 주소를 알아내는 명령이 답을 받지 못했습니다',
};
/** `curl` alone is another command in Windows PowerShell, and without -4 the answer may be an IPv6 address. */
export const LOOK_UP_YOURS: Sentence = {
  en: 'to see yours: curl -4 https://checkip.amazonaws.com (on Windows curl.exe), then /32 after what it answers',
  ko: '내 주소는 curl -4 https://checkip.amazonaws.com 으로 확인하고(Windows에서는 curl.exe) 뒤에 /32를 붙이세요',
};

/** An address without its length, or with a mask or a port, is taken for what it nearly is. */
function notARange(text: string): Fault {
  if (/^\s*\//.test(text)) return { ...NOTHING_BEFORE, remedy: LOOK_UP_YOURS };
  if (/^\s*(any|all|anywhere|everyone|\*|0\.0\.0\.0|::)\s*$/i.test(text))
    return { ...WHOLE_INTERNET, remedy: LOOK_UP_YOURS };
  const [address = '', length] = text
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\\/g, '/')
    .split('/');
  const bare = isIPv6(address) ? address : address.replace(/:\d+$/, '').replace(/\b0+(?=\d)/g, '');
  const block = addressBlock(bare);
  const full = block && `${bare}/${block.family === 4 ? 32 : 128}`;
  if (!full) return { ...NOT_A_RANGE, remedy: LOOK_UP_YOURS };
  const fault = faultOfRange(full);
  if (fault) return fault;
  if (length === undefined || length.trim() === '') {
    return {
      en: 'is an address without its length, which is /32 for one address (IPv6: /128)',
      ko: '에는 /32가 없습니다. 주소 하나에는 끝에 /32를 붙입니다(IPv6는 /128)',
      examples: [full],
    };
  }
  return { ...NOT_A_RANGE, examples: [full] };
}

/** ::ffff:1.2.3.4 is 1.2.3.4, and to be written so. */
function asIPv4({ bits, prefix, family }: AddressBlock): Pick<Fault, 'examples'> | undefined {
  if (family !== 6 || prefix !== 128 || bits >> 32n !== 0xffffn) return undefined;
  const inside = `${dotted(bits & 0xffffffffn)}/32`;
  return faultOfRange(inside) ? undefined : { examples: [inside] };
}

function dotted(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.');
}

function addressOf(text: string): string {
  return text.slice(0, text.indexOf('/'));
}

function hostBits({ bits, prefix, family }: AddressBlock): bigint {
  return bits & ((1n << BigInt((family === 4 ? 32 : 128) - prefix)) - 1n);
}

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
 * The one usual spelling of a range. IPv6 has many for the same address, and AWS's services do not agree on which they take; what
 * stands after the length of a range is written as zeros, as EC2 does.
 *
 * @param text - a range that `addressRange` accepts
 */
export function canonicalRange(text: string): string {
  const range = parseAddressRange(text);
  if (!range) return text;
  const bits = range.bits - hostBits(range);
  if (range.family === 4) return `${dotted(bits)}/${range.prefix}`;
  const groups = Array.from({ length: 8 }, (_, index) => ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const { hostname } = new URL(`http://[${groups.join(':')}]/`);
  return `${hostname.slice(1, -1)}/${range.prefix}`;
}
