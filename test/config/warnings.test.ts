import { loadConfig } from '../../lib/config/load-config';
import type { PatternSettings } from '../../lib/config/pattern-settings';
import { PATTERNS_AND_TINY } from '../patterns';
import { optionsIn } from '../support/options-in';
import { MADE_UP_PATTERNS } from './made-up-patterns';

function warningsOf(
  values: Readonly<Record<string, unknown>>,
  patterns: readonly PatternSettings[] = MADE_UP_PATTERNS,
) {
  return loadConfig({ fixture: {} }, values, patterns).warnings;
}

it.each<[string, Record<string, unknown>, string[]]>([
  ['nothing', {}, []],
  ['a key of a pattern that is built', { pattern: 'garden', 'garden.trees': '7' }, []],
  ['a key of a pattern that is not built', { pattern: 'pond', 'garden.trees': '7' }, ['garden.trees']],
  ['a service that nothing protects', { mode: 'production' }, ['deletionProtection']],
  ['a service that is protected', { mode: 'production', deletionProtection: 'true' }, []],
  ['a mailbox that only examples have', { alarmEmail: 'ops@example.com' }, ['alarmEmail']],
  ['a mailbox in a domain for tests', { alarmEmail: 'ops@mail.test' }, ['alarmEmail']],
  ['a mailbox', { alarmEmail: 'ops@example.company' }, []],
])('%s is warned about by its key', (_, values, keys) => {
  const warnings = warningsOf(values);
  expect(warnings.map(({ key }) => key)).toEqual(keys);
  for (const { message } of warnings) expect(message.ko).toMatch(/[가-힣]/);
});

it('says how to build the pattern of a key as well', () => {
  const [warning] = warningsOf({ pattern: 'pond', 'garden.trees': '7' });
  expect(warning?.message.en).toContain('-c "pattern=pond,garden"');
  expect(warningsOf({ pattern: 'pond,garden', 'garden.trees': '7' })).toEqual([]);
});

it('says nothing of a section in the file of environments that waits for its pattern', () => {
  expect(loadConfig({ fixture: { garden: { trees: 7 } } }, { pattern: 'pond' }, MADE_UP_PATTERNS).warnings).toEqual([]);
});

it('is said in Korean too, and what it gives to type ends it, in every shape of every pattern', () => {
  for (const { stack, shapes } of PATTERNS_AND_TINY) {
    for (const shape of Object.values(shapes)) {
      for (const { key, message } of loadConfig({ shape }, {}, [stack.pattern]).warnings) {
        expect(message.ko).toMatch(/[가-힣]/);
        const options = optionsIn(message.en);
        expect(optionsIn(message.ko)).toEqual(options);
        const after = loadConfig({ shape }, Object.fromEntries(options), [stack.pattern]).warnings;
        if (options.length > 0) expect(after.map((warning) => warning.key)).not.toContain(key);
      }
    }
  }
});

it.each(PATTERNS_AND_TINY.map(({ stack: { pattern } }) => [pattern.name, pattern] as const))(
  'says nothing of %s without any value',
  (_, pattern) => {
    expect(warningsOf({}, [pattern])).toEqual([]);
  },
);
