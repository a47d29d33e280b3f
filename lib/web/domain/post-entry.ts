import type { Entry, NewEntry } from './entry';
import { entryIdOf } from './entry-id';
import { type EntryFaults, type EntryText, readEntryText } from './entry-text';

export type PostResult =
  | { readonly outcome: 'posted'; readonly entry: Entry; readonly replayed: boolean }
  | { readonly outcome: 'invalid'; readonly faults: EntryFaults }
  /** The key has made an entry with another text. */
  | { readonly outcome: 'key-reused' };

/**
 * Posts what somebody typed, once for a key: whoever heard no answer, or heard that there was none to be had, sends the same
 * again and learns of the entry that is there.
 */
export async function postEntry(
  way: 'form' | 'api',
  key: string,
  typed: EntryText,
  add: (entry: NewEntry) => Promise<{ readonly entry: Entry; readonly added: boolean }>,
): Promise<PostResult> {
  const read = readEntryText(typed);
  if (!read.ok) return { outcome: 'invalid', faults: read.faults };
  const { author, message } = read.text;
  const { entry, added } = await add({ id: entryIdOf(way, key), author, message });
  if (entry.author !== author || entry.message !== message) return { outcome: 'key-reused' };
  return { outcome: 'posted', entry, replayed: !added };
}
