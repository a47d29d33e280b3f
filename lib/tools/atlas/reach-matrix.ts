import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { CLOUDFRONT_PREFIX_LISTS } from '../../model/cloudfront-prefix-lists';
import { portsText } from '../../model/reach/ports';
import { connections } from '../../model/reach/reach';
import type { PictureNames } from './picture-names';
import { resourceKey } from './resource-key';

/** One end of a connection: a thing of the stack, or addresses outside. */
export interface MatrixEnd {
  readonly id: string;
  readonly name: Sentence;
  /** Of the thing. @default - it lies outside */
  readonly key?: string;
  /** Every address there is. */
  readonly anyone: boolean;
}

/** A connection of a cell. */
export interface MatrixCell {
  readonly ports: string;
  /** What passes it on. @default - nothing does */
  readonly through?: Sentence;
  /** A rule lets it in, and no way leads there. */
  readonly latent: boolean;
}

/** Who may open connections to whom. */
export interface ReachMatrix {
  readonly senders: readonly MatrixEnd[];
  readonly receivers: readonly MatrixEnd[];
  /** By the ids of sender and receiver, with a space between. */
  readonly cells: ReadonlyMap<string, readonly MatrixCell[]>;
}

/** Addresses that are every address, in IPv4 and IPv6. */
const ANYONE: readonly string[] = ['0.0.0.0/0', '::/0'];

/** The connections that security groups and routes of some stacks permit, outside first and last. */
export function reachMatrix(stacks: readonly AssembledStack[], names: PictureNames): ReachMatrix {
  const senders = new Map<string, MatrixEnd>();
  const receivers = new Map<string, MatrixEnd>();
  const cells = new Map<string, MatrixCell[]>();
  for (const stack of stacks) {
    for (const { way, from, to, ports, through } of connections(stack.model)) {
      const [sender, receiver] = [endOf(stack, from, names), endOf(stack, to, names)];
      senders.set(sender.id, sender);
      receivers.set(receiver.id, receiver);
      const place = `${sender.id} ${receiver.id}`;
      const cell: MatrixCell = {
        ports: portsText(ports),
        ...(through !== undefined && { through: endOf(stack, through, names).name }),
        latent: way === 'latent',
      };
      const known = cells.get(place) ?? [];
      if (!known.some((each) => JSON.stringify(each) === JSON.stringify(cell))) cells.set(place, [...known, cell]);
    }
  }
  return {
    senders: inOrder(senders, (inside) => (inside ? 1 : 0)),
    receivers: inOrder(receivers, (inside) => (inside ? 0 : 1)),
    cells,
  };
}

function endOf(stack: AssembledStack, text: string, names: PictureNames): MatrixEnd {
  const { resources, region } = stack.model;
  if (resources.has(text)) {
    const key = resourceKey(stack.id, text);
    return { id: key, name: names.thing(stack, text), key, anyone: false };
  }
  const group = /^members of (\w+)$/.exec(text)?.[1];
  if (group !== undefined) {
    return { id: text, name: names.thing(stack, group), anyone: false };
  }
  if (ANYONE.includes(text)) {
    return {
      id: text,
      name: { en: `Internet, any address (${text})`, ko: `인터넷, 모든 주소(${text})` },
      anyone: true,
    };
  }
  if (text === CLOUDFRONT_PREFIX_LISTS[region])
    return { id: text, name: { en: 'CloudFront', ko: 'CloudFront' }, anyone: false };
  return { id: text, name: names.range(text), anyone: false };
}

function inOrder(ends: ReadonlyMap<string, MatrixEnd>, rank: (inside: boolean) => number): MatrixEnd[] {
  return [...ends.values()].sort((a, b) => rank(a.key !== undefined) - rank(b.key !== undefined));
}
