import { type AccessRequest, decide } from '../../../lib/model/iam/decide';
import { parsePolicy, UndecidableError } from '../../../lib/model/iam/policy-document';
import { ABSENT, RequestContext } from '../../../lib/model/iam/request-context';

const ALICE = { kind: 'identity', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' } as const;
const context = new RequestContext({
  'aws:username': 'alice',
  'aws:MultiFactorAuthPresent': ABSENT,
  'aws:SourceIp': '203.0.113.7',
  'aws:ViaAWSService': 'false',
  'aws:TagKeys': ABSENT,
  'aws:CurrentTime': '2026-11-21T12:00:00Z',
  's3:max-keys': '10',
});

function request(values: Partial<AccessRequest> = {}): AccessRequest {
  return { caller: ALICE, action: 's3:GetObject', resource: 'arn:aws:s3:::photos/a', context, ...values };
}

function policy(...statements: object[]) {
  return parsePolicy({ Version: '2012-10-17', Statement: statements });
}

const allow = (values: object = {}) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...values });
const deny = (values: object = {}) => ({ ...allow(values), Effect: 'Deny' });

const allowed = (values: Partial<AccessRequest>, ...statements: object[]) =>
  decide(request(values), { identity: [policy(...statements)] }).allowed;

/** Whether an Allow under this condition lets the request pass. */
const holds = (condition: object, values: Parameters<RequestContext['with']>[0] = {}) =>
  allowed({ context: context.with(values) }, allow({ Condition: condition }));

