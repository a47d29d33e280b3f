import { ANY_RUN, type Pattern, wildcards } from '../../../model/iam/glob';
import type { Statement } from '../../../model/iam/policy-document';
import { concreteArn, formOf } from '../../catalogue/iam-catalogue';

/** The name of whoever asks, where a policy has a variable for it: one that nobody has. */
export const ASKING = 'whoever-asks';

/** What stands for any text in a resource that is asked about. */
const ANY = 'any';

/**
 * Concrete resources that tell patterns apart: one inside each, one inside every two that overlap, and one of each form outside all.
 *
 * @param forms - what ARNs of the action's resources look like. @default - nobody says what they look like
 */
export function askedResources(statements: readonly Statement[], forms: readonly string[] | undefined): string[] {
  const patterns = [
    ...new Set(statements.flatMap(({ resource }) => resource?.patterns ?? []).filter((text) => text !== '*')),
  ].map(withoutVariables);
  const inside = patterns.flatMap((text) => [filled(text), filled(text, 'other'), filled(text, '')]);
  const both = patterns.flatMap((one, at) =>
    patterns.slice(at + 1).flatMap((other) => commonText(wildcards(one), wildcards(other)) ?? []),
  );
  const candidates = [...new Set([...inside, ...both])].filter((text) => !text.endsWith(':') && !text.endsWith('/'));
  if (forms === undefined) return [...candidates, 'arn:aws:any:ap-southeast-2:111122223333:example'];
  return [
    ...new Set(
      forms.flatMap((form) => {
        if (form === '*') return ['*'];
        return [...candidates.filter((text) => formOf(form).test(text)), concreteArn(form)];
      }),
    ),
  ];
}

/**
 * Whether the resources that are asked about stand for all there are: of patterns that end in their only wildcard each lies inside or
 * outside another, so that one of each is enough, and so are pairs of others; three may overlap where none is asked about.
 */
export function standForAll(statements: readonly Statement[]): boolean {
  const patterns = new Set(statements.flatMap(({ resource }) => resource?.patterns ?? []));
  return [...patterns].filter((text) => /[*?].+|\?/.test(text.replace(/^arn:[^:]*:[^:]*:[*]?:[*]?:/, ''))).length < 3;
}

function withoutVariables(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, sampleOf);
}

/** What a variable of a policy is in the requests that are asked: one text for each key, or the character that it stands for. */
export function sampleOf(variable: string): string {
  const key = variable.slice(2, -1).trim();
  return ['*', '?', '$'].includes(key) ? key : ASKING;
}

function filled(pattern: string, text = ANY): string {
  return pattern.replace(/\*/g, text).replace(/\?/g, 'x');
}

/** A text that two patterns both match, or undefined where there is none. */
export function commonText(one: Pattern, other: Pattern): string | undefined {
  const [left, right] = [lettersOf(one), lettersOf(other)];
  const seen = new Set<string>();
  let front: (readonly [number, number, string])[] = [[0, 0, '']];
  while (front.length > 0) {
    const next: (readonly [number, number, string])[] = [];
    for (const [i, j, text] of front) {
      if (i === left.length && j === right.length) return text;
      if (seen.has(`${i} ${j}`)) continue;
      seen.add(`${i} ${j}`);
      const [a, b] = [left[i], right[j]];
      // A run may end here.
      if (a === ANY_RUN) next.push([i + 1, j, text]);
      if (b === ANY_RUN) next.push([i, j + 1, text]);
      if (a === undefined || b === undefined) continue;
      const letter = [a, b].find((each) => typeof each === 'string') ?? 'x';
      if (typeof a === 'string' && typeof b === 'string' && a !== b) continue;
      next.push([a === ANY_RUN ? i : i + 1, b === ANY_RUN ? j : j + 1, text + String(letter)]);
    }
    front = next;
  }
  return undefined;
}

function lettersOf(pattern: Pattern): Pattern {
  return pattern.flatMap((piece): Pattern => (typeof piece === 'string' ? [...piece] : [piece]));
}
