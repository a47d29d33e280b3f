/** Lists that stand for a map: their parts are told apart by these keys, and their order says nothing. */
const NAMED_BY: readonly (readonly [list: RegExp, key: string])[] = [
  [/^(FiltersConfig|PiiEntitiesConfig)$/, 'Type'],
  [/^RegexesConfig$/, 'Name'],
];

/**
 * A value in which each list of pairs of a name and a value, and each list whose parts have names, is a map by those names: so that
 * a part that comes, goes or differs is told of as itself, wherever in the list it stands.
 */
export function withNamedParts(value: unknown, list = ''): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const named = mapOf(value, list);
    return named ? withNamedParts(named) : value.map((item) => withNamedParts(item));
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNamedParts(inner, key)]));
}

function mapOf(list: readonly unknown[], name: string): Readonly<Record<string, unknown>> | undefined {
  const own = NAMED_BY.find(([lists]) => lists.test(name))?.[1];
  const pairs = list.map((item): readonly [unknown, unknown] | undefined => {
    if (item === null || typeof item !== 'object') return undefined;
    const { Key, Name, Value, ...others } = item as Readonly<Record<string, unknown>>;
    if (own !== undefined) return [(item as Readonly<Record<string, unknown>>)[own], item];
    if (Value === undefined || Object.keys(others).length > 0) return undefined;
    return (Key === undefined) === (Name === undefined) ? undefined : [Key ?? Name, Value];
  });
  const names = new Set(pairs.map((pair) => pair?.[0]));
  if (list.length === 0 || names.size < list.length || ![...names].every((each) => typeof each === 'string')) {
    return undefined;
  }
  return Object.fromEntries(pairs as readonly (readonly [string, unknown])[]);
}
