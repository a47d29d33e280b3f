import type { StackModel } from '../../lib/model/template';
import { PATTERNS } from '../patterns';
import { synthesizeModel } from '../support/synthesize';
import { variantsElsewhere, variantsOf } from '../support/variants';
import type { AppVariant as Variant } from './app-variant';

/** One synthesized template that statements are proved about, and the configuration it came from. */
export interface Subject {
  readonly variant: Variant;
  readonly stack: StackModel;
}

/** A statement that must hold for templates, as a function: the same one judges the real templates and the mutants. */
export interface Proof {
  /** Rule it proves, for example `X5` or `L1`. */
  readonly rule: string;
  /** The statement as a sentence. */
  readonly claim: string;
  /**
   * Which templates it speaks about.
   * @default - all
   */
  readonly about?: (variant: Variant) => boolean;
  /** What contradicts the statement, one line each; nothing when it holds. */
  readonly violations: (subject: Subject) => readonly string[] | Promise<readonly string[]>;
}

const synthesized = new Map<string, Subject>();

/** The template of a variant, synthesized once per test file. */
export function subjectOf(variant: Variant): Subject {
  const known = synthesized.get(variant.name);
  if (known) return known;
  const subject = { variant, stack: synthesizeModel(variant) };
  synthesized.set(variant.name, subject);
  return subject;
}

export function everyVariant(): readonly Variant[] {
  return PATTERNS.flatMap(variantsOf) as Variant[];
}

/** What a proof finds wrong with a subject. An analyser that gives up is a violation too: it proved nothing. */
export async function violationsOf(proof: Proof, subject: Subject): Promise<readonly string[]> {
  if (proof.about && !proof.about(subject.variant)) return [];
  try {
    return await proof.violations(subject);
  } catch (error) {
    return [`cannot be judged: ${(error as Error).message}`];
  }
}

/** The first test of a file synthesizes every template, which on a busy machine takes longer than jest's five seconds. */
export const PATIENCE_MS = 240_000;

/** One test per proof, over every variant it speaks about. Fails when there is none. */
export function prove(
  proofs: readonly Proof[],
  variants: readonly Variant[] = [...everyVariant(), ...(PATTERNS.flatMap(variantsElsewhere) as Variant[])],
): void {
  test.each(proofs.map((proof) => [`${proof.claim} (${proof.rule})`, proof] as const))(
    '%s',
    async (_, proof) => {
      const spoken = variants.filter((variant) => proof.about?.(variant) ?? true);
      expect(spoken).not.toEqual([]);
      const found = new Map<string, string[]>();
      for (const variant of spoken) {
        for (const violation of await violationsOf(proof, subjectOf(variant))) {
          const text = plain(violation);
          found.set(text, [...(found.get(text) ?? []), variant.name]);
        }
      }
      // One line a violation, whatever the number of templates that have it.
      expect(
        [...found].map(([text, names]) => `${text} (in ${names.length}: ${names.slice(0, 3).join('; ')})`),
      ).toEqual([]);
    },
    PATIENCE_MS,
  );
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
