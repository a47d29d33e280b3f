import type { Sentence } from '../../config/sentence';

/** Something is wrong with the files of a set; it says which, where in it, what stands there, and what to do. */
export class EvaluationSetError extends Error {
  constructor(readonly says: Sentence) {
    super(says.en);
  }
}
