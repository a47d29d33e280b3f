export { bareId as plain } from '../../model/bare-id';

/** JSON on one line, cut where nobody reads on. */
export function shortJson(value: unknown, length = 240): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** The first so many of a list, and how many more there are. */
export function listed(items: readonly string[], most = 6): string {
  const shown = items.slice(0, most).join(', ');
  return items.length <= most ? shown : `${shown} (+${items.length - most})`;
}

/** How much of what two texts begin with is left, for a reader to know where they part. */
const LEAD = 12;

/** Two texts, each no longer than so many letters, from shortly before they differ where that is further on. */
export function cutApart(one: string, other: string, length: number): readonly [string, string] {
  const same = [...one].findIndex((letter, at) => letter !== other[at]);
  const from = same + LEAD > length ? same - LEAD : 0;
  const cut = (text: string) => shortJson(from > 0 ? `…${text.slice(from)}` : text, length);
  return [cut(one), cut(other)];
}
