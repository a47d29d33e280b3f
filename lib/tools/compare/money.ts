import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { type CostLine, type CostOfStacks, costOfStacks, type Total } from '../cost/cost-of-stacks';
import { groupedBy } from './identity/grouped';

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
  const [ofBefore, ofAfter] = [paidFor(had), paidFor(has)];
  const lines = [...new Set([...ofBefore.keys(), ...ofAfter.keys()])].flatMap((key) => {
    const [was, is] = [ofBefore.get(key) ?? [], ofAfter.get(key) ?? []];
    const [before, after] = [perMonth(was), perMonth(is)];
    const known = [...was, ...is].every(({ amount }) => amount !== undefined);
    if (boughtIn(was) === boughtIn(is) || (known && (before ?? 0) === (after ?? 0))) return [];
    return [
      {
        what: [...is, ...was][0]!.what,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        known,
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

/** Lines by what a reader is told of them: the same may be bought at one price before and at another one after. */
function paidFor({ lines }: CostOfStacks): ReadonlyMap<string, CostLine[]> {
  return groupedBy(lines, ({ region, what }) => `${region} ${what.en}`);
}

function boughtIn(lines: readonly CostLine[]): string {
  return JSON.stringify(lines.map(({ item, quantity }) => [item, quantity]));
}

/** Undefined where the price of one is not known, or there is none. */
function perMonth(lines: readonly CostLine[]): number | undefined {
  const amounts = lines.map(({ amount }) => amount?.perMonth);
  if (amounts.length === 0 || amounts.includes(undefined)) return undefined;
  return amounts.reduce<number>((sum, amount) => sum + amount!, 0);
}

function costs(stacks: readonly AssembledStack[]): CostOfStacks | undefined {
  try {
    return costOfStacks(stacks, NOWHERE);
  } catch {
    // What a function makes, or nobody has priced, has no price here.
    return undefined;
  }
}
