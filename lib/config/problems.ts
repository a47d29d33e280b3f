import type * as z from 'zod';
import { contextOption } from './context-option';
import { exampleOf } from './example';
import { type Fault, faultIn } from './fault';
import { guessFor, takesKorean } from './guess';
import { readText } from './read-text';
import { dottedKeys, knownKeys, objectAt, schemaAt, unwrap } from './schema-path';
import { joined, type Sentence } from './sentence';
import { besideDigits, slipsIn } from './slips';
import { unknownKey } from './unknown-key';

/** One refused key. */
export interface ConfigProblem {
  /** Dotted path, as written after `-c`. */
  readonly key: string;
  /** The value, what is wrong with it, and what to do. */
  readonly message: Sentence;
}

/** What was given, and where it is judged. */
export interface Given {
  readonly schema: z.ZodObject;
  /** The whole configuration. */
  readonly input: unknown;
  /** What `-c` gave for a key, as it was typed. */
  readonly typed: ReadonlyMap<string, string>;
}

/** Zod's issues as sentences that name the value, what is wrong with it, and what to write. */
export function describeIssues(given: Given, issues: readonly z.core.$ZodIssue[]): ConfigProblem[] {
  const problems = issues.flatMap((issue): ConfigProblem[] => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((unknown) => ({
        key: [...path, unknown].join('.'),
        message: unknownKey(unknown, knownKeys(given.schema, path)),
      }));
    }
    return [{ key: path.join('.') || '(config)', message: describeValue(given, path, faultOf(issue)) }];
  });
  // One value has one cause: what else the checks say of it would only hide that. Nor is the same remedy for two entries of a list
  // worth two lines.
  const subject = ({ key }: ConfigProblem) => {
    const whole = keyAt(given.schema, key.split('.'));
    return wholeGuess(given, whole) === undefined ? key : whole;
  };
  return problems.filter(
    (problem, index) => problems.findIndex((other) => subject(other) === subject(problem)) === index,
  );
}

/** A refused value: what it is, what is wrong with it, what was done to it on its way, and what to write. */
export function describeValue(given: Given, path: readonly string[], fault: Fault): Sentence {
  const value = valueAt(given.input, path);
  const text = given.typed.get(path.join('.')) ?? (typeof value === 'string' ? value : undefined);
  const schema = schemaAt(given.schema, path);
  const remedy = meant(given, path, text) ?? fault.remedy ?? example(given, path, fault);
  if (value === undefined && text === undefined) return joined([MISSING, remedy]);
  const seen = shown(value === undefined ? text : value);
  return joined([
    { en: `${seen} ${fault.en}`, ko: `${seen}${fault.ko}` },
    ...(text !== undefined && schema ? causesOf(schema, text) : []),
    remedy,
  ]);
}

function causesOf(schema: z.ZodType, text: string): readonly Sentence[] {
  const beside = unwrap(schema).def.type === 'number' ? besideDigits(text) : [];
  // A unit may well be a Korean word.
  return [...slipsIn(text, takesKorean(schema) || beside.length > 0).causes, ...beside];
}

/** The value that was probably meant: of the key as it was typed, or else of this one entry. */
function meant(given: Given, path: readonly string[], text: string | undefined): Sentence | undefined {
  const { schema } = given;
  const key = keyAt(schema, path);
  const guess = wholeGuess(given, key);
  if (guess !== undefined) return didYouMean(contextOption(key, guess));
  const own = schemaAt(schema, path);
  const entry = text === undefined || !own ? undefined : guessFor(own, text);
  if (entry === undefined || !own) return undefined;
  const reading = readText(own, entry);
  return didYouMean(
    key === path.join('.') ? contextOption(key, entry) : JSON.stringify('value' in reading ? reading.value : entry),
  );
}

/** What was probably meant by all that was typed for a key. */
function wholeGuess({ schema, typed }: Given, key: string): string | undefined {
  const text = typed.get(key);
  const own = schemaAt(schema, key.split('.'));
  return text === undefined || !own ? undefined : guessFor(own, text);
}

export function didYouMean(candidate: string): Sentence {
  return { en: `did you mean this? ${candidate}`, ko: `이렇게 쓰려던 것인가요? ${candidate}` };
}

function example({ schema, typed }: Given, path: readonly string[], { examples }: Fault): Sentence | undefined {
  const own = schemaAt(schema, path);
  const key = keyAt(schema, path);
  if (own && !key.includes('.') && objectAt(schema, [key])) return ofSection(key, own);
  if (!own || examples?.length === 0) return undefined;
  const right = takenOf(own, examples ?? []);
  if (right === undefined) return undefined;
  const depth = path.length - key.split('.').length;
  if (depth === 0) return forExample(contextOption(key, right));
  if (depth > 1 || !typed.has(key)) return forExample(JSON.stringify(right));
  return forExample(contextOption(key, takenOf(schemaAt(schema, key.split('.'))!, [[right]])));
}

