import { at } from '../../../model/property-path';
import type { StackModel } from '../../../model/template';
import { tagValues } from '../../../rules/tags';
import { LaptopError } from '../engine/laptop-error';

/** A pattern's stack, and those that stand beside it in other regions. */
export interface SynthesizedPattern {
  readonly stack: StackModel;
  readonly others: readonly StackModel[];
}

/**
 * Which stack of an assembly is the pattern's: the one from which no other takes anything.
 *
 * @throws LaptopError when there is none
 */
export function pickStacks(pattern: string, assembly: readonly StackModel[]): SynthesizedPattern {
  const stacks = assembly.filter((each) => tagValues(each, 'pattern').has(pattern));
  const taken = new Set(stacks.flatMap(({ resources }) => [...resources.values()].flatMap(stacksNamedIn)));
  const stack = stacks.find(({ name }) => !taken.has(name));
  if (!stack) throw new LaptopError(`The app made no stack for the pattern ${pattern}`);
  return { stack, others: stacks.filter((each) => each !== stack) };
}

/** Names of the stacks whose outputs a value is made of. */
function stacksNamedIn(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const name = at(value, 'Fn::GetStackOutput', 'StackName');
  return [...(name === undefined ? [] : [String(name)]), ...Object.values(value).flatMap(stacksNamedIn)];
}
