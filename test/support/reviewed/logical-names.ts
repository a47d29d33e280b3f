/** What CDK appends to a construct's path: eight capitals for the path, and a digest of the content where a change has to replace. */
const HASH = /([0-9a-f]{8})?[0-9A-F]{8}([0-9a-f]{16}|[0-9a-f]{32})?$/;

/** Logical ids as a person reads them: without the hash, unless two of a template would then be called the same. */
export function logicalNames(ids: readonly string[]): (id: string) => string {
  const bearers = new Map<string, number>();
  for (const name of ids.map(withoutHash)) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  const known = new Set(ids);
  return (id) => {
    const name = withoutHash(id);
    return known.has(id) && bearers.get(name) === 1 && (name === id || !known.has(name)) ? name : id;
  };
}

function withoutHash(id: string): string {
  return id.replace(HASH, '') || id;
}
