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
