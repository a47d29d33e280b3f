import type * as z from 'zod';
import type { Sentence } from '../../config/sentence';
import { requestFaults } from '../../shared/request-faults';
import { EvaluationSetError } from './evaluation-set-error';
import { type Question, questionSchema } from './question-set';

/** Questions of 300 letters with their evidence: some fifty thousand. */
export const MOST_QUESTION_BYTES = 50 * 1024 * 1024;

const LONGEST_SHOWN = 80;

/**
 * Reads a file of questions: a list in JSON, in UTF-8, with a byte order mark or without.
 *
 * @param file - what the file is called, for people
 * @throws EvaluationSetError
 */
export function readQuestions(file: string, bytes: Uint8Array): readonly Question[] {
  const listed = parsed(file, decoded(file, bytes));
  if (!Array.isArray(listed)) {
    throw wrong(file, {
      en: `is ${nameOf(listed)}, not a list; put the questions between [ and ], with a comma between two`,
      ko: `목록이 아니라 ${nameOf(listed)}입니다. 질문을 [ 와 ] 사이에 쉼표로 나누어 쓰세요`,
    });
  }
  if (listed.length === 0) {
    throw wrong(file, {
      en: 'has no questions; write at least one, as npm run eval -- --help shows it',
      ko: '질문이 없습니다. npm run eval -- --help에 나온 형식으로 하나 이상 쓰세요',
    });
  }
  const seen = new Map<string, number>();
  return listed.map((entry: unknown, at) => {
    const number = at + 1;
    const read = questionSchema.safeParse(entry);
    if (!read.success) throw wrong(placeOf(file, number, entry), faultIn(read.error, entry));
    const { id } = read.data;
    const before = seen.get(id);
    if (before !== undefined) {
      throw wrong(placeOf(file, number, entry), {
        en: `question ${before} has the same id; give each its own`,
        ko: `${before}번째 질문과 id가 같습니다. 질문마다 다른 id를 쓰세요`,
      });
    }
    seen.set(id, number);
    return read.data;
  });
}

/** Where a question stands, for people. */
export function placeOf(file: string, number: number, entry: unknown): string {
  const id = (entry as { readonly id?: unknown } | null)?.id;
  return `${file}, ${number}${typeof id === 'string' ? ` (${shown(id)})` : ''}`;
}

export function wrong(where: string, { en, ko }: Sentence): EvaluationSetError {
  return new EvaluationSetError({ en: `${where}: ${en}`, ko: `${where}: ${ko}` });
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
}

function faultIn(error: z.ZodError, entry: unknown): Sentence {
  const { path } = error.issues[0]!;
  const faults = requestFaults(error, entry);
  if (path.length === 0) return faults;
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], entry);
  if (value === undefined) return faults;
  return { en: `${faults.en}; it is ${shown(value)}`, ko: `${faults.ko}. 지금 값: ${shown(value)}` };
}

function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = lineOfFirstBad(bytes);
    throw wrong(`${file}:${line}`, {
      en: 'is not in UTF-8 (EUC-KR or UTF-16, perhaps); save it as UTF-8',
      ko: 'UTF-8이 아닙니다(EUC-KR이나 UTF-16일 수 있습니다). UTF-8로 다시 저장하세요',
    });
  }
}

/** Lines are looked at one by one: an end of line is no part of a longer character. */
function lineOfFirstBad(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const next = end === -1 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(start, next));
    } catch {
      return line;
    }
    start = next;
  }
  return line;
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const lines = text.slice(0, positionIn(message, text)).split('\n');
    const line = lines.length;
    const column = lines.at(-1)!.length + 1;
    const stands = shown((text.split('\n')[line - 1] ?? '').trim());
    throw wrong(`${file}:${line}:${column}`, {
      en: `is not JSON: ${stands === '' ? 'the file ends too early' : stands}; mend this line or the end of the one before`,
      ko: `JSON이 아닙니다: ${stands === '' ? '파일이 중간에 끝납니다' : stands}. 이 줄이나 바로 앞줄의 끝을 고치세요`,
    });
  }
}

/** Node.js says where it stopped, or that it came to the end, or quotes a short text as a whole. */
function positionIn(message: string, text: string): number {
  const [, position] = /position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  if (/end of JSON/i.test(message)) return text.length;
  const [, token] = /Unexpected token '?(.)'?,/u.exec(message) ?? [];
  return Math.max(0, token === undefined ? 0 : text.indexOf(token));
}

function nameOf(value: unknown): string {
  return value === null ? 'null' : typeof value === 'object' ? 'an object' : shown(value);
}
