import type { Language } from '../../config/sentence';
import { type Cost, costOf } from '../prices/cost';
import type { Check, Fate, Thing } from './check';
import { isBootstrap, type Maker, makerOf } from './maker';
import type { RegionContext } from './region-context';
import type { WhenDeleted } from './stack-keeps';

/** A thing as it was found, with all that is known of it. */
export interface Finding {
  readonly check: string;
  readonly region: string;
  readonly id: string;
  readonly name?: string;
  readonly state?: string;
  readonly note?: string;
  readonly fate: Fate;
  readonly madeBy: Maker;
  readonly cost: Cost;
  /** US dollars a month at most, where only that is known. */
  readonly atMostPerMonth?: number;
  /**
   * The stack that made it, and what becomes of it when that is deleted.
   * @default - no stack that stands made it
   */
  readonly stack?: { readonly name: string; readonly whenDeleted: WhenDeleted };
  /** What removes it, commands, one after the other: its stack's removal unless that lets it stay. */
  readonly remove: readonly string[];
}

/** What goes by itself, is meant to stay or was not looked at makes nothing dirty. */
export function isDirt({ fate }: Finding): boolean {
  return fate !== 'going' && fate !== 'kept' && fate !== 'unchecked';
}

/** A thing with what its region knows of it. */
export async function findingOf(
  check: Check,
  region: string,
  thing: Thing,
  context: RegionContext,
  language: Language,
): Promise<Finding> {
  const { id, name, state, note, fate, cost = [], ceiling, unlock = [], remove } = thing;
  // A thing without an ARN is not in the list of tags: nobody knows more of it than its name.
  const tags = thing.tags ?? context.tagsOf(thing.arn);
  const madeBy = makerOf(tags);
  const stack = check.id === 'stacks' ? undefined : await context.stackOf(tags);
  const removal = stack && stack.whenDeleted !== 'stays' ? stack.remove : remove;
  const known = costOf(ceiling ? [...cost, ...ceiling.map(([item]) => [item, Number.NaN] as const)] : cost, region);
  const most = ceiling && costOf(ceiling, region);
  return {
    check: check.id,
    region,
    id,
    ...(name && name !== id && { name }),
    ...(state && { state }),
    ...(note && { note: note[language] }),
    fate: fate !== 'going' && isBootstrap(id, madeBy) ? 'kept' : fate,
    madeBy,
    cost: known,
    ...(most && most.unknown.length === 0 && { atMostPerMonth: most.perMonth }),
    ...(stack && { stack: { name: stack.name, whenDeleted: stack.whenDeleted } }),
    remove: [...unlock, ...removal].map((line) => `${line} --region ${region}`),
  };
}
