import type { State } from '../identity/aligned';
import { type Kind, kindOf, publishedAs, withoutHashes } from '../identity/written-on';
import { withNamedParts } from './named-parts';

/** One value of a resource that is another in the second state. */
export interface ValueChange {
  /** Keys from the resource inwards, without indexes; properties come without `Properties`. */
  readonly path: readonly string[];
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
    if (Array.isArray(one) && Array.isArray(other) && one.length === other.length && !isOfTexts(one)) {
      if (!path.some((key) => ORDERED.test(key)) && sorted(one) === sorted(other)) return;
      for (const [at, item] of one.entries()) walk(item, other[at], path);
      return;
    }
    if (Array.isArray(one) && Array.isArray(other) && sorted(one) === sorted(other)) return;
    const kind = publishedAs(type) ?? kindOf(type, path);
    const onlyHashes = withoutHashes(JSON.stringify(one) ?? '') === withoutHashes(JSON.stringify(other) ?? '');
    changes.push({ path, before: one, after: other, kind: kind === 'meaning' && onlyHashes ? 'code' : kind });
  };
  const { Properties: had = {}, Metadata: _, ...wasElse } = was as Raw;
  const { Properties: has = {}, Metadata: __, ...isElse } = is as Raw;
  walk(withNamedParts(had), withNamedParts(has), []);
  walk(wasElse, isElse, []);
  return changes;
}

type Raw = Readonly<Record<string, unknown>>;

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
