import type { Mutant } from '../proofs/mutant';
import { collectionMutants } from './mutants/collections';
import { domainMutants } from './mutants/domains';
import { guardrailMutants } from './mutants/guardrails';
import { modelMutants } from './mutants/models';
import { serverMutants } from './mutants/servers';

/** Faults put into templates of rag on purpose, by tier. */
export const ragMutants: readonly Mutant[] = [
  ...collectionMutants,
  ...domainMutants,
  ...guardrailMutants,
  ...modelMutants,
  ...serverMutants,
];
