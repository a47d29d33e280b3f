import type { Language } from '../config/sentence';

/** Languages that the texts of an API exist in. Whoever asks for none of them reads the first. */
const SPOKEN: readonly Language[] = ['en', 'ko'];

/** The language that a client likes best of those, as its header `Accept-Language` says (RFC 9110, 12.5.4). */
export function languageOf({ headers }: { readonly headers: Readonly<Record<string, string>> }): Language {
  const ranges = (headers['accept-language'] ?? '').split(',').map(rangeOf);
  const unnamed = SPOKEN.filter((language) => ranges.every(({ name }) => name !== language));
  const liked = ranges.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight);
  const found = liked.flatMap(({ name }) => (name === '*' ? unnamed : SPOKEN.filter((language) => name === language)));
  return found[0] ?? SPOKEN[0]!;
}

/** `ko-KR;q=0.9`: of the tag the language alone counts, also of a locale's name, `ko_KR`. A weight that is no number is none. */
function rangeOf(range: string): { readonly name: string; readonly weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { name: tag.split(/[-_]/)[0]!, weight: weight === undefined ? 1 : Number(weight) || 0 };
}
