import type { CommonInput } from '../../lib/config/common-settings';

/** A fixed configuration: never environments.ts, which is the adopter's to change. */
export interface Fixture {
  /** Name of the pattern. */
  readonly pattern: string;
  /** Common keys, and the pattern's section under its name. */
  readonly config?: CommonInput & Readonly<Record<string, unknown>>;
}
