import { at } from '../../../model/property-path';
import type { State } from '../identity/aligned';
import { type Kind, kindOf, publishedAs, withoutHashes } from '../identity/written-on';
import { withNamedParts } from './named-parts';
import { plainPath } from './values-at-paths';

/** One value of a resource that is another in the second state. */
export interface ValueChange {
  /** Keys from the resource inwards, without indexes; properties come without `Properties`. */
  readonly path: readonly string[];
  /** The path for a reader, who is told which part of a list it leads through where a pattern tells them apart. */
  readonly shown: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly kind: Kind;
}

/** Lists in which the first that fits decides. */
const ORDERED = /^(CacheBehaviors|Members|Command|EntryPoint|Overrides|KeySchema|Fn::.*)$/;

/** What is different of a resource that both states have. */
export function valueChanges(before: State, after: State, logicalId: string): readonly ValueChange[] {
  const type = before.model.resources.get(logicalId)!.type;
  const [was, is] = [before, after].map(({ template }) => template.Resources![logicalId]!);
  const changes: ValueChange[] = [];
  const walk = (one: unknown, other: unknown, path: readonly string[]): void => {
    if (JSON.stringify(one) === JSON.stringify(other)) return;
    if (isPlainObject(one) && isPlainObject(other) && !isIntrinsic(one) && !isIntrinsic(other)) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
        walk(one[key], other[key], [...path, key]);
      return;
    }
    const [ones, others] = [byPattern(one), byPattern(other)];
    if (ones && others) {
      walkPatterns(ones, others, path);
      return;
    }
    if (Array.isArray(one) && Array.isArray(other) && one.length === other.length && !isOfTexts(one)) {
      if (!path.some((key) => ORDERED.test(key)) && sorted(one) === sorted(other)) return;
      for (const [index, item] of one.entries()) walk(item, other[index], path);
      return;
    }
    if (Array.isArray(one) && Array.isArray(other) && sorted(one) === sorted(other)) return;
    changed(one, other, path);
  };
  const changed = (one: unknown, other: unknown, shown: readonly string[]): void => {
    const path = shown.map(plainPath);
    const kind = publishedAs(type) ?? kindOf(type, path);
    const onlyHashes = withoutHashes(JSON.stringify(one) ?? '') === withoutHashes(JSON.stringify(other) ?? '');
    changes.push({
      path,
      shown: shown.join('.'),
      before: one,
      after: other,
      kind: kind === 'meaning' && onlyHashes ? 'code' : kind,
    });
  };
  /** Parts are compared by their patterns, and the order in which patterns are tried by itself. */
  const walkPatterns = (ones: Patterned, others: Patterned, path: readonly string[]): void => {
    const [had, has] = [[...ones.keys()], [...others.keys()]];
    if (had.join('\n') !== has.join('\n')) changed(had, has, [...path, PATTERN]);
    for (const pattern of new Set([...had, ...has])) {
      walk(ones.get(pattern), others.get(pattern), [...path.slice(0, -1), `${path.at(-1)}[${pattern}]`]);
    }
  };
  const { Properties: had = {}, Metadata: _, ...wasElse } = was as Raw;
  const { Properties: has = {}, Metadata: __, ...isElse } = is as Raw;
  walk(withNamedParts(had), withNamedParts(has), []);
  walk(wasElse, isElse, []);
  return changes;
}

type Raw = Readonly<Record<string, unknown>>;

/** What tells the parts of some lists apart. */
const PATTERN = 'PathPattern';

type Patterned = ReadonlyMap<string, unknown>;

/** The parts of a list by their patterns, if each has one of its own. */
function byPattern(list: unknown): Patterned | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const parts = new Map(list.map((item) => [at(item, PATTERN), item]));
  return parts.size === list.length && [...parts.keys()].every((pattern) => typeof pattern === 'string')
    ? (parts as Patterned)
    : undefined;
}

function isPlainObject(value: unknown): value is Raw {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isIntrinsic(value: Raw): boolean {
  const [key, ...others] = Object.keys(value);
  return others.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'));
}

function isOfTexts(list: readonly unknown[]): boolean {
  return list.every((item) => typeof item !== 'object');
}

function sorted(list: readonly unknown[]): string {
  return JSON.stringify(list.map((item) => JSON.stringify(item)).sort());
}
