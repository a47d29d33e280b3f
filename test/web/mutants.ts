import type { Mutant } from '../proofs/mutant';

/** Faults put into templates of web on purpose, by topic. */
export const webMutants: readonly Mutant[] = [];
