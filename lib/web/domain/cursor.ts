/** The largest number that a position can be: a signed integer of eight bytes. */
const LARGEST = 2n ** 63n - 1n;

/** A place between two entries. It stays where it is when entries are added, since they come before the newest. */
export function isCursor(text: string): boolean {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST;
}

/** Entries of one page, and where the next one begins. */
export interface EntriesPage<Item> {
  readonly entries: readonly Item[];
  /** @default - there are no older entries */
  readonly next?: string;
}

/** @param found - one more than `limit`, if there are that many */
export function pageOf<Item extends { readonly position: string }>(
  found: readonly Item[],
  limit: number,
): EntriesPage<Item> {
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return { entries, ...(found.length > limit && last && { next: last.position }) };
}
