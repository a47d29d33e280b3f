import type { AssembledStack } from '../../model/assembly';
import { type Capabilities, capabilitiesOf } from './capabilities';
import { compareStacks, type StackComparison } from './compare-stacks';
import { type Finding, isBroadening, type Verdict } from './finding';
import { pairsOf } from './identity/pairing';
import { type Money, moneyOf } from './money';

/** Everything that two sides differ in. */
export interface Report {
  readonly before: string;
  readonly after: string;
  readonly stacks: readonly StackComparison[];
  /** Stacks of one side alone, beside those that both have. */
  readonly alone: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Two architectures, side by side, where the two have no stack in common. @default - they are states of the same stacks */
  readonly capabilities?: readonly Capabilities[];
  readonly money: Money;
}

/** Two templates that share less than this of the larger one are two architectures. */
const LEAST_SHARED = 0.45;

/** Puts the stacks of two sides beside each other: those of one id, or a lone one beside a lone one that is much the same. */
export async function reportOf(
  before: { readonly text: string; readonly stacks: readonly AssembledStack[] },
  after: { readonly text: string; readonly stacks: readonly AssembledStack[] },
): Promise<Report> {
  const pairs = pairedStacks(before.stacks, after.stacks);
  const alone = (side: 'before' | 'after') => {
    const { stacks } = { before, after }[side];
    return stacks.filter((stack) => !pairs.some((pair) => pair.includes(stack))).map(({ id }) => id);
  };
  const stacks: StackComparison[] = [];
  for (const [one, other] of pairs) stacks.push(await compareStacks(one, other));
  const capabilities = pairs.length > 0 ? undefined : [before, after].map(({ stacks: all }) => capabilitiesOf(all));
  return {
    before: before.text,
    after: after.text,
    stacks,
    alone: pairs.length > 0 ? { before: alone('before'), after: alone('after') } : { before: [], after: [] },
    ...(capabilities && { capabilities }),
    money: moneyOf(before.stacks, after.stacks),
  };
}

function pairedStacks(before: readonly AssembledStack[], after: readonly AssembledStack[]) {
  const byId = before.flatMap((one) => {
    const other = after.find(({ id }) => id === one.id);
    return other ? [[one, other] as const] : [];
  });
  const [one, other] = [before[0], after[0]];
  if (byId.length > 0 || before.length !== 1 || after.length !== 1 || !one || !other) return byId;
  // An assembly says what its stacks are called, a template that came alone does not.
  if (![one, other].some(({ model }) => model.region === 'unknown-region')) return byId;
  const shared = pairsOf(one.model, other.model).length;
  const larger = Math.max(one.model.resources.size, other.model.resources.size);
  return shared >= LEAST_SHARED * larger ? [[one, other] as const] : [];
}

export function findingsOf({ stacks }: Report): readonly Finding[] {
  return stacks.flatMap(({ findings }) => findings);
}

/** How many findings come to something. */
export function countOf(report: Report, ...verdicts: readonly Verdict[]): number {
  return findingsOf(report).filter(({ verdict }) => verdicts.includes(verdict)).length;
}

/** Kinds of change that can be made to fail. */
export const FAILING = ['broadening', 'data-loss', 'replacement'] as const;

/** Whether a change is one that was to fail. Money that nobody knows is more than any. */
export function fails(report: Report, kind: (typeof FAILING)[number] | { readonly cost: number }): boolean {
  if (typeof kind === 'object') {
    const { difference } = report.money;
    return difference === undefined || difference > kind.cost;
  }
  if (kind === 'broadening') return findingsOf(report).some(isBroadening) || report.alone.after.length > 0;
  if (kind === 'data-loss') return countOf(report, 'lost') > 0 || report.alone.before.length > 0;
  return countOf(report, 'replaced') > 0;
}
