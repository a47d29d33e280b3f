import { type AddressBlock, addressBlock, contains } from '../model/reach/address-block';
import type { Sentence } from './sentence';

const PRIVATE: Sentence = {
  en: 'is a private address: your router gives it out, and the internet sees another one',
  ko: '은(는) 사설 IP입니다. 공유기가 나누어 준 주소이고, 인터넷에는 다른 주소로 보입니다',
};
const SELF: Sentence = {
  en: 'is what a computer calls itself: no other one sees it',
  ko: '은(는) 루프백 주소입니다. 그 컴퓨터 안에서만 통합니다',
};
const LINK: Sentence = {
  en: 'is a link-local address: it ends at your router',
  ko: '은(는) 링크 로컬 주소입니다. 공유기 밖에서는 쓰이지 않습니다',
};
const EXAMPLE: Sentence = {
  en: 'is an address of documents and examples, which nobody has; put your own in its place',
  ko: '은(는) 문서 예제용 주소입니다. 자신의 주소로 바꾸세요',
};
const MANY: Sentence = {
  en: 'is a multicast address, and nobody connects from one',
  ko: '은(는) 멀티캐스트 주소이며, 이런 주소에서는 접속할 수 없습니다',
};
const NONE: Sentence = {
  en: 'is an address that no computer on the internet has',
  ko: '은(는) 인터넷에서 쓰이지 않는 주소입니다',
};
const TRANSLATED: Sentence = {
  en: 'is an IPv4 address in the clothes of IPv6, and arrives as IPv4',
  ko: '은(는) IPv4 주소를 IPv6로 적은 것이며, 실제로는 IPv4로 접속합니다',
};

/** Addresses from which no connection ever comes, by the special-purpose registries of IANA (RFC 6890 and its like). */
const SPECIAL: readonly (readonly [block: string, what: Sentence])[] = [
  ['0.0.0.0/8', NONE],
  ['10.0.0.0/8', PRIVATE],
  [
    '100.64.0.0/10',
    {
      en: "is an address inside your provider's network (CGNAT), and the internet sees another one",
      ko: '은(는) 통신사 내부망(CGNAT) 주소이고, 인터넷에는 다른 주소로 보입니다',
    },
  ],
  ['127.0.0.0/8', SELF],
  ['169.254.0.0/16', LINK],
  ['172.16.0.0/12', PRIVATE],
  ['192.0.0.0/24', NONE],
  ['192.0.2.0/24', EXAMPLE],
  ['192.168.0.0/16', PRIVATE],
  ['198.18.0.0/15', NONE],
  ['198.51.100.0/24', EXAMPLE],
  ['203.0.113.0/24', EXAMPLE],
  ['224.0.0.0/4', MANY],
  ['240.0.0.0/4', NONE],
  ['::1/128', SELF],
  ['::ffff:0:0/96', TRANSLATED],
  ['64:ff9b::/96', TRANSLATED],
  ['2001:db8::/32', EXAMPLE],
  ['3fff::/20', EXAMPLE],
  ['fc00::/7', PRIVATE],
  ['fe80::/10', LINK],
  ['ff00::/8', MANY],
];

const BLOCKS = SPECIAL.map(([text, what]) => ({ block: addressBlock(text)!, what }));

/** What of IPv6 is given out at all. */
const GLOBAL_IPV6 = addressBlock('2000::/3')!;

/** @returns why nobody connects from a range, or undefined when somebody may */
export function neverConnects(range: AddressBlock): Sentence | undefined {
  const special = BLOCKS.find(({ block }) => contains(block, range))?.what;
  return special ?? (range.family === 6 && !contains(GLOBAL_IPV6, range) ? NONE : undefined);
}
