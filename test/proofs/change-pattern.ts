import * as z from 'zod';
import { commonSchema } from '../../lib/config/common-settings';
import { REGIONS, zonesOf } from '../../lib/config/regions';
import { unwrap } from '../../lib/config/schema-path';
import { PATTERNS_AND_TINY } from '../patterns';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { synthesizeJson } from '../support/synthesize';
import { PATIENCE_MS } from './prove';
import { ANOTHER_STACK, bootsOf, type Change, COMMON_VALUES, changesOf, leftBehind, replacedBy } from './replacements';

/** One test per key and question, over every change of it. A file for each pattern: together they take minutes. */
export function changePattern(pattern: PatternUnderTest): void {
  const { name } = pattern.stack.pattern;
  describe(`a deployed stack of ${name}`, () => {
    const { values, replaced } = pattern.replacements;
    const { shape } = pattern.stack.pattern.schema;
    const own = Object.fromEntries(Object.entries(values).map(([key, all]) => [`${name}.${key}`, all]));
    const keys = Object.entries({ ...COMMON_VALUES, ...own });
    const changes = new Map<string, readonly Change[]>();
    const changesBy = (key: string, all: readonly unknown[]) => {
      const known = changes.get(key) ?? changesOf(pattern, key, all);
      changes.set(key, known);
      return known;
    };

    const schemaOf = (key: string): z.ZodType => {
      const [section, leaf] = key.split('.') as [string, string?];
      return (leaf === undefined ? commonSchema.shape[section as never] : shape[leaf]) as z.ZodType;
    };

    test('is the same whatever the order that its zones are named in', () => {
      const [first, second, third] = zonesOf(REGIONS[0]) as [string, string, string];
      const among = (...availabilityZones: string[]) =>
        synthesizeJson({ pattern: name, config: { availabilityZones } });
      expect(among(third, second, first)).toEqual(among(first, second, third));
    });

    test('changes by every key of its section', () => {
      expect(Object.keys(values).sort()).toEqual(Object.keys(shape).sort());
      expect(Object.keys(replaced).filter((key) => !keys.some(([known]) => known === key))).toEqual([]);
    });

    test.each(keys)('changes %s between all that it can be, where that is a list', (key, all) => {
      expect(all).toEqual(expect.arrayContaining(choicesOf(schemaOf(key))));
    });

    test.each(keys)(
      'loses by a change of %s what the table says, and nothing else',
      (key, all) => {
        const found = changesBy(key, all);
        expect(found).not.toEqual([]);
        if (ANOTHER_STACK.includes(key)) expect(found.filter(({ anotherStack }) => !anotherStack)).toEqual([]);
        else expect([...new Set(found.flatMap(replacedBy))].sort()).toEqual([...(replaced[key] ?? [])].sort());
      },
      PATIENCE_MS,
    );

    test.each(keys)(
      'waits for a machine that a change of %s replaces, and for no other',
      (key, all) => {
        const wrong = changesBy(key, all)
          .filter(({ anotherStack }) => !anotherStack)
          .map(bootsOf)
          .filter(({ replaced: machines, stay, signals }) =>
            machines.length > 0 ? stay.length > 0 : stay.length < signals.length,
          );
        expect(wrong).toEqual([]);
      },
      PATIENCE_MS,
    );

    test.each(keys)(
      'is left in part behind, protected, by a change of %s only if its description says what to do before',
      (key, all) => {
        const changed = changesBy(key, all).filter(({ anotherStack }) => !anotherStack);
        expect(/deploy false before/.test(schemaOf(key).description!)).toBe(changed.flatMap(leftBehind).length > 0);
      },
      PATIENCE_MS,
    );

    test.each(keys)('is replaced in part by %s only if its description says so', (key) => {
      const { description } = schemaOf(key);
      // A common key says it once for all patterns.
      const replaces = PATTERNS_AND_TINY.some(({ replacements }) =>
        (replacements.replaced[key] ?? []).some((line) => line.endsWith('is replaced')),
      );
      expect([/\breplaces?\b/.test(description!), /another stack/.test(description!)]).toEqual([
        replaces,
        ANOTHER_STACK.includes(key),
      ]);
    });
  });
}

/** The values of a key that is a list of them, or a switch. */
function choicesOf(schema: z.ZodType): unknown[] {
  const inner = unwrap(schema);
  if (inner.def.type === 'boolean') return [true, false];
  return inner instanceof z.ZodEnum ? inner.options : [];
}
