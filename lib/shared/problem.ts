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
