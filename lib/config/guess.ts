import type * as z from 'zod';
import { readText } from './read-text';
import { unwrap } from './schema-path';
import { slipsIn } from './slips';
import { nearest } from './spelling';

/** Other names of what a key may be set to. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  prod: 'production',
  prd: 'production',
  운영: 'production',
  test: 'classroom',
  dev: 'classroom',
  수업: 'classroom',
  sydney: 'ap-southeast-2',
  시드니: 'ap-southeast-2',
  seoul: 'ap-northeast-2',
  서울: 'ap-northeast-2',
  virginia: 'us-east-1',
  nvirginia: 'us-east-1',
  버지니아: 'us-east-1',
  x86: 'x86_64',
  x64: 'x86_64',
  amd64: 'x86_64',
  intel: 'x86_64',
  arm: 'arm64',
  aarch64: 'arm64',
  graviton: 'arm64',
};

const YES = /^(yes|y|on|1|true|enabled?|예|네|응)$/i;
const NO = /^(no|n|off|0|false|disabled?|아니요|아니오)$/i;

/** @returns a value that the key takes and that was probably meant, as one would write it after `-c` */
export function guessFor(schema: z.ZodType, given: string): string | undefined {
  return candidates(schema, given).find((candidate) => takes(schema, candidate));
}

/** True when the key takes a value in Korean. */
export function takesKorean(schema: z.ZodType): boolean {
  return unwrap(schema).def.type === 'string' && takes(schema, '가나다');
}

function takes(schema: z.ZodType, text: string): boolean {
  const reading = readText(schema, text);
  return 'value' in reading && schema.safeParse(reading.value).success;
}

function candidates(schema: z.ZodType, given: string): string[] {
  const { mended } = slipsIn(given, true);
  const { type } = unwrap(schema).def;
  // A text of whole syllables is a Korean word; letters that stand alone are keys that were meant for another alphabet.
  const word = (type === 'string' || type === 'array') && !/[\u3131-\u318E]/.test(mended);
  const inEnglish = slipsIn(given, word || takesKorean(schema)).mended;
  const spellings = [
    ...new Set([
      mended,
      inEnglish,
      mended.replace(/\s+/g, ''),
      ...[mended, inEnglish].map((text) => text.toLowerCase()),
    ]),
  ];
  return [...spellings, ...spellings.flatMap((text) => ofKind(unwrap(schema), text))];
}

function ofKind(schema: z.ZodType, text: string): string[] {
  switch (schema.def.type) {
    case 'boolean':
      return switched(text);
    case 'number':
      return numbers(text);
    case 'enum':
      return among(text, Object.values((schema as z.ZodEnum).enum).map(String));
    case 'array':
      return lists(text);
    case 'string':
      return [...lists(text), text.toLowerCase().replace(/[\s_.]+/g, '-')];
    default:
      return [];
  }
}

function switched(text: string): string[] {
  if (YES.test(text)) return ['true'];
  if (NO.test(text)) return ['false'];
  const near = nearest(text, ['true', 'false']);
  return near ? [near] : [];
}

/** The number in a text that also holds a currency, a unit or what groups its digits; none when it holds two numbers. */
function numbers(text: string): string[] {
  const found = text.match(/-?\d[\d,_'.]*/g) ?? [];
  if (found.length !== 1) return [];
  const digits = found[0]!
    .replace(/[_']/g, '')
    .replace(/^(-?\d{1,3})((?:,\d{3})+)(?!\d)/, (whole) => whole.replace(/,/g, ''));
  return [digits, digits.replace(',', '.')];
}

/** The one of the choices that a word means. */
export function among(text: string, choices: readonly string[]): string[] {
  const called = ALSO_CALLED[text.toLowerCase().replace(/[\s.]/g, '')];
  const near = nearest(text, choices);
  const longer = choices.filter((choice) => text.length > 2 && choice.startsWith(text.toLowerCase()));
  return [called, near, longer.length === 1 ? longer[0] : undefined].filter(
    (choice) => choice !== undefined && choices.includes(choice),
  ) as string[];
}

function lists(text: string): string[] {
  const bare = text.replace(/^[\s'"\\]*\[|\][\s'"\\]*$/g, '').replace(/\\?["']/g, '');
  const entries = bare.split(/[\s,;|、]+/).filter((entry) => entry !== '');
  return entries.length === 0 ? [] : [entries.join(',')];
}
