/** Digits of every keyboard. */
const DIGITS = '[0-9０-９]{1,4}';
/** What stands before a number: `Source 1`, `자료: 1`, `^1`, `#1`. */
const BEFORE = String.raw`(?:(?:sources?|documents?|docs?|refs?|citations?|자료|출처|문서)\s*[:：]?\s*|[#^])?`;
const TO = String.raw`\s*[-–~～]\s*`;
const NUMBER = String.raw`${BEFORE}${DIGITS}(?:${TO}${DIGITS})?(?:번(?:\s*(?:자료|출처|문서))?)?`;
const BETWEEN = String.raw`\s*(?:[,，、;；&·]|and\b|및|[와과](?=\s))\s*`;
/** What a model adds of the place: `1†source`, `1: 제3조`, `1, p. 3`. */
const PLACE = String.raw`(?:(?:†|\s*:\s|,\s*(?:pp?\.|쪽))[^[\]［］【】〔〕]{0,60})?`;

/** Numbers of sources in brackets, as models write them, also with the brackets of Korean and Japanese keyboards. */
const MARK = new RegExp(String.raw`^[[［【〔]\s*(${NUMBER}(?:${BETWEEN}${NUMBER})*)${PLACE}\s*[\]］】〕]`, 'i');
const EACH = new RegExp(`(${DIGITS})(?:${TO}(${DIGITS}))?`, 'g');

/** Longer than any number of sources that is shown to a model. */
const LONGEST_RANGE = 50;

/** @returns the numbers of the mark that a text begins with, and its length */
export function citationAtStart(
  text: string,
): { readonly numbers: readonly number[]; readonly length: number } | undefined {
  const mark = MARK.exec(text);
  if (!mark) return undefined;
  const numbers = [...mark[1]!.matchAll(EACH)].flatMap(([, first, last = first]) => {
    const [from, to] = [numberOf(first!), numberOf(last!)];
    const many = to > from && to - from < LONGEST_RANGE;
    return many ? Array.from({ length: to - from + 1 }, (_, more) => from + more) : [...new Set([from, to])];
  });
  return { numbers, length: mark[0].length };
}

function numberOf(digits: string): number {
  return Number(digits.normalize('NFKC'));
}
