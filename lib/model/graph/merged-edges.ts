import type { EdgeDraft, End } from './edge-drafts';
import { EDGE_NOTES } from './edge-notes';
import type { EdgeMeaning, GraphEdge } from './graph';
import type { Placed } from './owners';

interface Merged {
  readonly from: string;
  readonly to: string;
  readonly meaning: EdgeMeaning;
  readonly details: readonly string[];
  readonly ports: readonly string[];
  readonly permitted: boolean;
  readonly made?: Placed;
}

/** An edge with the resource that makes it, as it stands in a stack. */
export type MergedEdge = Omit<GraphEdge, 'resource' | 'lesson' | 'console'> & { readonly made?: Placed };

/**
 * Drafts of the same two ends as few edges: what says the same is one, reading and writing are one, and what the network lets through
 * is said of the edge that goes that way, if there is one.
 *
 * @param idOf - id of the node that an end is, or undefined for what is in no picture
 */
export function mergedEdges(
  drafts: readonly EdgeDraft[],
  idOf: (end: End) => string | undefined,
): readonly MergedEdge[] {
  const found = new Map<string, Merged>();
  for (const { from, to, meaning, details = [], ports = [], permitted = false, made } of drafts) {
    const ends = { from: idOf(from), to: idOf(to) };
    if (ends.from === undefined || ends.to === undefined || ends.from === ends.to) continue;
    const key = `${ends.from} ${meaning} ${ends.to}`;
    const before = found.get(key);
    // What makes it happen tells more than the permission to.
    const telling = before?.made && !(before.permitted && !permitted) ? before.made : made;
    found.set(key, {
      from: ends.from,
      to: ends.to,
      meaning,
      details: together(before?.details, details),
      ports: together(before?.ports, ports),
      permitted: permitted && (before?.permitted ?? true),
      ...(telling && { made: telling }),
    });
  }
  return withPorts(withBoth([...found.values()])).map(({ from, to, meaning, made, details, ports, permitted }) => ({
    id: `${from} ${meaning} ${to}`,
    from,
    to,
    meaning,
    note: EDGE_NOTES[meaning].note,
    details: [...details],
    ports: [...ports],
    permitted,
    ...(made && { made }),
  }));
}

function together(before: readonly string[] = [], after: readonly string[]): string[] {
  return [...new Set([...before, ...after])].sort();
}

function isBetween({ from, to }: Merged): (other: Merged) => boolean {
  return (other) => other.from === from && other.to === to;
}

function withBoth(edges: readonly Merged[]): readonly Merged[] {
  return edges.flatMap((edge): Merged[] => {
    const other = edges
      .filter(isBetween(edge))
      .find(({ meaning }) => meaning === (edge.meaning === 'reads' ? 'writes' : 'reads'));
    if (!other || (edge.meaning !== 'reads' && edge.meaning !== 'writes')) return [edge];
    if (edge.meaning === 'writes') return [];
    return [{ ...edge, meaning: 'reads and writes', details: together(edge.details, other.details) }];
  });
}

function withPorts(edges: readonly Merged[]): readonly Merged[] {
  const others = (edge: Merged) => edges.filter(isBetween(edge)).filter(({ meaning }) => meaning !== 'may reach');
  return edges.flatMap((edge): Merged[] => {
    if (edge.meaning === 'may reach') return others(edge).length > 0 ? [] : [edge];
    const reached = edges.filter(isBetween(edge)).find(({ meaning }) => meaning === 'may reach');
    return [reached ? { ...edge, ports: together(edge.ports, reached.ports) } : edge];
  });
}
