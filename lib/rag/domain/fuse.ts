import type { Hit } from './passage-store';

/** What one leg of a search found, best first, and how much it counts beside the others. */
export interface Leg {
  readonly hits: readonly Hit[];
  readonly weight: number;
}

export type Fusion = 'rank' | 'score';

/** As in the first paper about it, and in every search engine since: what is at the top of one leg does not outweigh all others. */
export const RANK_CONSTANT = 60;

/**
 * One list out of many, best first, each passage once. Hits that come out equal keep the order in which they were first met: by
 * leg, then by rank, so that the same hits always come out in the same order.
 */
export function fuse(fusion: Fusion, legs: readonly Leg[]): Hit[] {
  return fusion === 'rank' ? fuseByRank(legs) : fuseByScore(legs);
}

/** Reciprocal rank fusion, weighted: asks nothing of scores but their order, so legs of any scale go together. */
export function fuseByRank(legs: readonly Leg[]): Hit[] {
  return summed(
    legs,
    ({ weight }) =>
      (_, rank) =>
        weight / (RANK_CONSTANT + rank),
  );
}

/** Sum of scores, each leg's spread between 0 and 1: says by how much a hit is better, which ranks do not. */
export function fuseByScore(legs: readonly Leg[]): Hit[] {
  return summed(legs, ({ hits, weight }) => {
    const scores = hits.map(({ score }) => score);
    const [least, most] = [Math.min(...scores), Math.max(...scores)];
    return ({ score }) => weight * (most > least ? (score - least) / (most - least) : 1);
  });
}

function summed(legs: readonly Leg[], share: (leg: Leg) => (hit: Hit, rank: number) => number): Hit[] {
  const found = new Map<string, { readonly hit: Hit; score: number }>();
  for (const leg of legs) {
    const shareOf = share(leg);
    const met = new Set<string>();
    for (const hit of leg.hits) {
      const { id } = hit.passage;
      if (met.has(id)) continue;
      met.add(id);
      const known = found.get(id);
      const added = shareOf(hit, met.size);
      if (known) known.score += added;
      else found.set(id, { hit, score: added });
    }
  }
  return [...found.values()]
    .sort((one, other) => other.score - one.score)
    .map(({ hit, score }) => ({ passage: hit.passage, score }));
}
