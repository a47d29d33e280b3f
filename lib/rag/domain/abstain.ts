import type { Hit } from './passage-store';

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

/**
 * What the nearest passage must score, at least, for vectors to count as having found something: (1 + cosine) / 2, so 0.5 is nothing
 * in common.
 *
 * @param embeddingModel - of the index that was searched, with or without the profile by which it is called
 * @throws Error for a model whose floor nobody has measured
 */
export function nearestFloorOf(embeddingModel: string): number {
  const floor = NEAREST_FLOORS[embeddingModel.replace(/^[a-z]+\.(?=[a-z]+\.)/, '')];
  if (floor === undefined) {
    throw new Error(
      `No floor is known for vectors of ${embeddingModel}; measure one with questions that nothing answers, and add it to lib/rag/domain/abstain.ts`,
    );
  }
  return floor;
}

/** (1 + cosine) / 2, as stores score. */
export function scoreOfCosine(cosine: number): number {
  return (1 + cosine) / 2;
}

/**
 * Whether there is anything to answer from. When not, no model is asked: it would make something up out of passages that have
 * nothing to do with the question. A word in common is something: no score of words told the evaluation's unanswerable questions from
 * the others.
 *
 * @param nearest - undefined when that leg could not be searched
 */
export function foundAnything(
  lexical: readonly Hit[] | undefined,
  nearest: readonly Hit[] | undefined,
  nearestFloor: number,
): boolean {
  return (lexical ?? []).length > 0 || (nearest ?? []).some(({ score }) => score >= nearestFloor);
}
