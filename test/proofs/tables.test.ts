import type { StackModel } from '../../lib/model/template';
import { PATTERNS_AND_TINY } from '../patterns';
import { chosenIn } from '../support/chosen-settings';
import { synthesizeModel } from '../support/synthesize';
import type { Variant } from '../support/variant';
import { variantsElsewhere, variantsOf } from '../support/variants';
import { TABLE_PROOFS } from './tables';
import { differencesFrom } from './tables/table-proof';

describe.each(PATTERNS_AND_TINY.map((pattern) => [pattern.stack.pattern.name, pattern] as const))(
  '%s',
  (_, pattern) => {
    const variants = [...variantsOf(pattern), ...variantsElsewhere(pattern)];

    test.each(TABLE_PROOFS.map((proof) => [proof.table, proof.claim, proof] as const))(
      '%s: %s',
      async (_, __, proof) => {
        const found = new Map<string, string[]>();
        for (const variant of variants) {
          const differences = await differencesFrom(proof, stackOf(variant), pattern, chosenIn(variant, pattern));
          for (const line of differences) found.set(line, [...(found.get(line) ?? []), variant.name]);
        }
        // One line a difference, whatever the number of templates that have it.
        expect(
          [...found].map(([line, names]) => `${line} (in ${names.length}: ${names.slice(0, 3).join('; ')})`),
        ).toEqual([]);
      },
    );
  },
);

const synthesized = new Map<string, StackModel>();

function stackOf(variant: Variant): StackModel {
  const stack = synthesized.get(variant.name) ?? synthesizeModel(variant);
  synthesized.set(variant.name, stack);
  return stack;
}
