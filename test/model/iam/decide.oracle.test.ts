import { strict as assert } from 'node:assert';
import { BlockList } from 'node:net';
import fc from 'fast-check';
import { decide } from '../../../lib/model/iam/decide';
import { parsePolicy } from '../../../lib/model/iam/policy-document';
import { ABSENT, RequestContext } from '../../../lib/model/iam/request-context';

/**
 * Random policies and requests, judged a second time by an evaluator that is as plain as can be: one nested question per
 * element, on a language small enough for that.
 */
const ACTIONS = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage'];
const RESOURCES = ['arn:aws:s3:::b/x/1', 'arn:aws:s3:::b/x-evil/1', 'arn:aws:sqs:us-east-1:111122223333:jobs'];
const ACTION_PATTERNS = ['*', 's3:*', 'S3:get*', 's3:PutObject', 'sqs:Send*', 's3:?etObject'];
const RESOURCE_PATTERNS = [
  '*',
  'arn:aws:s3:::b/x/*',
  'arn:aws:s3:::b/x*',
  'arn:aws:sqs:*:*:jobs',
  'arn:aws:s3:::${aws:username}/*',
];

interface RawStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly [element: string]: unknown;
}

const conditions = fc.oneof(
  fc.constant({}),
  fc.record({ Bool: fc.record({ 'aws:MultiFactorAuthPresent': fc.constantFrom('true', 'false') }) }),
  fc.record({ BoolIfExists: fc.record({ 'aws:MultiFactorAuthPresent': fc.constantFrom('true', 'false') }) }),
  fc.record({
    NotIpAddress: fc.record({ 'aws:SourceIp': fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '192.0.2.1/32') }),
  }),
  fc.record({ IpAddress: fc.record({ 'aws:SourceIp': fc.constantFrom('10.0.0.0/8', '192.0.2.0/24') }) }),
  fc.record({ StringNotEquals: fc.record({ 'aws:username': fc.subarray(['b', 'c'], { minLength: 1 }) }) }),
  fc.record({ StringEquals: fc.record({ 'aws:username': fc.subarray(['b', 'c'], { minLength: 1 }) }) }),
);

const statements: fc.Arbitrary<RawStatement> = fc
  .tuple(
    fc.constantFrom('Allow', 'Deny'),
    fc.constantFrom('Action', 'NotAction'),
    fc.subarray(ACTION_PATTERNS, { minLength: 1, maxLength: 2 }),
    fc.constantFrom('Resource', 'NotResource'),
    fc.subarray(RESOURCE_PATTERNS, { minLength: 1, maxLength: 2 }),
    conditions,
  )
  .map(([Effect, action, actions, resource, resources, Condition]) => ({
    Effect: Effect as 'Allow' | 'Deny',
    [action]: actions,
    [resource]: resources,
    Condition,
  }));

interface RawRequest {
  readonly action: string;
  readonly resource: string;
  readonly mfa: string | undefined;
  readonly ip: string | undefined;
  readonly user: string;
}

const requests: fc.Arbitrary<RawRequest> = fc.record({
  action: fc.constantFrom(...ACTIONS),
  resource: fc.constantFrom(...RESOURCES),
  mfa: fc.constantFrom(undefined, 'true', 'false'),
  ip: fc.constantFrom(undefined, '10.1.2.3', '10.200.0.1', '192.0.2.1', '192.0.2.9'),
  user: fc.constantFrom('b', 'c', '*'),
});

function oracle(all: readonly RawStatement[], request: RawRequest): boolean {
  const applying = all.filter((statement) => applies(statement, request));
  return applying.some(({ Effect }) => Effect === 'Allow') && !applying.some(({ Effect }) => Effect === 'Deny');
}

function applies(statement: RawStatement, request: RawRequest): boolean {
  const some = (name: string, test: (pattern: string) => boolean) =>
    (statement[name] as string[] | undefined)?.some(test);
  const named = (pattern: string) => glob(pattern.toLowerCase(), request.action.toLowerCase());
  const meant = (pattern: string) =>
    // A variable's own star is literal, which no resource of this language holds.
    pattern.includes('${')
      ? request.user === 'b' && request.resource.startsWith('arn:aws:s3:::b/')
      : glob(pattern, request.resource);
  if (some('Action', named) === false || some('NotAction', named) === true) return false;
  if (some('Resource', meant) === false || some('NotResource', meant) === true) return false;
  return Object.entries(statement['Condition'] as Record<string, Record<string, string | string[]>>).every(
    ([operator, keys]) => Object.values(keys).every((values) => condition(operator, [values].flat(), request)),
  );
}

function condition(operator: string, values: readonly string[], { mfa, ip, user }: RawRequest): boolean {
  if (operator === 'Bool') return mfa === values[0];
  if (operator === 'BoolIfExists') return mfa === undefined || mfa === values[0];
  if (operator === 'StringEquals') return values.includes(user);
  if (operator === 'StringNotEquals') return !values.includes(user);
  const list = new BlockList();
  const [network, prefix] = values[0]!.split('/');
  list.addSubnet(network!, Number(prefix));
  const inside = ip !== undefined && list.check(ip);
  return operator === 'IpAddress' ? inside : !inside;
}

function glob(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') return glob(pattern.slice(1), text) || (text !== '' && glob(pattern, text.slice(1)));
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && glob(pattern.slice(1), text.slice(1));
}

test('decides as a plain second evaluator does', () => {
  let permitted = 0;
  fc.assert(
    fc.property(fc.array(statements, { maxLength: 4 }), requests, (all, request) => {
      const context = new RequestContext({
        'aws:MultiFactorAuthPresent': request.mfa ?? ABSENT,
        'aws:SourceIp': request.ip ?? ABSENT,
        'aws:username': request.user,
      });
      const { allowed } = decide(
        {
          caller: { kind: 'identity', arn: 'arn:aws:iam::111122223333:user/b', account: '111122223333' },
          action: request.action,
          resource: request.resource,
          resourceAccount: '111122223333',
          context,
        },
        { identity: all.length > 0 ? [parsePolicy({ Version: '2012-10-17', Statement: all })] : [] },
      );
      if (allowed) permitted += 1;
      assert.equal(allowed, oracle(all, request));
    }),
    { numRuns: 5000 },
  );
  // Random policies that allowed nothing would agree about everything.
  expect(permitted).toBeGreaterThan(500);
});
