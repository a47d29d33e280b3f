import { matches, type Pattern } from './glob';

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

/** Compares part by part: a wildcard never reaches over one of the first five colons. */
export function arnMatches(pattern: readonly Pattern[], arn: string): boolean {
  const parts = arn.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return false;
  const six = [...parts.slice(0, 5), parts.slice(5).join(':')];
  return six.every((part, at) => matches(pattern[at]!, part));
}
