import * as z from 'zod';
import { commonSchema } from '../../lib/config/common-settings';
import { ConfigError } from '../../lib/config/config-error';
import { contextOption } from '../../lib/config/context-option';
import { exampleOf } from '../../lib/config/example';
import { loadConfig } from '../../lib/config/load-config';
import type { PatternSettings } from '../../lib/config/pattern-settings';
import { PATTERNS } from '../../lib/config/patterns';
import type { ConfigProblem } from '../../lib/config/problems';
import { readText } from '../../lib/config/read-text';
import { REGIONS, zonesOf } from '../../lib/config/regions';
import { PATTERNS_AND_TINY } from '../patterns';
import type { Mistakes } from '../support/mistakes';
import { type Option, optionsIn } from '../support/options-in';
import { COMMON_MISTAKES } from './common-mistakes';
import { MADE_UP_PATTERNS } from './made-up-patterns';

type Values = Readonly<Record<string, unknown>>;

/** A value that is wrong, for whom, and what must be said of it. */
interface Case {
  readonly key: string;
  readonly given: unknown;
  readonly says: readonly RegExp[];
  readonly patterns: readonly PatternSettings[];
}

const CASES: readonly Case[] = [
  ...casesOf(COMMON_MISTAKES, '', MADE_UP_PATTERNS),
  ...PATTERNS_AND_TINY.flatMap(({ stack: { pattern }, mistakes = {}, wrongValues }) => [
    ...casesOf(mistakes, `${pattern.name}.`, [pattern]),
    ...Object.entries(wrongValues).flatMap(([key, values]) =>
      values.map((given) => ({ key: `${pattern.name}.${key}`, given, says: [], patterns: [pattern] })),
    ),
  ]),
];

function casesOf(mistakes: Mistakes, prefix: string, patterns: readonly PatternSettings[]): Case[] {
  return Object.entries(mistakes).flatMap(([key, values]) =>
    values.map(([given, ...says]) => ({ key: prefix + key, given, says, patterns })),
  );
}

