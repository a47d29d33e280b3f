import { readTemplate } from '../../lib/model/template';
import { stackIdOf, stackNameOf } from '../../stacks/pattern-stack';
import { PATTERNS_AND_TINY } from '../patterns';
import { synthesizeJson } from '../support/synthesize';
import type { Variant } from '../support/variant';
import { DEFAULT_REGION, variantsElsewhere, variantsOf } from '../support/variants';
import type { Mutant, RawTemplate } from './mutant';
import type { Proof, Subject } from './proof';

/** Every variant of every pattern, in the default region; and the telling ones in each other region. */
export const VARIANTS = PATTERNS_AND_TINY.flatMap(variantsOf) as Subject['variant'][];
export const VARIANTS_ELSEWHERE = PATTERNS_AND_TINY.flatMap(variantsElsewhere) as Subject['variant'][];

const templates = new Map<string, string>();
const subjects = new Map<string, Subject>();

/** The template of a variant, synthesized once per test file. */
export function subjectOf(variant: Subject['variant']): Subject {
  const known = subjects.get(variant.name);
  if (known) return known;
  const subject = read(variant, JSON.parse(templateOf(variant)) as RawTemplate);
  subjects.set(variant.name, subject);
  return subject;
}

/**
 * The same with a fault in it.
 *
 * @throws Error when the fault changes nothing, or speaks of a variant that is none
 */
export function faultySubject({ variant: name, change }: Mutant): Subject {
  const variant = variantNamed(name);
  const sound = templateOf(variant);
  const template = JSON.parse(sound) as RawTemplate;
  change(template);
  if (JSON.stringify(template) === sound) throw new Error('The mutant changed nothing');
  return read(variant, template);
}

export function variantNamed(name: string): Subject['variant'] {
  const found = VARIANTS.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no variant ${name}`);
  return found;
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

function templateOf(variant: Variant): string {
  const known = templates.get(variant.name) ?? JSON.stringify(synthesizeJson(variant));
  templates.set(variant.name, known);
  return known;
}

function read(variant: Subject['variant'], template: RawTemplate): Subject {
  const { name, region = DEFAULT_REGION } = variant.config;
  return { variant, stack: readTemplate(template, { name: stackNameOf(stackIdOf(variant.pattern), name), region }) };
}
