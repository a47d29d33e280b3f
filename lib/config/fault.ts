import * as z from 'zod';
import type { Sentence } from './sentence';

/**
 * What is wrong with a value, in words that follow the value itself: "is not ..." in English, and in Korean with the particle
 * that the value takes.
 */
export interface Fault extends Sentence {
  /**
   * Values that are right; the message shows them as one types them.
   * @default - the schema's default, or another value that it takes
   */
  readonly examples?: readonly unknown[];
  /**
   * What to do when nobody can say what was meant; it stands in place of an example.
   * @default - an example
   */
  readonly remedy?: Sentence;
}

/** A text that a check may refuse in its own words. */
export function checkedText(check: (text: string) => Fault | undefined): z.ZodString {
  return z.string().check(({ value, issues }) => {
    const fault = check(value);
    if (fault) issues.push({ code: 'custom', input: value, params: { fault } });
  });
}

/** A text of a form, and what to say of one that has another. */
export function textLike(form: RegExp, fault: Fault): z.ZodString {
  return checkedText((text) => (form.test(text) ? undefined : fault));
}

/** @returns the words that a check of ours left in an issue */
export function faultIn(issue: z.core.$ZodIssue): Fault | undefined {
  return issue.code === 'custom' ? (issue.params?.['fault'] as Fault | undefined) : undefined;
}
