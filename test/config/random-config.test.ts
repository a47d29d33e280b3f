import fc from 'fast-check';
import type { CommonInput } from '../../lib/config/common-settings';
import { ConfigError } from '../../lib/config/config-error';
import { loadConfig } from '../../lib/config/load-config';
import { MODE_SETTINGS, type Mode } from '../../lib/config/mode';
import { REGIONS, zonesOf } from '../../lib/config/regions';
import { RULES } from '../../lib/rules/every-rule';
import { judge } from '../../lib/rules/judge';
import { PATTERNS_AND_TINY } from '../patterns';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { synthesizeModel } from '../support/synthesize';

/** A fixed seed: the same configurations on every machine. Change it, or numRuns, to look further. */
const RUNS = { numRuns: 12, seed: 20261121 };

const place = fc.constantFrom(...REGIONS).chain((region) =>
  fc.record(
    {
      region: fc.constant(region),
      availabilityZones: fc.shuffledSubarray([...zonesOf(region)], { minLength: 2, maxLength: 3 }),
    },
    { requiredKeys: ['region'] },
  ),
);

const rest: fc.Arbitrary<CommonInput> = fc.record(
  {
    mode: fc.constantFrom(...(Object.keys(MODE_SETTINGS) as Mode[])),
    name: fc.constantFrom('minji', '2026', `${'a-'.repeat(15)}bc`),
    owner: fc.constantFrom('minji', '김민지', 'team/platform:2026 @ops', '.'),
    deletionProtection: fc.boolean(),
  },
  { requiredKeys: [] },
);
const common = fc.tuple(fc.oneof(place, fc.constant({})), rest).map(([where, what]) => ({ ...where, ...what }));

const WRONG_COMMON_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  mode: ['prod', 'Classroom', '', 'true'],
  region: ['eu-west-1', 'seoul', ''],
  name: ['', '민지', 'Minji', 'min_ji', '-minji', 'min--ji', 'minji-', 'x'.repeat(33)],
  owner: ['', 'a\nb', '<b>', 'x'.repeat(257)],
  availabilityZones: ['us-east-1a', 'us-east-1a,eu-west-1b', 'ap-southeast-2a,ap-southeast-2a', 'a,b', '', '2'],
  deletionProtection: ['yes', '1', ''],
  alarmEmail: ['ops', 'ops@', '@example.com', ''],
  env: ['prod'],
  pattern: ['nothing', 'nothing,else', ''],
};

describe.each(PATTERNS_AND_TINY.map((pattern) => [pattern.stack.pattern.name, pattern] as const))(
  '%s',
  (name, { stack: { pattern }, randomConfig, wrongValues }: PatternUnderTest) => {
    const config = fc.tuple(common, randomConfig).map(([shared, own]) => ({ ...shared, ...own }));
    const wrong = [
      ...pairs(WRONG_COMMON_VALUES),
      ...pairs({ [name]: ['on', '5', '[]'] }),
      ...pairs(wrongValues).map(([key, value]) => [`${name}.${key}`, value] as const),
    ];
    const load = (environment: object, context: Record<string, unknown>) =>
      keysRefused(() => loadConfig({ fixture: environment }, context, [pattern]));

    it('synthesizes with any configuration that is accepted, and keeps every rule', () => {
      fc.assert(
        fc.property(config, (chosen) => {
          const stack = synthesizeModel({ pattern: name, config: chosen });
          const holes = /undefined|\[object Object\]|\$\{Token\[/.exec(JSON.stringify([...stack.resources.values()]));
          const broken = RULES.flatMap((rule) =>
            judge(rule, stack, pattern.facts ?? {}).map(({ at }) => [rule.id, at]),
          );
          if (holes || broken.length > 0) throw new Error(JSON.stringify([holes?.[0], broken]));
        }),
        RUNS,
      );
    });

    it('has a wrong value for every key of its section', () => {
      expect(Object.keys(wrongValues).sort()).toEqual(Object.keys(pattern.schema.shape).sort());
    });

    it('refuses a wrong value by the name of its key, whatever else the configuration holds', () => {
      fc.assert(
        fc.property(config, fc.constantFrom(...wrong), (chosen, [key, value]) =>
          load(chosen, { [key]: value }).some((refused) => refused === key || refused.startsWith(`${key}.`)),
        ),
        { ...RUNS, numRuns: 500 },
      );
    });

    it('refuses an unknown key by its name', () => {
      const known = [...Object.keys(pattern.schema.shape), ...Object.keys(WRONG_COMMON_VALUES), name];
      const word = fc.stringMatching(/^[a-z]{3,12}$/).filter((text) => !known.includes(text));
      fc.assert(
        fc.property(config, word, fc.constantFrom('', `${name}.`), (chosen, text, section) =>
          load(chosen, { [section + text]: 'x' }).includes(section + text),
        ),
        { ...RUNS, numRuns: 500 },
      );
    });

    it('takes or refuses a value of any kind at all, and nothing else happens', () => {
      const keys = [...new Set(wrong.map(([key]) => key))];
      fc.assert(
        fc.property(fc.constantFrom(...keys), fc.anything(), (key, value) => {
          load({}, { [key]: value });
        }),
        { ...RUNS, numRuns: 2000 },
      );
    });
  },
);

/** Keys named by a refusal; any other error is passed on. */
function keysRefused(refuse: () => unknown): string[] {
  try {
    refuse();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ key }) => key);
    throw error;
  }
  return [];
}

function pairs(values: Readonly<Record<string, readonly unknown[]>>): (readonly [key: string, value: unknown])[] {
  return Object.entries(values).flatMap(([key, all]) => all.map((value) => [key, value] as const));
}
