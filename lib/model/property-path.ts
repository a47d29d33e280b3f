/** A property by its path, or undefined where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== 'object' ? undefined : (inner as Record<string, unknown>)[key]),
    value,
  );
}

/** The objects of a list at a path; what is absent is an empty one. */
export function objectsAt(
  value: unknown,
  ...path: readonly (string | number)[]
): readonly Readonly<Record<string, unknown>>[] {
  return (at(value, ...path) ?? []) as readonly Readonly<Record<string, unknown>>[];
}
