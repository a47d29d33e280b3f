import type { Language, Sentence } from '../../../config/sentence';
import { addressBlock, contains } from '../../../model/reach/address-block';
import { portsText } from '../../../model/reach/ports';
import { type Connection, connections } from '../../../model/reach/reach';
import type { StackModel } from '../../../model/template';
import type { Finding } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import { groupedBy } from '../identity/grouped';
import type { Names } from '../names';
import { listed } from '../readable';
import { couldNotBeRead } from '../rights/sentences';

/** What a network is made of, and by what others are joined to it. */
const NETWORK =
  /^AWS::EC2::(SecurityGroup\w*|Subnet\w*|Route\w*|VPC\w*|InternetGateway|NatGateway|NetworkInterface\w*|EIP\w*|LaunchTemplate)$/;
const JOINED =
  /Vpc|VPC|Subnet|SecurityGroup|PubliclyAccessible|NetworkInterfaces|^Scheme$|^LaunchTemplate$|TargetGroup/;

/** Which packets get through in one state and not in the other. */
export function connectionChanges(stack: Aligned, names: Names): Finding[] {
  const { before, after } = stack;
  let had: readonly Connection[];
  let has: readonly Connection[];
  try {
    had = connections(before.model);
    has = connections(after.model);
  } catch (error) {
    return networkText(before) === networkText(after) ? [] : [couldNotBeRead('reach', error as Error)];
  }
  const wayOf = ({ way, to, from, through }: Connection) =>
    [wayIn(way) ? 'in' : way, wayIn(way) ? to : way === 'outward' ? from : `${from} ${to}`, through ?? ''].join(' ');
  const groups = groupedBy([...had, ...has], wayOf);
  return [...groups.values()].flatMap((all) => {
    const of = (list: readonly Connection[]) => all.filter((one) => list.includes(one));
    const [was, is] = [of(had), of(has)];
    return [
      ...differing(is, was).map((connection) => finding(stack, names, connection, 'gained')),
      ...differing(was, is).map((connection) => finding(stack, names, connection, 'lost')),
    ];
  });
}

/** Ways in from outside, by how open they are: one that has a path now was a door without one before. */
const WAYS_IN: readonly Connection['way'][] = ['latent', 'fromCloudFront', 'byGroup', 'fromInternet'];

function wayIn(way: Connection['way']): boolean {
  return WAYS_IN.includes(way);
}

/** Connections of the one list that let something through which none of the other lets through, by packets that tell all rules apart. */
function differing(ones: readonly Connection[], others: readonly Connection[]): Connection[] {
  const all = [...ones, ...others];
  const peers = [...new Set(all.flatMap(witnessPeers))];
  const ports = [...new Set(all.flatMap(({ ports: { from, to } }) => [from, to, from - 1, to + 1]))].filter(
    (port) => port >= 0 && port <= 65_535,
  );
  const protocols = [...new Set([...all.map(({ ports: { protocol } }) => protocol), 'any other'])].filter(
    (protocol) => protocol !== 'all',
  );
  return ones.filter((one) =>
    peers.some((peer) =>
      protocols.some((protocol) =>
        ports.some(
          (port) =>
            passes(one, peer, protocol, port) &&
            !others.some((other) => asOpen(other, one) && passes(other, peer, protocol, port)),
        ),
      ),
    ),
  );
}

function asOpen(other: Connection, one: Connection): boolean {
  if (!wayIn(one.way)) return true;
  // CloudFront and members of a group are others than everybody: what lets everybody in lets them in.
  return other.way === one.way || WAYS_IN.indexOf(other.way) > WAYS_IN.indexOf(one.way);
}

function peerOf({ way, from, to }: Connection): string {
  return way === 'outward' ? to : from;
}

/** An address inside each range, beside its ends, and inside none; whatever is no range stands for itself. */
function witnessPeers(connection: Connection): string[] {
  const text = peerOf(connection);
  const block = addressBlock(text);
  if (!block) return [text];
  const width = block.family === 4 ? 32 : 128;
  const size = 1n << BigInt(width - block.prefix);
  const first = (block.bits / size) * size;
  return [first - 1n, first, first + size - 1n, first + size]
    .filter((bits) => bits >= 0n && bits < 1n << BigInt(width))
    .map((bits) => addressText(bits, block.family));
}

