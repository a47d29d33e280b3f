import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { type CostLine, type CostOfStacks, costOfStacks, type Total } from '../cost/cost-of-stacks';

/** What two sides cost while nobody uses them, in US dollars without tax. */
export interface Money {
  /** Undefined where a side has something of which nobody has said what it costs. */
  readonly before?: Total;
  readonly after?: Total;
  /** More a month. Undefined where what differs is not all known. */
  readonly difference?: number;
  /** What is paid for otherwise than before. */
  readonly lines: readonly {
    readonly what: Sentence;
    /** A month. @default - the price is not known, or there is none of it */
    readonly before?: number;
    readonly after?: number;
    readonly known: boolean;
  }[];
}

/** A template that came alone does not say where it is deployed, and so not what it costs. */
const NOWHERE = 'unknown-region';

export function moneyOf(before: readonly AssembledStack[], after: readonly AssembledStack[]): Money {
  const [had, has] = [before, after].map(costs);
  if (!had || !has) return { ...(had && { before: had.idle }), ...(has && { after: has.idle }), lines: [] };
  const keyOf = ({ item, region, what }: CostLine) => `${item} ${region} ${what.en}`;
  const byKey = ({ lines: all }: CostOfStacks) => new Map(all.map((line) => [keyOf(line), line]));
  const [ofBefore, ofAfter] = [byKey(had), byKey(has)];
  const lines = [...new Set([...ofBefore.keys(), ...ofAfter.keys()])].flatMap((key) => {
    const [was, is] = [ofBefore.get(key), ofAfter.get(key)];
    const same = (was?.amount?.perMonth ?? 0) === (is?.amount?.perMonth ?? 0);
    const bothKnown = (was === undefined || was.amount !== undefined) && (is === undefined || is.amount !== undefined);
    if (was?.quantity === is?.quantity || (same && bothKnown)) return [];
    return [
      {
        what: (is ?? was)!.what,
        ...(was?.amount && { before: was.amount.perMonth }),
        ...(is?.amount && { after: is.amount.perMonth }),
        known: bothKnown,
      },
    ];
  });
  const known = lines.every((line) => line.known);
  return {
    before: had.idle,
    after: has.idle,
    lines,
    ...(known && { difference: has.idle.perMonth - had.idle.perMonth }),
  };
}

function costs(stacks: readonly AssembledStack[]): CostOfStacks | undefined {
  try {
    return costOfStacks(stacks, NOWHERE);
  } catch {
    // What a function makes, or nobody has priced, has no price here.
    return undefined;
  }
}
