import type { Sentence } from './sentence';

/** A shape of a pattern that a reader would deploy. */
export interface Variant {
  /** One word of small letters, for a file and a command. */
  readonly name: string;
  /** What tells it from the others. */
  readonly says: Sentence;
  /** What it is given with `-c`. */
  readonly context: Readonly<Record<string, string>>;
}
