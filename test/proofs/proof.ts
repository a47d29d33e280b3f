import type { CommonInput } from '../../lib/config/common-settings';
import type { ConfigInput } from '../../lib/config/config-input';
import type { StackModel } from '../../lib/model/template';
import type { Variant } from '../support/variant';

/** One synthesized template that statements are proved about, and the configuration it came from. */
export interface Subject<Config extends CommonInput = ConfigInput> {
  readonly variant: Variant<Config>;
  readonly stack: StackModel;
}

/**
 * A statement that must hold for the templates of one pattern: what lib/rules says of any is not said again. The same function
 * judges the real templates and the mutants.
 */
export interface Proof<Config extends CommonInput = ConfigInput> {
  /** A name by which mutants call it. */
  readonly rule: string;
  /** The statement as a sentence. */
  readonly claim: string;
  /**
   * Which templates it speaks about.
   * @default - all
   */
  about?(variant: Variant<Config>): boolean;
  /** What contradicts the statement, one line each; nothing when it holds. */
  violations(subject: Subject<Config>): readonly string[] | Promise<readonly string[]>;
}

/** What a list has too many and too few of. */
export function differences(actual: readonly string[], expected: readonly string[]): string[] {
  return [
    ...actual.filter((line) => !expected.includes(line)).map((line) => `not expected: ${line}`),
    ...expected.filter((line) => !actual.includes(line)).map((line) => `missing: ${line}`),
  ];
}

/** A text without the hashes that the library puts behind logical ids, so that literal lists can be read and stay true. Account numbers stay. */
export function plain(text: string): string {
  return text.replace(/(?<!\b\d{4})[0-9A-F]{8}(?:[0-9a-f]{16})?(?![0-9A-Za-z])/gi, '');
}
