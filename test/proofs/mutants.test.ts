import { PATTERNS_AND_TINY } from '../patterns';
import { PATTERNS_PROOFS, SHARED_PROOFS, TABLES } from './every-proof';
import { PATIENCE_MS } from './prove';
import { faultySubject, subjectOf, variantNamed, violationsOf } from './subjects';

const proofs = [...SHARED_PROOFS, ...PATTERNS_PROOFS, ...TABLES];
const mutants = PATTERNS_AND_TINY.flatMap(({ mutants }) => mutants);

describe('a fault put into a template on purpose', () => {
  test.each(mutants.map((mutant) => [mutant.rule, mutant.fault, mutant] as const))(
    'is noticed by %s: %s',
    async (_, __, mutant) => {
      const named = proofs.filter(({ rule }) => rule === mutant.rule);
      const sound = subjectOf(variantNamed(mutant.variant));
      const faulty = faultySubject(mutant);
      const killers: string[] = [];
      for (const proof of named) {
        const found = await violationsOf(proof, faulty);
        // What is wrong with the sound template too says nothing about the fault.
        if (found.length > 0 && (await violationsOf(proof, sound)).length === 0) killers.push(proof.claim);
      }
      expect(killers).not.toEqual([]);
    },
    PATIENCE_MS,
  );
});

test('each fault stands in one place', () => {
  const faults = mutants.map(({ fault, variant }) => `${variantNamed(variant).pattern}: ${fault}`);
  expect(faults.filter((fault, at) => faults.indexOf(fault) !== at)).toEqual([]);
});
