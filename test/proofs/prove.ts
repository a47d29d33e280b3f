import { type Proof, plain, type Subject } from './proof';
import { subjectOf, violationsOf } from './subjects';

/** The first test of a file synthesizes every template, which on a busy machine takes longer than jest's five seconds. */
export const PATIENCE_MS = 240_000;

/** One test per proof, over every variant it speaks about. Fails when it speaks about none. */
export function prove(proofs: readonly Proof[], variants: readonly Subject['variant'][]): void {
  for (const proof of proofs) {
    test(
      `${proof.claim} (${proof.rule})`,
      async () => {
        const spoken = variants.filter((variant) => proof.about?.(variant) ?? true);
        expect(spoken).not.toEqual([]);
        const found = new Map<string, string[]>();
        for (const variant of spoken) {
          for (const violation of await violationsOf(proof, subjectOf(variant))) {
            const text = plain(violation);
            found.set(text, [...(found.get(text) ?? []), variant.name]);
          }
        }
        // One line a violation, whatever the number of templates that have it.
        expect(
          [...found].map(([text, names]) => `${text} (in ${names.length}: ${names.slice(0, 3).join('; ')})`),
        ).toEqual([]);
      },
      PATIENCE_MS,
    );
  }
}
