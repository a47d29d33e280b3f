import { join } from 'node:path';
import type { Sentence } from '../../config/sentence';
import type { StatedUse, UseName } from './uses';

/** What is meant to be paid for a pattern: data of the pattern, which stands in its own folder. */
export interface Spending {
  /**
   * What the classroom may cost while nobody uses it, in US dollars an hour without tax, as far as prices are known; the same in every
   * region. It is a promise to whoever pays, and no figure of AWS.
   */
  readonly mostPerHour: number;
  /** What one person of a class does in a lesson of two hours, in words. It is assumed, and not counted in a class. */
  readonly does: Sentence;
  /** The same in numbers, one person in one lesson. What nobody has measured is NaN, and is counted as unknown. */
  readonly each: StatedUse;
  /**
   * What goes on in that lesson however many people are there.
   * @default - nothing
   */
  readonly together?: StatedUse;
}

/** The spending of a pattern, found where the house has it. */
export function spendingOf(pattern: string): Spending {
  const file = join(__dirname, '../..', pattern, 'spending.ts');
  return (require(file) as { readonly spending: Spending }).spending;
}

/** What so many people use up in one lesson. */
export function useOfClass({ each, together = {} }: Spending, people: number): StatedUse {
  const names = [...new Set([...Object.keys(each), ...Object.keys(together)])] as UseName[];
  return Object.fromEntries(names.map((name) => [name, (each[name] ?? 0) * people + (together[name] ?? 0)]));
}
