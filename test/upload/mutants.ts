import type { Mutant } from '../proofs/mutant';
import { arrivalMutants } from './mutants/arrivals';
import { deliveryMutants } from './mutants/delivery';
import { signInMutants } from './mutants/sign-in';

/** Faults put into templates of upload on purpose, by tier. */
export const uploadMutants: readonly Mutant[] = [...arrivalMutants, ...deliveryMutants, ...signInMutants];
