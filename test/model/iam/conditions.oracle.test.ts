import { conditionHolds } from '../../../lib/model/iam/conditions';
import { parsePolicy } from '../../../lib/model/iam/policy-document';
import { ABSENT, type ContextValue, RequestContext } from '../../../lib/model/iam/request-context';

/**
 * What the IAM user guide says of each operator (Condition operators; Single-valued vs. multivalued context keys), on a policy
 * value and request values of both kinds. Written from the guide, one row an operator: [operator, value in the policy, a request
 * value that meets the positive comparison, one that does not, whether the operator is a negated one].
 */
const OPERATORS: readonly (readonly [string, string, string, string, 'positive' | 'negated'])[] = [
  ['StringEquals', 'Team', 'Team', 'team', 'positive'],
  ['StringNotEquals', 'Team', 'Team', 'team', 'negated'],
  ['StringEqualsIgnoreCase', 'Team', 'tEAM', 'teams', 'positive'],
  ['StringNotEqualsIgnoreCase', 'Team', 'tEAM', 'teams', 'negated'],
  ['StringLike', 'te?m-*', 'team-', 'tem-1', 'positive'],
  ['StringNotLike', 'te?m-*', 'team-', 'tem-1', 'negated'],
  ['NumericEquals', '10', '10.0', '9', 'positive'],
  ['NumericNotEquals', '10', '10.0', '9', 'negated'],
  ['NumericLessThan', '10', '9', '10', 'positive'],
  ['NumericLessThanEquals', '10', '10', '11', 'positive'],
  ['NumericGreaterThan', '10', '11', '10', 'positive'],
  ['NumericGreaterThanEquals', '10', '10', '9', 'positive'],
  ['DateEquals', '2026-01-01T00:00:00Z', '2026-01-01T09:00:00+09:00', '2026-01-01T00:00:01Z', 'positive'],
  ['DateNotEquals', '2026-01-01T00:00:00Z', '2026-01-01T09:00:00+09:00', '2026-01-01T00:00:01Z', 'negated'],
  ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z', 'positive'],
  ['DateLessThanEquals', '2026-01-01T00:00:00Z', '1767225600', '1767225601', 'positive'],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', '2026-01-01T00:00:00Z', 'positive'],
  ['DateGreaterThanEquals', '2026-01-01T00:00:00Z', '1767225600', '1767225599', 'positive'],
  ['Bool', 'true', 'true', 'false', 'positive'],
  ['IpAddress', '203.0.113.0/24', '203.0.113.7', '203.0.114.7', 'positive'],
  ['NotIpAddress', '203.0.113.0/24', '203.0.113.7', '203.0.114.7', 'negated'],
  ['ArnEquals', 'arn:aws:sns:*:1:a*', 'arn:aws:sns:us-east-1:1:alarms', 'arn:aws:sns:us-east-1:2:alarms', 'positive'],
  ['ArnLike', 'arn:aws:sns:*:1:a*', 'arn:aws:sns:us-east-1:1:alarms', 'arn:aws:sns:us-east-1:2:alarms', 'positive'],
  ['ArnNotEquals', 'arn:aws:sns:*:1:a*', 'arn:aws:sns:us-east-1:1:alarms', 'arn:aws:sns:us-east-1:2:a', 'negated'],
  ['ArnNotLike', 'arn:aws:sns:*:1:a*', 'arn:aws:sns:us-east-1:1:alarms', 'arn:aws:sns:us-east-1:2:a', 'negated'],
];

type Values = 'absent' | 'fits' | 'misses' | 'both';

/** Whether a condition holds, by set prefix and by the request's values, which fit or miss the comparison before its negation. */
const EXPECTED: Readonly<Record<string, Readonly<Partial<Record<Values, Readonly<Record<string, boolean>>>>>>> = {
  '': {
    absent: { positive: false, negated: true, positiveIfExists: true, negatedIfExists: true },
    fits: { positive: true, negated: false, positiveIfExists: true, negatedIfExists: false },
    misses: { positive: false, negated: true, positiveIfExists: false, negatedIfExists: true },
  },
  'ForAnyValue:': {
    absent: { positive: false, negated: false, positiveIfExists: false, negatedIfExists: false },
    fits: { positive: true, negated: false, positiveIfExists: true, negatedIfExists: false },
    misses: { positive: false, negated: true, positiveIfExists: false, negatedIfExists: true },
    both: { positive: true, negated: true, positiveIfExists: true, negatedIfExists: true },
  },
  'ForAllValues:': {
    absent: { positive: true, negated: true, positiveIfExists: true, negatedIfExists: true },
    fits: { positive: true, negated: false, positiveIfExists: true, negatedIfExists: false },
    misses: { positive: false, negated: true, positiveIfExists: false, negatedIfExists: true },
    both: { positive: false, negated: false, positiveIfExists: false, negatedIfExists: false },
  },
};

test.each(OPERATORS)('%s holds as the guide says', (operator, policyValue, fits, misses, sign) => {
  const valuesOf = { absent: ABSENT, fits, misses, both: [fits, misses] } as const;
  const asked = Object.entries(EXPECTED).flatMap(([prefix, byValues]) =>
    Object.entries(byValues).flatMap(([values, expected]) =>
      ['', 'IfExists'].map((suffix) => ({
        condition: `${prefix}${operator}${suffix} with ${values}`,
        expected: expected[`${sign}${suffix}`]!,
        actual: holds(`${prefix}${operator}${suffix}`, policyValue, valuesOf[values as Values]),
      })),
    ),
  );
  expect(asked.map(({ condition, actual }) => [condition, actual])).toEqual(
    asked.map(({ condition, expected }) => [condition, expected]),
  );
});

function holds(operator: string, policyValue: string, value: ContextValue): boolean {
  const policy = parsePolicy({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: { [operator]: { key: policyValue } } },
  });
  return conditionHolds(policy.statements[0]!.conditions[0]!, policy.version, new RequestContext({ key: value }));
}
