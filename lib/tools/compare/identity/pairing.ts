import { createHash } from 'node:crypto';
import type { Resource, StackModel } from '../../../model/template';
import { type LabelOf, leavesOf, type Mention, mentionsIn } from './canonical';
import { groupedBy } from './grouped';

/** How two resources were seen to be the same one. */
export type Likeness =
  /** Logical id and type: the same one also for CloudFormation. */
  | 'id'
  /** What they are, and what they are joined to: only their construct has another name or place. */
  | 'signature'
  /** Fewest differences among those that are left. */
  | 'nearest';

export interface Pair {
  readonly before: string;
  readonly after: string;
  readonly by: Likeness;
}

/** Begins the name of what is paired, so that it is like no value of a template. */
const PAIRED = '\u0001';

/** How far a signature looks along references. */
const ROUNDS = 3;

/** Resources that differ in more of their values than this are two things. */
const LEAST_LIKENESS = 0.7;

/**
 * Which resource of one template is which of the other: by logical id and type, then by signatures over what refers to what
 * (Weisfeiler-Lehman), then by the fewest differing values.
 */
export function pairsOf(before: StackModel, after: StackModel): readonly Pair[] {
  const sides = new Sides(before, after);
  for (const { logicalId, type } of before.resources.values()) {
    if (after.resources.get(logicalId)?.type === type) sides.pair(logicalId, logicalId, 'id');
  }
  for (let round = ROUNDS; round >= 0; round--) {
    // What is paired tells its neighbours apart, so a look at depth is worth it again.
    if (sides.pairEqual(round)) round = ROUNDS + 1;
  }
  sides.pairNearest();
  return sides.pairs;
}

class Sides {
  readonly pairs: Pair[] = [];
  private readonly names = { before: new Map<string, string>(), after: new Map<string, string>() };
  private readonly mentions: Readonly<Record<Side, ReadonlyMap<string, readonly Mention[]>>>;

  constructor(
    private readonly before: StackModel,
    private readonly after: StackModel,
  ) {
    this.mentions = {
      before: mentionsIn(before.resources.values()),
      after: mentionsIn(after.resources.values()),
    };
  }

  pair(before: string, after: string, by: Likeness): void {
    this.pairs.push({ before, after, by });
    const name = `${PAIRED}${before}`;
    this.names.before.set(before, name);
    this.names.after.set(after, name);
  }

  /** @returns whether any were equal at this depth */
  pairEqual(round: number): boolean {
    const ofAfter = this.signatures('after', round);
    const candidates = groupedBy(this.left('after'), ({ logicalId }) => ofAfter(logicalId));
    const ofBefore = this.signatures('before', round);
    const groups = groupedBy(this.left('before'), ({ logicalId }) => ofBefore(logicalId));
    let found = false;
    for (const [signature, ones] of groups) {
      const others = candidates.get(signature) ?? [];
      // Near the surface many things look alike: there, several are no evidence of one.
      if (round < ROUNDS && (ones.length !== 1 || others.length !== 1 || !this.isAnchored(ones[0]!))) continue;
      for (const [at, one] of ones.slice(0, others.length).entries()) {
        this.pair(one.logicalId, others[at]!.logicalId, 'signature');
        found = true;
      }
    }
    return found;
  }

  pairNearest(): void {
    const scored = this.left('before').flatMap((one) =>
      this.left('after')
        .filter(({ type }) => type === one.type)
        .map((other) => ({ one, other, likeness: this.likeness(one, other) }))
        .filter(({ likeness }) => likeness >= LEAST_LIKENESS),
    );
    for (const { one, other } of scored.sort((a, b) => b.likeness - a.likeness)) {
      if (this.names.before.has(one.logicalId) || this.names.after.has(other.logicalId)) continue;
      this.pair(one.logicalId, other.logicalId, 'nearest');
    }
  }

  private left(side: Side): Resource[] {
    return [...this[side].resources.values()].filter(({ logicalId }) => !this.names[side].has(logicalId));
  }

  private signatures(side: Side, round: number): LabelOf {
    const { resources } = this[side];
    const known = new Map<string, string>();
    const signature = (logicalId: string, depth: number): string => {
      const named = this.names[side].get(logicalId);
      const resource = resources.get(logicalId);
      if (named !== undefined) return named;
      if (!resource) return logicalId;
      if (depth < 0) return resource.type;
      const key = `${depth} ${logicalId}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const inner: LabelOf = (id) => signature(id, depth - 1);
      const parts = [resource.type, ...leavesOf(resource, inner), ...this.mentioned(side, logicalId, inner)];
      const found = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
      known.set(key, found);
      return found;
    };
    return (logicalId) => signature(logicalId, round);
  }

  private mentioned(side: Side, logicalId: string, label: LabelOf): string[] {
    return (this.mentions[side].get(logicalId) ?? []).map(({ from, path }) => `<${path} ${label(from)}`).sort();
  }

  /** Whether it is joined to anything that is known to be the same: of things that stand alone, many look alike. */
  private isAnchored({ logicalId, ...resource }: Resource): boolean {
    const label: LabelOf = (id) => this.names.before.get(id) ?? id;
    return [...leavesOf({ logicalId, ...resource }, label), ...this.mentioned('before', logicalId, label)].some(
      isOfPaired,
    );
  }

  /** How much of what the two say is the same, from 0 to 1. */
  private likeness(one: Resource, other: Resource): number {
    const [left, right] = (['before', 'after'] as const).map((side, at) => {
      const resource = [one, other][at]!;
      // Neighbours that are not paired are others, whatever they look like.
      const label: LabelOf = (id) => this.names[side].get(id) ?? (this[side].resources.has(id) ? `${side} ${id}` : id);
      return [...leavesOf(resource, label), ...this.mentioned(side, resource.logicalId, label)];
    }) as [string[], string[]];
    const rest = [...right];
    const shared = left.filter((leaf) => {
      const at = rest.indexOf(leaf);
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
    return shared.some(isOfPaired) ? (2 * shared.length) / (left.length + right.length) : 0;
  }
}

type Side = 'before' | 'after';

function isOfPaired(leaf: string): boolean {
  return leaf.includes(PAIRED) || leaf.includes(JSON.stringify(PAIRED).slice(1, -1));
}
