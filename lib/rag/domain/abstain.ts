import type { Hit } from './passage-store';

/** What the best hit of a leg must score, at least, for the leg to count as having found something. */
export interface Floors {
  /** Of BM25, or what a store has in its place: without an upper end. */
  readonly lexical: number;
  /** Of vectors: (1 + cosine) / 2, so 0.5 is nothing in common. */
  readonly nearest: number;
}

/**
 * Cosines lie elsewhere for every model: one gives 0.9 for any two texts, another 0.2 for a paraphrase. Those of the two on a laptop
 * are what one in twenty questions gets past that no passage answers (a hundred questions, Korean, on paragraphs of an
 * encyclopedia). Those of Bedrock's are presumed, until an evaluation on an account has measured them.
 */
const NEAREST_FLOORS: Readonly<Record<string, number>> = {
  'amazon.titan-embed-text-v2:0': 0.65,
  'cohere.embed-v4:0': 0.65,
  'hashed-n-grams': 0.63,
  'multilingual-e5-small': 0.9,
  'universal-sentence-encoder-multilingual': 0.7,
};

/** Presumed: what a word or two that many passages have come to. */
export const LEXICAL_FLOOR = 2;

/**
 * @param embeddingModel - of the index that was searched, with or without the profile by which it is called
 * @throws Error for a model whose floor nobody has measured
 */
export function floorsOf(embeddingModel: string): Floors {
  const nearest = NEAREST_FLOORS[embeddingModel.replace(/^[a-z]+\.(?=[a-z]+\.)/, '')];
  if (nearest === undefined) {
    throw new Error(
      `No floor is known for vectors of ${embeddingModel}; measure one with questions that nothing answers, and add it to lib/rag/domain/abstain.ts`,
    );
  }
  return { lexical: LEXICAL_FLOOR, nearest };
}

/** (1 + cosine) / 2, as stores score. */
export function scoreOfCosine(cosine: number): number {
  return (1 + cosine) / 2;
}

/**
 * Whether there is anything to answer from. When not, no model is asked: it would make something up out of passages that have
 * nothing to do with the question.
 *
 * @param nearest - undefined when that leg could not be searched
 */
export function foundAnything(
  lexical: readonly Hit[] | undefined,
  nearest: readonly Hit[] | undefined,
  floors: Floors,
): boolean {
  return reaches(lexical, floors.lexical) || reaches(nearest, floors.nearest);
}

function reaches(hits: readonly Hit[] | undefined, floor: number): boolean {
  return (hits ?? []).some(({ score }) => score >= floor);
}
