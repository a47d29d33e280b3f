import { wordsOf } from './words-of';

/** What an answerer reads: the text of a prompt, with sources and a question in tags that share a salt. */
export interface Answerer {
  /** For people to read; nobody is to take it for a model. */
  readonly name: string;
  answer(prompt: string): string;
}

export interface ExtractiveSettings {
  /** What is written when no source answers. */
  readonly unanswerable: string;
  /** Share of the question that a sentence has to speak of, between 0 and 1. @default 0.65 */
  readonly floor?: number;
  /** Sentences, at most. @default 3 */
  readonly mostSentences?: number;
}

interface Sentence {
  readonly n: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
  /** Of the title and headings above it. */
  readonly above: ReadonlySet<string>;
}

/** `<source-5f3a n="2">`, a line that says where it stands, an empty one, and its text. */
const SOURCE = /<[a-z]+-([0-9a-z]+) n="(\d+)">\n(.*)\n\n([\s\S]*?)\n<\/[a-z]+-\1>/g;
const QUESTION = /<question-([0-9a-z]+)>\n([\s\S]*?)\n<\/question-\1>/;

/** What a heading says counts for the sentences below it, less than what they say themselves. */
const ABOVE = 0.5;
/** A further sentence is nearly as good as the best. */
const NEARLY = 0.75;
const LONGEST_SENTENCE = 400;
/** Tuned on questions: what says half of a question in its words is often about another thing. */
const FLOOR = 0.65;

/**
 * Answers by copying: the sentences that speak of most of the question, word by word, each with the number of its source. It never
 * writes a sentence of its own, so nobody takes it for a model that writes.
 */
export function extractiveAnswerer({ unanswerable, floor = FLOOR, mostSentences = 3 }: ExtractiveSettings): Answerer {
  return {
    name: 'extractive-stand-in',
    answer: (prompt) => {
      const asked = wordsOf(QUESTION.exec(prompt)?.[2] ?? '');
      const sentences = sentencesOf(prompt);
      const weight = weightsOf(sentences);
      const whole = sum(asked, weight);
      const scored = sentences
        .map((sentence) => ({ sentence, score: whole === 0 ? 0 : coverage(asked, sentence, weight) / whole }))
        .sort((one, other) => other.score - one.score);
      const best = scored[0]?.score ?? 0;
      if (best < floor) return unanswerable;
      const chosen = scored.filter(({ score }) => score >= floor && score >= best * NEARLY);
      const texts = new Map(chosen.map(({ sentence: { text, n } }) => [text, `${text} [${n}]`]));
      return [...texts.values()].slice(0, mostSentences).join('\n');
    },
  };
}

function sentencesOf(prompt: string): Sentence[] {
  const segmenter = new Intl.Segmenter('ko', { granularity: 'sentence' });
  return [...prompt.matchAll(SOURCE)].flatMap(([, , n, where = '', text = '']) => {
    const above = wordsOf(where);
    return text
      .split('\n')
      .flatMap((line) => [...segmenter.segment(line)])
      .map(({ segment }) => segment.replace(/\[\d+\]/g, '').trim())
      .filter((sentence) => sentence !== '' && sentence.length <= LONGEST_SENTENCE)
      .map((sentence) => ({ n: Number(n), text: sentence, words: wordsOf(sentence), above }));
  });
}

/** A word that many sentences have says little; one that none has is what is missing, and counts in full. */
function weightsOf(sentences: readonly Sentence[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of sentences) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + sentences.length / (counts.get(word) ?? 1));
}

function coverage(asked: ReadonlySet<string>, { words, above }: Sentence, weight: (word: string) => number): number {
  const said = new Set([...asked].filter((word) => words.has(word)));
  const told = new Set([...asked].filter((word) => !words.has(word) && above.has(word)));
  // A heading alone answers nothing.
  return said.size === 0 ? 0 : sum(said, weight) + ABOVE * sum(told, weight);
}

function sum(words: ReadonlySet<string>, weight: (word: string) => number): number {
  return [...words].reduce((total, word) => total + weight(word), 0);
}
