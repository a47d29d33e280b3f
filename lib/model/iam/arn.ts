import { UndecidableError } from '../undecidable-error';
import { ANY_ONE, ANY_RUN, escaped, matches, type Pattern } from './glob';
import { literalText } from './policy-variables';

/**
 * Splits an ARN, or a pattern of one, into its six parts. Colons behind the fifth belong to the resource, so that
 * `log-group:name:*` stays one part.
 *
 * @returns undefined for text that is not of an ARN's form
 */
export function arnParts(pattern: Pattern): readonly Pattern[] | undefined {
  if (!split.has(pattern)) split.set(pattern, splitParts(pattern));
  return split.get(pattern);
}

const split = new WeakMap<Pattern, readonly Pattern[] | undefined>();

function splitParts(pattern: Pattern): readonly Pattern[] | undefined {
  const parts: Pattern[number][][] = [[]];
  for (const piece of pattern) {
    if (typeof piece !== 'string') {
      parts.at(-1)!.push(piece);
      continue;
    }
    let rest = piece;
    while (parts.length < 6 && rest.includes(':')) {
      const colon = rest.indexOf(':');
      if (colon > 0) parts.at(-1)!.push(rest.slice(0, colon));
      parts.push([]);
      rest = rest.slice(colon + 1);
    }
    if (rest !== '') parts.at(-1)!.push(rest);
  }
  return parts.length === 6 && parts[0]!.length === 1 && parts[0]![0] === 'arn' ? parts : undefined;
}

/** Compares part by part, as `ArnLike` does: a wildcard never reaches over one of the first five colons. */
export function arnMatches(pattern: readonly Pattern[], arn: string): boolean {
  const parts = arn.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return false;
  const six = [...parts.slice(0, 5), parts.slice(5).join(':')];
  return six.every((part, at) => matches(pattern[at]!, part));
}

/**
 * Compares as a `Resource` does. AWS says of a `*` that ends a part that it *can* reach over the colon behind it, so both
 * readings are taken.
 *
 * @throws UndecidableError when the readings differ, and for a wildcard instead of a service, which IAM refuses
 */
export function resourceArnMatches(pattern: readonly Pattern[], arn: string): boolean {
  if (pattern[2]!.some((piece) => typeof piece !== 'string')) {
    throw new UndecidableError(`Resource ${text(pattern)} has a wildcard where the service stands`);
  }
  const narrow = arnMatches(pattern, arn);
  if (narrow !== wideForm(pattern).test(arn)) {
    throw new UndecidableError(`Resource ${text(pattern)} fits ${arn} only if its * reaches over a colon`);
  }
  return narrow;
}

const wide = new WeakMap<readonly Pattern[], RegExp>();

function wideForm(pattern: readonly Pattern[]): RegExp {
  let form = wide.get(pattern);
  if (!form) {
    const expressions = pattern.map((part, at) =>
      part
        .map((piece, index) => {
          const crosses = at === 5 || (piece === ANY_RUN && index === part.length - 1);
          if (piece === ANY_RUN) return crosses ? '[^]*' : '[^:]*';
          if (piece === ANY_ONE) return crosses ? '[^]' : '[^:]';
          return escaped(piece as string);
        })
        .join(''),
    );
    form = new RegExp(`^${expressions.join(':')}$`, 'u');
    wide.set(pattern, form);
  }
  return form;
}

function text(pattern: readonly Pattern[]): string {
  return pattern.map(literalText).join(':');
}

/** The account that an ARN names, or undefined where it names none, as those of buckets do. */
export function accountOf(arn: string): string | undefined {
  return arn.split(':')[4] || undefined;
}