/** The first of the values that the schema takes, or another that it does. */
function takenOf(schema: z.ZodType, values: readonly unknown[]): unknown {
  return values.find((value) => schema.safeParse(value).success) ?? exampleOf(schema);
}

/** A section is given key by key. */
function ofSection(name: string, section: z.ZodType): Sentence | undefined {
  const [key] = knownKeys(section, []);
  return key === undefined
    ? undefined
    : forExample(contextOption(`${name}.${key}`, exampleOf(schemaAt(section, [key])!)));
}

function forExample(written: string): Sentence {
  return { en: `for example ${written}`, ko: `예: ${written}` };
}

const MISSING: Sentence = { en: 'is missing', ko: '빠져 있습니다' };

/** The key that one gives to set what stands at a path: the path itself, or the list that holds it. */
function keyAt(schema: z.ZodObject, path: readonly string[]): string {
  const dotted = path.join('.');
  return dottedKeys(schema).find((key) => dotted === key || dotted.startsWith(`${key}.`)) ?? dotted;
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  switch (issue.code) {
    case 'invalid_value': {
      const choices = issue.values.map(String);
      return {
        en: `is not allowed; use one of ${choices.join(', ')}`,
        ko: `은(는) 쓸 수 없습니다. ${choices.join(', ')} 중에서 고르세요`,
        examples: [],
      };
    }
    case 'invalid_type':
      return (
        KINDS[issue.expected] ?? {
          en: `is not of type ${issue.expected}`,
          ko: `의 형식이 ${issue.expected}이(가) 아닙니다`,
        }
      );
    case 'too_small':
      return bound(issue.origin, issue.inclusive ? 'at least' : 'more than', `${issue.minimum}`);
    case 'too_big':
      return bound(issue.origin, issue.inclusive ? 'at most' : 'less than', `${issue.maximum}`);
    default:
      return faultIn(issue) ?? { en: issue.message, ko: `: ${issue.message}` };
  }
}

/** What a schema expects, in words. */
const KINDS: Readonly<Record<string, Fault>> = {
  boolean: { en: 'is neither true nor false', ko: '은(는) true도 false도 아닙니다' },
  number: {
    en: 'is not a number: digits and a point, nothing else',
    ko: '은(는) 숫자가 아닙니다. 숫자와 소수점만 쓰세요',
  },
  int: { en: 'is not a whole number', ko: '은(는) 정수가 아닙니다' },
  string: { en: 'is not a text', ko: '은(는) 문자열이 아닙니다' },
  array: { en: 'is not a list', ko: '은(는) 목록이 아닙니다' },
  object: {
    en: 'is not an object with keys of its own; give them one by one',
    ko: '은(는) 객체가 아닙니다. 그 안의 키를 하나씩 지정하세요',
  },
};

/** What a limit forbids, and how Korean puts it. */
const LIMITS = {
  'at least': { tooMuch: false, must: ' 이상이어야 합니다' },
  'more than': { tooMuch: false, must: '보다 커야 합니다' },
  'at most': { tooMuch: true, must: ' 이하여야 합니다' },
  'less than': { tooMuch: true, must: '보다 작아야 합니다' },
} as const;

function bound(origin: string, limit: keyof typeof LIMITS, count: string): Fault {
  const { tooMuch, must } = LIMITS[limit];
  if (origin === 'string') {
    return {
      en: `is too ${tooMuch ? 'long' : 'short'}; ${limit} ${count} characters`,
      ko: `은(는) 너무 ${tooMuch ? '깁니다' : '짧습니다'}. ${count}자${must}`,
    };
  }
  if (origin === 'array') {
    return {
      en: `has too ${tooMuch ? 'many' : 'few'} entries; ${limit} ${count}`,
      ko: `은(는) 항목이 너무 ${tooMuch ? '많습니다' : '적습니다'}. ${count}개${must}`,
    };
  }
  return {
    en: `is too ${tooMuch ? 'big' : 'small'}; ${limit} ${count}`,
    ko: `은(는) 너무 ${tooMuch ? '큽니다' : '작습니다'}. ${count}${must}`,
  };
}

const LONGEST_VALUE = 100;

/** A value as JSON, cut where a person would stop reading. What nobody would see in it is written as its number. */
export function shown(value: unknown): string {
  const json = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  const visible = json.replace(
    /[\u00A0\u00AD\u2000-\u200F\u2028-\u202F\u2060\u3000\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return visible.length <= LONGEST_VALUE
    ? visible
    : `${visible.slice(0, LONGEST_VALUE)}... (${visible.length} characters)`;
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], input);
}
