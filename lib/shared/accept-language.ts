import type { Language } from '../config/sentence';
import { weightedList } from './weighted-list';

/** Languages that the texts of an API exist in. Whoever asks for none of them reads the first. */
const SPOKEN: readonly Language[] = ['en', 'ko'];

/** The language that a client likes best of those, as its header `Accept-Language` says (RFC 9110, 12.5.4). */
export function languageOf({ headers }: { readonly headers: Readonly<Record<string, string>> }): Language {
  // Of the tag the language alone counts, also of a locale's name, `ko_KR`.
  const ranges = weightedList(headers['accept-language'] ?? '').map(({ name, weight }) => ({
    name: name.split(/[-_]/)[0]!,
    weight,
  }));
  const unnamed = SPOKEN.filter((language) => ranges.every(({ name }) => name !== language));
  const liked = ranges.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
  const found = liked.flatMap(({ name }) => (name === '*' ? unnamed : SPOKEN.filter((language) => name === language)));
  return found[0] ?? SPOKEN[0]!;
}