describe('a request', () => {
  test('is refused when nothing allows it', () => {
    expect(decide(request(), { identity: [] }).allowed).toBe(false);
  });

  test('is refused by a Deny whatever else allows it, and the answer names the statement', () => {
    const decision = decide(request(), { identity: [policy(allow(), deny({ Sid: 'Never', Action: 's3:Get*' }))] });
    expect(decision).toMatchObject({ allowed: false, statement: { sid: 'Never' } });
  });

  test('matches action names without regard to case and resources with it', () => {
    expect(allowed({}, allow({ Action: 'S3:getobject' }))).toBe(true);
    expect(allowed({}, allow({ Resource: 'arn:aws:s3:::Photos/*' }))).toBe(false);
  });

  test('is outside a NotAction list that names it, and inside one that does not', () => {
    expect(allowed({}, allow(), { Effect: 'Deny', NotAction: 's3:*', Resource: '*' })).toBe(true);
    expect(allowed({}, allow(), { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' })).toBe(false);
  });

  test('is outside a NotResource list that names it', () => {
    const denyOthers = { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::photos/*' };
    expect(allowed({}, allow(), denyOthers)).toBe(true);
    expect(allowed({ resource: 'arn:aws:s3:::other/a' }, allow(), denyOthers)).toBe(false);
  });

  test('with a wildcard in its resource is not answered, for any part that matched would allow it', () => {
    expect(() => allowed({ resource: 'arn:aws:s3:::photos/*' }, allow())).toThrow(UndecidableError);
  });

  test('that leaves a key open which a policy reads is not answered', () => {
    expect(() => holds({ Bool: { 'aws:SecureTransport': 'true' } })).toThrow(/aws:SecureTransport.*ABSENT/);
  });
});

describe('resources of a policy', () => {
  test('never let a wildcard reach over a colon of the ARN', () => {
    const queue = { resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' };
    expect(allowed(queue, allow({ Resource: 'arn:aws:sqs:*:*:jobs' }))).toBe(true);
    expect(allowed(queue, allow({ Resource: 'arn:*:111122223333:*:*:jobs' }))).toBe(false);
    expect(() => allowed(queue, allow({ Resource: 'arn:aws:sqs:*:jobs' }))).toThrow(UndecidableError);
  });

  test('keep a sibling prefix out when the slash is there, and let it in when it is missing', () => {
    const sibling = { resource: 'arn:aws:s3:::photos/uploads-evil/a' };
    expect(allowed(sibling, allow({ Resource: 'arn:aws:s3:::photos/uploads/*' }))).toBe(false);
    expect(allowed(sibling, allow({ Resource: 'arn:aws:s3:::photos/uploads*' }))).toBe(true);
  });

  test('name the caller by a policy variable, whose own wildcards are literal', () => {
    const own = allow({ Resource: 'arn:aws:iam::111122223333:user/${aws:username}' });
    const user = (name: string) => ({ resource: `arn:aws:iam::111122223333:user/${name}` });
    expect(allowed(user('alice'), own)).toBe(true);
    expect(allowed(user('bob'), own)).toBe(false);
    expect(allowed({ ...user('bob'), context: context.with({ 'aws:username': '*' }) }, own)).toBe(false);
    expect(allowed({ ...user('alice'), context: context.with({ 'aws:username': ABSENT }) }, own)).toBe(false);
  });

  test('take a variable literally in a policy of the old version', () => {
    const document = parsePolicy({
      Version: '2008-10-17',
      Statement: allow({ Resource: 'arn:aws:s3:::${aws:username}' }),
    });
    expect(decide(request({ resource: 'arn:aws:s3:::alice' }), { identity: [document] }).allowed).toBe(false);
  });
});

describe('conditions', () => {
  const mfa = 'aws:MultiFactorAuthPresent';

  test('Bool fails and BoolIfExists holds when the request lacks the key', () => {
    expect(holds({ Bool: { [mfa]: 'false' } })).toBe(false);
    expect(holds({ BoolIfExists: { [mfa]: 'false' } })).toBe(true);
    expect(holds({ BoolIfExists: { [mfa]: 'false' } }, { [mfa]: 'true' })).toBe(false);
  });

  test('NotIpAddress holds when the request lacks an address, as through a VPC endpoint', () => {
    const outside = { NotIpAddress: { 'aws:SourceIp': ['203.0.113.7/32', '2001:db8::/64'] } };
    expect(holds(outside)).toBe(false);
    expect(holds(outside, { 'aws:SourceIp': '203.0.113.8' })).toBe(true);
    expect(holds(outside, { 'aws:SourceIp': '2001:db8::9' })).toBe(false);
    expect(holds(outside, { 'aws:SourceIp': ABSENT })).toBe(true);
  });

  test('Null asks whether the key is there', () => {
    expect(holds({ Null: { [mfa]: 'true' } })).toBe(true);
    expect(holds({ Null: { [mfa]: 'false' } })).toBe(false);
  });

  test('of one statement must all hold; the values of one condition are alternatives', () => {
    const both = {
      StringEquals: { 'aws:username': ['bob', 'alice'] },
      Bool: { 'aws:ViaAWSService': 'false' },
    };
    expect(holds(both)).toBe(true);
    expect(holds(both, { 'aws:ViaAWSService': 'true' })).toBe(false);
    expect(holds({ StringNotEquals: { 'aws:username': ['bob', 'alice'] } })).toBe(false);
  });

  test('compare numbers, dates and ARNs by their kind', () => {
    expect(holds({ NumericLessThanEquals: { 's3:max-keys': '10' } })).toBe(true);
    expect(holds({ NumericLessThan: { 's3:max-keys': '9.5' } })).toBe(false);
    expect(holds({ DateGreaterThan: { 'aws:CurrentTime': '2026-11-21T11:59:59Z' } })).toBe(true);
    const source = (arn: string) =>
      holds({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:alarms' } }, { 'aws:SourceArn': arn });
    expect(source('arn:aws:sns:us-east-1:111122223333:alarms')).toBe(true);
    expect(source('arn:aws:sns:us-east-1:999988887777:alarms')).toBe(false);
  });

  test('on keys with several values need ForAnyValue or ForAllValues', () => {
    const keys = { 'aws:TagKeys': ['team', 'cost'] };
    expect(holds({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } }, keys)).toBe(true);
    expect(holds({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } }, keys)).toBe(false);
    expect(holds({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'team' } })).toBe(true);
    expect(holds({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'team' } }, keys)).toBe(true);
    expect(() => holds({ StringEquals: { 'aws:TagKeys': 'team' } }, keys)).toThrow(UndecidableError);
  });

  test.each([
    ['an operator it does not know', { BinaryEquals: { 'aws:username': 'YQ==' } }],
    ['a misspelled operator', { StringEqual: { 'aws:username': 'alice' } }],
    ['a number that is none', { NumericEquals: { 'aws:username': '1' } }],
    ['a truth value that is none', { Bool: { 'aws:username': 'true' } }],
    ['a variable without a value', { StringEquals: { 'aws:username': '${aws:MultiFactorAuthPresent}' } }],
  ])('fail closed on %s', (_, condition) => {
    expect(() => holds(condition)).toThrow(UndecidableError);
  });
});

describe('policies of resources', () => {
  const bucket = (principal: unknown, values: object = {}) =>
    policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::photos/*',
      Principal: principal,
      ...values,
    });
  const asks = (caller: AccessRequest['caller'], document: ReturnType<typeof policy>, values = {}) =>
    decide(request({ caller, ...values }), { identity: [], resource: [document] }).allowed;

  test('open to everybody let anonymous callers in', () => {
    expect(asks({ kind: 'anonymous' }, bucket('*'))).toBe(true);
    expect(asks({ kind: 'anonymous' }, bucket({ AWS: '*' }))).toBe(true);
    expect(asks({ kind: 'anonymous' }, bucket({ AWS: ALICE.arn }))).toBe(false);
  });

  test('that name a service let it in for any account unless a condition says whose', () => {
    const service = { kind: 'service', service: 'cloudfront.amazonaws.com' } as const;
    const foreign = { context: context.with({ 'aws:SourceAccount': '999988887777' }) };
    const guarded = { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } };
    expect(asks(service, bucket({ Service: service.service }), foreign)).toBe(true);
    expect(asks(service, bucket({ Service: service.service }, guarded), foreign)).toBe(false);
  });

  test('that name an account leave the choice to its identities', () => {
    const account = bucket({ AWS: 'arn:aws:iam::111122223333:root' });
    expect(asks(ALICE, account)).toBe(false);
    expect(decide(request(), { identity: [policy(allow())], resource: [account] }).allowed).toBe(true);
  });

  test('alone do not open a door to another account, nor do its identities alone', () => {
    const foreign = { kind: 'identity', arn: 'arn:aws:iam::999988887777:user/eve', account: '999988887777' } as const;
    const ask = (identity: object[], resource: object[]) =>
      decide(request({ caller: foreign, resourceAccount: '111122223333' }), {
        identity: identity.map((statement) => policy(statement)),
        resource: resource as never,
      }).allowed;
    expect(ask([allow()], [])).toBe(false);
    expect(ask([], [bucket({ AWS: foreign.arn })])).toBe(false);
    expect(ask([allow()], [bucket({ AWS: foreign.arn })])).toBe(true);
  });
});

describe('a policy document', () => {
  test.each([
    ['an element it does not know', { Effect: 'Allow', Action: '*', Resource: '*', NotPrincipal: '*' }],
    ['no action', { Effect: 'Allow', Resource: '*' }],
    ['both Action and NotAction', { Effect: 'Allow', Action: 'a:b', NotAction: 'a:c', Resource: '*' }],
    ['an effect that is none', { Effect: 'allow', Action: '*', Resource: '*' }],
    ['an unresolved reference', { Effect: 'Allow', Action: '*', Resource: { Ref: 'Bucket' } }],
  ])('with %s is refused', (_, statement) => {
    expect(() => policy(statement)).toThrow(UndecidableError);
  });
});