function addressText(bits: bigint, family: 4 | 6): string {
  const [groups, width, base] = family === 4 ? ([4, 8n, 10] as const) : ([8, 16n, 16] as const);
  const parts = Array.from(
    { length: groups },
    (_, at) => (bits >> (BigInt(groups - 1 - at) * width)) & ((1n << width) - 1n),
  );
  return parts.map((part) => part.toString(base)).join(family === 4 ? '.' : ':');
}

function passes(connection: Connection, peer: string, protocol: string, port: number): boolean {
  const { ports } = connection;
  if (ports.protocol !== 'all' && ports.protocol !== protocol) return false;
  if (port < ports.from || port > ports.to) return false;
  const [outer, inner] = [addressBlock(peerOf(connection)), addressBlock(peer)];
  return outer && inner ? contains(outer, inner) : peerOf(connection) === peer;
}

const WAYS: Readonly<Record<Connection['way'], Sentence>> = {
  fromInternet: { en: ' from outside', ko: ' (외부에서)' },
  fromCloudFront: { en: ' by CloudFront', ko: ' (CloudFront에서)' },
  latent: { en: ', though nothing leads there from outside yet', ko: ' (아직 외부에서 가는 경로는 없음)' },
  byGroup: { en: '', ko: '' },
  inside: { en: '', ko: '' },
  outward: { en: ' to outside', ko: ' (외부로)' },
};

function finding(stack: Aligned, names: Names, connection: Connection, change: 'gained' | 'lost'): Finding {
  const { way, from, to, ports, through, groups } = connection;
  const own = way === 'outward' ? from : to;
  const line = (language: Language) => {
    const [one, other] = [from, to].map((text) => names.in(nameOf(names, stack, text, language), language));
    const passing = portsText(ports);
    const told = language === 'ko' ? passing.replace(/\ball$/, '전체') : passing;
    return `${one} -> ${other} ${told}${through === undefined ? '' : ` (${names.of(through)})`}`;
  };
  const verb =
    change === 'gained' ? { en: 'is open now', ko: '열렸습니다' } : { en: 'is closed now', ko: '닫혔습니다' };
  return {
    section: 'reach',
    verdict: change === 'lost' ? 'narrowed' : amongNew(stack.before.model, connection) ? 'changed' : 'broadened',
    sentence: { en: `${line('en')} ${verb.en}${WAYS[way].en}`, ko: `${line('ko')}: ${verb.ko}${WAYS[way].ko}` },
    statement: JSON.stringify({ SecurityGroup: listed([...new Set(groups)].map((group) => names.of(group))) }),
    lines: names.linesOf(groups.at(-1) ?? own),
    logicalId: groups.at(-1) ?? own,
    // What several reach alike is said once.
    ...([stack.before, stack.after].some(({ model }) => model.resources.has(from)) && { subject: names.of(from) }),
  };
}

function nameOf(names: Names, { before, after }: Aligned, text: string, language: Language): string {
  if (before.model.resources.has(text) || after.model.resources.has(text)) return names.of(text);
  const members = (id: string) => ({ en: `members of ${names.of(id)}`, ko: `${names.of(id)}의 멤버` })[language];
  return text.replace(/^members of (.+)$/, (_, id: string) => members(id));
}

/** What new things say to each other, or to the world, comes with them; what reaches them from outside is a way in. */
function amongNew({ resources }: StackModel, { way, from, to }: Connection): boolean {
  if (way === 'inside') return !resources.has(from) && !resources.has(to);
  return way === 'outward' && !resources.has(from);
}

/** All that says what gets through, as text. */
function networkText({ model }: State): string {
  return JSON.stringify(
    [...model.resources.values()]
      .flatMap(({ logicalId, type, properties }) => {
        const joined = Object.entries(properties).filter(([name]) => NETWORK.test(type) || JOINED.test(name));
        return joined.length === 0 ? [] : [[logicalId, type, joined]];
      })
      .sort(),
  );
}
