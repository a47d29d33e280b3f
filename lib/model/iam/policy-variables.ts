import { UndecidableError } from '../undecidable-error';
import { ANY_RUN, type Pattern, wildcards } from './glob';
import { ABSENT, type RequestContext } from './request-context';

const VARIABLE = /\$\{([^}]*)\}/g;

/**
 * Replaces policy variables such as `${aws:username}` by the request's values. What a variable brings in is literal: a
 * user named `*` is not everyone. `${*}`, `${?}` and `${$}` stand for the characters themselves.
 *
 * @returns undefined when the request lacks a value and the variable names no default: such text matches nothing
 */
export function substituteVariables(
  text: string,
  version: '2008-10-17' | '2012-10-17',
  context: RequestContext,
): Pattern | undefined {
  if (version === '2008-10-17' || !text.includes('${')) return wildcards(text);
  const pieces: Pattern[number][] = [];
  let end = 0;
  for (const variable of text.matchAll(VARIABLE)) {
    pieces.push(...wildcards(text.slice(end, variable.index)));
    const value = variableValue(variable[1]!, context);
    if (value === undefined) return undefined;
    if (value !== '') pieces.push(value);
    end = variable.index + variable[0].length;
  }
  return [...pieces, ...wildcards(text.slice(end))];
}

/**
 * Refuses a variable before the fifth colon of a `Resource`: AWS takes variables in the resource's own part only.
 *
 * @throws UndecidableError when there is one
 */
export function refuseEarlyVariable(text: string, version: '2008-10-17' | '2012-10-17'): void {
  const [before, ...variables] = text.split('${');
  if (version === '2008-10-17' || variables.length === 0 || before!.split(':').length > 5) return;
  throw new UndecidableError(`Resource ${text} has a policy variable before its fifth colon`);
}

/** The text a pattern stands for, where wildcards have no meaning. */
export function literalText(pattern: Pattern): string {
  return pattern.map((piece) => (typeof piece === 'string' ? piece : piece === ANY_RUN ? '*' : '?')).join('');
}

function variableValue(expression: string, context: RequestContext): string | undefined {
  if (['*', '?', '$'].includes(expression)) return expression;
  const [, key, , fallback] = /^\s*([^,\s]+)\s*(,\s*'([^']*)'\s*)?$/.exec(expression) ?? [];
  if (key === undefined) throw new UndecidableError(`\${${expression}} is not a policy variable`);
  const value = context.get(key);
  if (value === ABSENT) return fallback;
  if (typeof value !== 'string') {
    throw new UndecidableError(`\${${expression}} has several values; a policy variable takes one`);
  }
  return value;
}
