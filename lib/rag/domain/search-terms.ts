/** Scripts that put no space between words, or put particles onto them. */
const UNSPACED = '\\p{Script=Hangul}\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\u30fc';
const RUNS = new RegExp(`([${UNSPACED}]+)|((?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+)`, 'gu');

/** What is longer nobody looks for, and no index of a database takes. */
const MOST_LETTERS_OF_WORD = 100;

/** What text is found by where no dictionary is: pairs of letters in scripts that have no words to split at, and words elsewhere. */
export interface SearchTerms {
  readonly pairs: readonly string[];
  readonly words: readonly string[];
}

export function searchTerms(text: string): SearchTerms {
  const pairs: string[] = [];
  const words: string[] = [];
  for (const [, unspaced, word] of text.normalize('NFKC').toLowerCase().matchAll(RUNS)) {
    if (unspaced !== undefined) for (const pair of pairsOf([...unspaced])) pairs.push(pair);
    else if (word!.length <= MOST_LETTERS_OF_WORD) words.push(word!);
  }
  return { pairs, words };
}

function pairsOf(letters: readonly string[]): string[] {
  if (letters.length === 1) return [...letters];
  return letters.slice(1).map((letter, index) => letters[index]! + letter);
}
