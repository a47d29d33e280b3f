import type { Language } from '../../config/sentence';

/** `a, b and c`; Korean puts commas alone, for what joins two nouns depends on the first. */
export function enumeration(items: readonly string[], language: Language, last = 'and'): string {
  if (language === 'ko' || items.length < 2) return items.join(', ');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
