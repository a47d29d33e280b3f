import type { Sentence } from '../config/sentence';

/** What went wrong, for a person: RFC 9457 problem details. Never a stack trace. */
export interface Problem {
  /** HTTP status code. */
  readonly status: number;
  /** Stable name of the kind of problem, for programs. */
  readonly code: string;
  /** What is wrong, with the value where that is safe to show. */
  readonly title: Sentence;
  /** What to do about it. */
  readonly detail: Sentence;
  /**
   * Seconds after which the same request may succeed.
   * @default - retrying as it is does not help
   */
  readonly retryAfterSeconds?: number;
}

/** What is said of each kind of problem, by its code. */
export type ProblemTable<Code extends string> = Readonly<Record<Code, Omit<Problem, 'code'>>>;

/**
 * The problem of a code, in the words of its table.
 *
 * @param detail - what to do, where more is known than the table says
 */
export function problemFrom<Code extends string>(
  table: ProblemTable<Code>,
  code: Code,
  detail: Sentence = table[code].detail,
): Problem {
  return { code, ...table[code], detail };
}

/** A body that no handler can read, whatever it was to be. */
export const MALFORMED_JSON = {
  status: 400,
  title: { en: 'The body is not JSON.', ko: '본문이 JSON이 아닙니다.' },
  detail: { en: 'Send one JSON object in UTF-8 without a BOM.', ko: 'BOM 없는 UTF-8로 JSON 객체 하나를 보내세요.' },
} as const satisfies Omit<Problem, 'code'>;
