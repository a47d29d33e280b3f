import { addressBlock, contains } from '../reach/address-block';
import { arnMatches, arnParts } from './arn';
import { matches, type Pattern } from './glob';
import { UndecidableError } from './policy-document';
import { literalText } from './policy-variables';

/** How one value of the request is compared with one value of the policy. */
export type Comparison = (requestValue: string, policyValue: Pattern) => boolean;

export interface Operator {
  readonly compare: Comparison;
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
  [`${name}Equals`, { compare: family((a, b) => a === b), negated: false }],
  [`${name}NotEquals`, { compare: family((a, b) => a === b), negated: true }],
  [`${name}LessThan`, { compare: family((a, b) => a < b), negated: false }],
  [`${name}LessThanEquals`, { compare: family((a, b) => a <= b), negated: false }],
  [`${name}GreaterThan`, { compare: family((a, b) => a > b), negated: false }],
  [`${name}GreaterThanEquals`, { compare: family((a, b) => a >= b), negated: false }],
];

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['StringEquals', { compare: equal, negated: false }],
  ['StringNotEquals', { compare: equal, negated: true }],
  ['StringEqualsIgnoreCase', { compare: equalIgnoringCase, negated: false }],
  ['StringNotEqualsIgnoreCase', { compare: equalIgnoringCase, negated: true }],
  ['StringLike', { compare: like, negated: false }],
  ['StringNotLike', { compare: like, negated: true }],
  ['ArnEquals', { compare: arnLike, negated: false }],
  ['ArnLike', { compare: arnLike, negated: false }],
  ['ArnNotEquals', { compare: arnLike, negated: true }],
  ['ArnNotLike', { compare: arnLike, negated: true }],
  ['Bool', { compare: boolean, negated: false }],
  ['IpAddress', { compare: inBlock, negated: false }],
  ['NotIpAddress', { compare: inBlock, negated: true }],
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

/** ISO 8601, or seconds since 1970 as some keys carry them. */
function instant(text: string): number {
  const time = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (Number.isNaN(time)) throw new UndecidableError(`${text} is not a date`);
  return time;
}