function problemsOf(values: Values, patterns: readonly PatternSettings[]): readonly ConfigProblem[] {
  try {
    loadConfig({ classroom: {}, production: { mode: 'production' } }, values, patterns);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const concerns = (key: string, problem: ConfigProblem) => problem.key === key || problem.key.startsWith(`${key}.`);

/** The values from which an English message lets one choose. */
function choicesIn(message: string): string[] {
  return /use one (?:or more )?of ([^;]+?)(?:, or |;|$)/.exec(message)?.[1]?.split(', ') ?? [];
}

/** Steps that a person may have to follow one after the other: a value that is right, then what it needs beside it. */
const LONGEST_WAY = 3;

/** @returns the value that a message named and that is refused for itself, if there is one */
function leadsNowhere(values: Values, patterns: readonly PatternSettings[], steps = 0): string | undefined {
  for (const { key, message } of problemsOf(values, patterns)) {
    const own = Object.keys(values).find((each) => concerns(each, { key, message })) ?? key;
    const choices = choicesIn(message.en).map((choice): Option => [own, choice]);
    for (const [option, value] of [...optionsIn(message.en), ...choices]) {
      const next = { ...values, [option]: value };
      const again = problemsOf(next, patterns).find((problem) => concerns(option, problem));
      if (!again) continue;
      // A value that is right may need another key beside it, which is then named; it may not need another value.
      const needsAnother = optionsIn(again.message.en).some(([beside]) => !(beside in next));
      if (!needsAnother || steps === LONGEST_WAY) return `${key}: ${message.en} -> ${again.message.en}`;
      const further = leadsNowhere(next, patterns, steps + 1);
      if (further !== undefined) return further;
    }
  }
  return undefined;
}

describe.each([...new Set(CASES.map(({ key }) => key))])('%s', (key) => {
  const cases = CASES.filter((each) => each.key === key);

  it.each(cases.map((each) => [shownInTitle(each.given), each] as const))(
    'given %s, is refused with the cause',
    (_, each) => {
      const said = problemsOf({ [key]: each.given }, each.patterns);
      const ours = said.filter((problem) => concerns(key, problem));
      expect(ours).not.toEqual([]);
      const text = ours.map((problem) => `${problem.key}: ${problem.message.en}`).join('\n');
      for (const part of each.says) expect(text).toMatch(part);
    },
  );

  it('is refused in Korean too, with what is there to type', () => {
    for (const { given, patterns } of cases) {
      for (const { message } of problemsOf({ [key]: given }, patterns)) {
        expect(message.ko).toMatch(/[가-힣]/);
        expect(message.ko).not.toMatch(/\b(is|are|not|the|for example|did you mean)\b(?=[^"]*$)/);
        expect(optionsIn(message.ko)).toEqual(optionsIn(message.en));
        for (const choice of choicesIn(message.en)) expect(message.ko).toContain(choice);
      }
    }
  });

  it('is answered with nothing to type that would be refused again', () => {
    for (const { given, patterns } of cases) {
      expect(leadsNowhere({ [key]: given }, patterns)).toBeUndefined();
      for (const { message } of problemsOf({ [key]: given }, patterns)) {
        const [, meant] = /^is not a known key; did you mean (\S+)\?/.exec(message.en) ?? [];
        const unknown = meant === undefined ? [] : problemsOf({ [meant]: given }, patterns);
        expect(unknown.filter(({ message }) => message.en.includes('not a known key'))).toEqual([]);
      }
    }
  });
});

function shownInTitle(given: unknown): string {
  return JSON.stringify(given)?.slice(0, 60) ?? String(given);
}

/** What happens to a value between a page and the app. */
const SLIPS: Readonly<Record<string, (text: string) => string>> = {
  'full-width': (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  'in curly quotes': (text) => `“${text}”`,
  'in single quotes': (text) => `'${text}'`,
  'in quotes that were escaped': (text) => `\\"${text}\\"`,
  'with a character nobody sees': (text) => `\ufeff${text}`,
  'with a non-breaking space': (text) => `${text}\u00a0`,
  'with a Windows line end': (text) => `${text}\r`,
  'with blanks around it': (text) => ` ${text} `,
};

const EXAMPLES = [commonSchema, ...PATTERNS_AND_TINY.map(({ stack: { pattern } }) => pattern.schema)].flatMap(
  (schema, index) =>
    Object.entries(schema.shape as Record<string, z.ZodType>).map(([leaf, each]) => ({
      key: index === 0 ? leaf : `${PATTERNS_AND_TINY[index - 1]!.stack.pattern.name}.${leaf}`,
      // As it stands after the key on the command line.
      // An address has no example that somebody could paste.
      text: optionsIn(contextOption('x', exampleOf(each) ?? '8.8.8.8/32'))[0]![1],
    })),
);

test.each(EXAMPLES)('a slip on the way of $key=$text is undone', ({ key, text }) => {
  const patterns = PATTERNS_AND_TINY.map(({ stack: { pattern } }) => pattern);
  const bare = problemsOf({ [key]: text }, patterns).map(({ message }) => message.en);
  for (const slip of Object.values(SLIPS)) {
    const told = problemsOf({ [key]: slip(text) }, patterns).filter(({ message }) => !bare.includes(message.en));
    for (const { message } of told) expect(optionsIn(message.en)).toContainEqual([key, text]);
  }
});

it.each(REGIONS)('names zones of %s, when that is the region', (region) => {
  const zones = zonesOf(region).slice(0, 2);
  for (const wrong of ['a', zones[0]!, 'ap-south-1a,ap-south-1b']) {
    const said = problemsOf({ region, availabilityZones: wrong }, PATTERNS).map(({ message }) => message.en);
    expect(optionsIn(said.join('\n'))).toContainEqual(['availabilityZones', zones.join(',')]);
  }
});

test('JSON in an example is read as it was meant, whichever of its quotes a Windows shell takes away', () => {
  const value = [{ name: 'gate', keys: ['red', 'blue'] }];
  const schema = z.array(z.strictObject({ name: z.string(), keys: z.array(z.string()) }));
  const word = /^-c 'x=(.*)'$/.exec(contextOption('x', value, 'win32'))![1]!;
  for (const text of [word, word.replaceAll('\\"', '"')]) expect(readText(schema, text)).toEqual({ value });
});
