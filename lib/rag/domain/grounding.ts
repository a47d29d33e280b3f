import type { Language } from '../../config/sentence';

/** A citation behind the full stop belongs to the sentence before it. */
const BEHIND_THE_STOP = /([.!?。！？…]["'”’»)]*)[ \t]*((?:\[\d+\])+)/g;
/** A full stop that ends no sentence. */
const ABBREVIATION = /\b(Dr|Mr|Mrs|Ms|Prof|No|Art|Sec|vs|e\.g|i\.e)\.(?=\s)/g;
const CITATION = /\[\d+\]/;

/** A sentence says something when it has two letters or digits: the number of a point in a list is none. */
const SAYS_SOMETHING = /[\p{L}\p{N}][^\p{L}\p{N}]*[\p{L}]|\p{L}[^\p{L}\p{N}]*\p{N}/u;

/** How many sentences of an answer name no source. A line that only leads to what follows, and ends in a colon, need not. */
export function uncitedSentences(answer: string, language: Language): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return answer
    .replace(ABBREVIATION, '$1')
    .replace(BEHIND_THE_STOP, '$2$1')
    .split('\n')
    .filter((line) => !/[:：]\s*$/.test(line))
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment))
    .filter((sentence) => SAYS_SOMETHING.test(sentence) && !CITATION.test(sentence)).length;
}
