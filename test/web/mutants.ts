import type { Mutant } from '../proofs/mutant';
import { databaseMutants } from './mutants/database';
import { serverMutants } from './mutants/servers';
import { siteMutants } from './mutants/site';

/** Faults put into templates of web on purpose, by tier. */
export const webMutants: readonly Mutant[] = [...siteMutants, ...serverMutants, ...databaseMutants];
