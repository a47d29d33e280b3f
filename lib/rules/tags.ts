import type { Mode } from '../config/mode';
import { at } from '../model/property-path';
import type { StackModel } from '../model/template';
import { UndecidableError } from '../model/undecidable-error';

/*
 * Rules read mode and pattern from the template's own tags and not from a configuration beside it, so that they judge the same
 * at synth, in a proof, and over a template that somebody else kept.
 */

/** The values that the resources of a stack bear under a key. */
export function tagValues(stack: StackModel, key: string): ReadonlySet<string> {
  return new Set(
    [...stack.resources.values()].flatMap(({ properties }) =>
      tagsIn(properties['Tags']).flatMap(([name, value]) => (name === key ? [value] : [])),
    ),
  );
}

/** @throws UndecidableError when the resources of a stack bear no mode, or more than one */
export function modeOf(stack: StackModel): Mode {
  const [mode, ...others] = tagValues(stack, 'mode');
  if ((mode !== 'classroom' && mode !== 'production') || others.length > 0) {
    throw new UndecidableError(`The resources of ${stack.name} bear no mode, or more than one`);
  }
  return mode;
}

/** Tags are a list of pairs in most types, and an object in some. */
export function tagsIn(tags: unknown): readonly (readonly [name: string, value: string])[] {
  if (tags === undefined) return [];
  if (!Array.isArray(tags)) return Object.entries(tags as Readonly<Record<string, string>>);
  return tags.map((tag) => [String(at(tag, 'Key')), String(at(tag, 'Value'))]);
}
