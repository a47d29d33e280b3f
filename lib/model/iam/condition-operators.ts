import { addressBlock, contains } from '../reach/address-block';
import { UndecidableError } from '../undecidable-error';
import { arnMatches, arnParts } from './arn';
import { matches, type Pattern } from './glob';
import { literalText } from './policy-variables';

/** How one value of the request is compared with one value of the policy. */
export type Comparison = (requestValue: string, policyValue: Pattern) => boolean;

export interface Operator {
  readonly compare: Comparison;
  /** AWS replaces policy variables in the values of texts and ARNs only. */
  readonly takesVariables: boolean;
  /** A negated operator holds when no value of the policy compares, and also when the request lacks the key. */
  readonly negated: boolean;
}

/**
 * Finds a condition operator by its name without set prefix and `IfExists`.
 *
 * @throws UndecidableError for an operator this does not know
 */
export function conditionOperator(name: string): Operator {
  const operator = OPERATORS.get(name);
  if (!operator) throw new UndecidableError(`The condition operator ${name} is not known`);
  return operator;
}

const equal: Comparison = (value, policy) => value === literalText(policy);
const equalIgnoringCase: Comparison = (value, policy) => value.toLowerCase() === literalText(policy).toLowerCase();
const like: Comparison = (value, policy) => matches(policy, value);
const boolean: Comparison = (value, policy) => truth(value) === truth(literalText(policy));

const arnLike: Comparison = (value, policy) => {
  const parts = arnParts(policy);
  if (!parts) throw new UndecidableError(`${literalText(policy)} is not the pattern of an ARN`);
  return arnMatches(parts, value);
};

const inBlock: Comparison = (value, policy) => {
  const outer = addressBlock(literalText(policy));
  const inner = addressBlock(value);
  if (!outer || !inner) throw new UndecidableError(`${value} or ${literalText(policy)} is not an address`);
  return contains(outer, inner);
};

const numbers =
  (holds: (request: number, policy: number) => boolean): Comparison =>
  (value, policy) =>
    holds(decimal(value), decimal(literalText(policy)));

const dates =
  (holds: (request: number, policy: number) => boolean): Comparison =>
  (value, policy) =>
    holds(instant(value), instant(literalText(policy)));

const ordered = (name: string, family: typeof numbers): [string, Operator][] => [
  [`${name}Equals`, { compare: family((a, b) => a === b), takesVariables: false, negated: false }],
  [`${name}NotEquals`, { compare: family((a, b) => a === b), takesVariables: false, negated: true }],
  [`${name}LessThan`, { compare: family((a, b) => a < b), takesVariables: false, negated: false }],
  [`${name}LessThanEquals`, { compare: family((a, b) => a <= b), takesVariables: false, negated: false }],
  [`${name}GreaterThan`, { compare: family((a, b) => a > b), takesVariables: false, negated: false }],
  [`${name}GreaterThanEquals`, { compare: family((a, b) => a >= b), takesVariables: false, negated: false }],
];

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['StringEquals', { compare: equal, takesVariables: true, negated: false }],
  ['StringNotEquals', { compare: equal, takesVariables: true, negated: true }],
  ['StringEqualsIgnoreCase', { compare: equalIgnoringCase, takesVariables: true, negated: false }],
  ['StringNotEqualsIgnoreCase', { compare: equalIgnoringCase, takesVariables: true, negated: true }],
  ['StringLike', { compare: like, takesVariables: true, negated: false }],
  ['StringNotLike', { compare: like, takesVariables: true, negated: true }],
  ['ArnEquals', { compare: arnLike, takesVariables: true, negated: false }],
  ['ArnLike', { compare: arnLike, takesVariables: true, negated: false }],
  ['ArnNotEquals', { compare: arnLike, takesVariables: true, negated: true }],
  ['ArnNotLike', { compare: arnLike, takesVariables: true, negated: true }],
  ['Bool', { compare: boolean, takesVariables: false, negated: false }],
  ['IpAddress', { compare: inBlock, takesVariables: false, negated: false }],
  ['NotIpAddress', { compare: inBlock, takesVariables: false, negated: true }],
  ...ordered('Numeric', numbers),
  ...ordered('Date', dates),
]);

function truth(text: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') throw new UndecidableError(`${text} is neither true nor false`);
  return lower === 'true';
}

function decimal(text: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new UndecidableError(`${text} is not a number`);
  return Number(text);
}

/** Date and time of day with a zone, as ISO 8601 writes it. Without a zone, or without a time, it is anybody's guess. */
const DATE_AND_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Seconds since 1970, which AWS takes wherever it takes a date. Fewer digits could be a year. */
const EPOCH_SECONDS = /^\d{9,10}$/;

function instant(text: string): number {
  if (EPOCH_SECONDS.test(text)) return Number(text) * 1000;
  const day = DATE_AND_TIME.exec(text)?.[1];
  const time = Date.parse(text);
  // The engine reads February 30th as a day of March.
  if (!day || Number.isNaN(time) || !new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) {
    throw new UndecidableError(`${text} is not a date with time and zone`);
  }
  return time;
}
