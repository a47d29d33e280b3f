import { type AccessRequest, decide } from '../../../lib/model/iam/decide';
import { type Carrier, parsePolicy } from '../../../lib/model/iam/policy-document';
import { ABSENT, RequestContext } from '../../../lib/model/iam/request-context';
import { UndecidableError } from '../../../lib/model/undecidable-error';

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
  const resource = 'arn:aws:s3:::photos/a';
  const resourceAccount = values.resource ? undefined : ALICE.account;
  return { caller: ALICE, action: 's3:GetObject', resource, context, resourceAccount, ...values };
}

function policy(...statements: object[]) {
  return parsePolicy({ Version: '2012-10-17', Statement: statements });
}

function policyOf(carrier: Carrier, ...statements: object[]) {
  return parsePolicy({ Version: '2012-10-17', Statement: statements }, carrier);
}

const allow = (values: object = {}) => ({ Effect: 'Allow', Action: '*', Resource: '*', ...values });
const deny = (values: object = {}) => ({ ...allow(values), Effect: 'Deny' });

/** Buckets' ARNs do not say whose they are. */
const bucketOf = (resourceAccount: string, resource: string) => ({ resource, resourceAccount });

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
    expect(allowed(bucketOf(ALICE.account, 'arn:aws:s3:::other/a'), allow(), denyOthers)).toBe(false);
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

  test.each(['arn:aws:sqs:us-*:jobs:archive:*', 'arn:aws:sqs:*:archive:*:jobs'])(
    '%s is refused where it fits only if a star that ends a part reaches over the colon',
    (pattern) => {
      const resource = 'arn:aws:sqs:us-east-1:111122223333:jobs:archive:x:jobs';
      expect(() => allowed({ resource }, allow({ Resource: pattern }))).toThrow(/reaches over a colon/);
      expect(() => allowed({ resource }, allow(), deny({ Resource: pattern }))).toThrow(/reaches over a colon/);
    },
  );

  test('never let a star inside a part reach over a colon', () => {
    const resource = 'arn:aws:sqs:us-east-1:111122223333:jobs';
    expect(allowed({ resource }, allow({ Resource: 'arn:aws:sqs:us*3:111122223333:jobs' }))).toBe(false);
  });

  test('with a wildcard instead of a service are refused, as IAM does', () => {
    const ask = () =>
      allowed({ resource: 'arn:aws:sqs:us-east-1:111122223333:jobs' }, allow({ Resource: 'arn:aws:*:*:*:*' }));
    expect(ask).toThrow(UndecidableError);
  });

  test('with a policy variable before the fifth colon are refused, for AWS does not replace it there', () => {
    const resource = 'arn:aws:sqs:us-east-1:111122223333:jobs';
    const own = (text: string) => allow({ Resource: text });
    expect(() => allowed({ resource }, own('arn:aws:sqs:us-east-1:${aws:PrincipalAccount}:jobs'))).toThrow(
      /fifth colon/,
    );
    expect(() =>
      allowed({ resource }, allow(), { ...deny(), Resource: undefined, NotResource: '${aws:username}' }),
    ).toThrow(/fifth colon/);
  });

  test('keep a sibling prefix out when the slash is there, and let it in when it is missing', () => {
    const sibling = bucketOf(ALICE.account, 'arn:aws:s3:::photos/uploads-evil/a');
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
    const own = bucketOf(ALICE.account, 'arn:aws:s3:::alice');
    expect(decide(request(own), { identity: [document] }).allowed).toBe(false);
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
    expect(holds({ DateGreaterThan: { 'aws:CurrentTime': '2026-11-21T21:00:01+09:00' } })).toBe(false);
    expect(holds({ DateEquals: { 'aws:CurrentTime': '1795262400' } })).toBe(true);
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
    ['a date without a zone', { DateLessThan: { 'aws:CurrentTime': '2026-11-21T12:00:00' } }],
    ['a date without a time', { DateLessThan: { 'aws:CurrentTime': '2026-11-21' } }],
    ['a year, which could be seconds since 1970', { DateLessThan: { 'aws:CurrentTime': '2026' } }],
    ['a day that is none', { DateLessThan: { 'aws:CurrentTime': '2026-02-30T12:00:00Z' } }],
    ['a date in words', { DateLessThan: { 'aws:CurrentTime': 'Nov 21, 2026' } }],
    ['a variable where AWS takes none', { NumericEquals: { 's3:max-keys': '${aws:username}' } }],
    ['IfExists behind Null', { NullIfExists: { 'aws:username': 'true' } }],
    ['a set prefix before Null', { 'ForAnyValue:Null': { 'aws:username': 'true' } }],
    ['a variable without a value', { StringEquals: { 'aws:username': '${aws:MultiFactorAuthPresent}' } }],
  ])('fail closed on %s', (_, condition) => {
    expect(() => holds(condition)).toThrow(UndecidableError);
  });
});

describe('policies of resources', () => {
  const bucket = (principal: unknown, values: object = {}) =>
    policyOf('resource', {
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

  const EVE = { kind: 'identity', arn: 'arn:aws:iam::999988887777:user/eve', account: '999988887777' } as const;

  test('alone do not open a door to another account, nor do its identities alone', () => {
    const ask = (identity: object[], resource: object[]) =>
      decide(request({ caller: EVE }), {
        identity: identity.map((statement) => policy(statement)),
        resource: resource as never,
      }).allowed;
    expect(ask([allow()], [])).toBe(false);
    expect(ask([], [bucket({ AWS: EVE.arn })])).toBe(false);
    expect(ask([allow()], [bucket({ AWS: EVE.arn })])).toBe(true);
  });

  test('are needed wherever the ARN names another account, and the owner must be given where it names none', () => {
    const queue = 'arn:aws:sqs:us-east-1:999988887777:jobs';
    expect(allowed({ resource: queue }, allow())).toBe(false);
    expect(() => allowed({ resource: queue, resourceAccount: ALICE.account }, allow())).toThrow(/does not belong/);
    expect(() => allowed({ resource: 'arn:aws:s3:::photos' }, allow())).toThrow(/say who owns it/);
    expect(allowed(bucketOf(EVE.account, 'arn:aws:s3:::photos'), allow())).toBe(false);
    expect(allowed({ resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }, allow())).toBe(true);
  });

  test.each([
    ['a key', 'kms:Decrypt', 'arn:aws:kms:us-east-1:111122223333:key/1', 'resource'],
    ['a role to take', 'sts:AssumeRole', 'arn:aws:iam::111122223333:role/Worker', 'trust'],
  ] as const)('must let a caller in themselves when they belong to %s', (_, action, resource, carrier) => {
    const ask = (identity: object[], principal?: unknown) =>
      decide(request({ action, resource }), {
        identity: identity.map((statement) => policy(statement)),
        resource: principal
          ? [
              policyOf(carrier, {
                Effect: 'Allow',
                Action: action,
                Principal: principal,
                ...(carrier === 'resource' && { Resource: '*' }),
              }),
            ]
          : [],
      }).allowed;
    const account = { AWS: 'arn:aws:iam::111122223333:root' };
    expect(ask([allow()])).toBe(false);
    expect(ask([allow()], { AWS: EVE.arn })).toBe(false);
    expect(ask([], account)).toBe(false);
    expect(ask([allow()], account)).toBe(true);
    expect(ask([], { AWS: ALICE.arn })).toBe(true);
    expect(() => allowed({ action, resource }, allow())).toThrow(/key policy or trust policy/);
  });

  test('of a role stay unasked when something else is done to it', () => {
    expect(allowed({ action: 'iam:GetRole', resource: 'arn:aws:iam::111122223333:role/Worker' }, allow())).toBe(true);
  });

  test.each([
    ['Federated', { Federated: 'accounts.google.com' }],
    ['CanonicalUser', { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }],
  ])('that name a %s principal are not judged unless the proof lists it', (kind, principal) => {
    expect(() => asks(ALICE, bucket(principal))).toThrow(UndecidableError);
    const listed = {
      identity: [policy(allow())],
      resource: [bucket(principal)],
      otherPrincipals: [`${kind} ${Object.values(principal)[0]}`],
    };
    expect(decide(request(), listed).allowed).toBe(true);
    expect(decide(request(), { ...listed, identity: [] }).allowed).toBe(false);
  });

  test('let a federated caller in by its provider', () => {
    const trust = policyOf('trust', {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: { Federated: 'accounts.google.com' },
    });
    const ask = (provider: string) =>
      decide(
        request({
          caller: { kind: 'federated', provider },
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: 'arn:aws:iam::111122223333:role/Visitor',
        }),
        { identity: [], resource: [trust] },
      ).allowed;
    expect(ask('accounts.google.com')).toBe(true);
    expect(ask('graph.facebook.com')).toBe(false);
  });

  test.each([
    ['a unique id', { AWS: 'AROAEXAMPLEEXAMPLE' }],
    ['a wildcard inside an ARN', { AWS: 'arn:aws:iam::111122223333:role/*' }],
    ['an origin access identity', { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }],
    ['a service by a wildcard', { Service: '*.amazonaws.com' }],
  ])('that name %s are not judged', (_, principal) => {
    expect(() => asks(ALICE, bucket(principal))).toThrow(UndecidableError);
  });
});

describe('the session of a role', () => {
  const arn = 'arn:aws:sts::111122223333:assumed-role/Worker/i-1';
  const session = { kind: 'identity', arn, account: '111122223333' } as const;
  const bucket = (Principal: unknown, Effect = 'Allow') =>
    policyOf('resource', { Effect, Action: 's3:*', Resource: '*', Principal });
  const asks = (principal: object, caller: AccessRequest['caller'] = session, values: object = {}) =>
    decide(request({ caller }), { identity: [], resource: [bucket(principal)], ...values }).allowed;

  test('is let in by its own name, and by the name of the role whatever its path is', () => {
    expect(asks({ AWS: arn })).toBe(true);
    expect(asks({ AWS: 'arn:aws:iam::111122223333:role/Worker' })).toBe(true);
    expect(asks({ AWS: 'arn:aws:iam::111122223333:role/service/Worker' })).toBe(true);
  });

  test('is not let in by another role, another session or the same name in another account', () => {
    expect(asks({ AWS: 'arn:aws:iam::111122223333:role/Worker2' })).toBe(false);
    expect(asks({ AWS: 'arn:aws:sts::111122223333:assumed-role/Worker/i-2' })).toBe(false);
    expect(asks({ AWS: 'arn:aws:iam::999988887777:role/Worker' })).toBe(false);
  });

  test('is kept out by a Deny for its role', () => {
    const resource = [bucket({ AWS: 'arn:aws:iam::111122223333:role/Worker' }, 'Deny')];
    expect(decide(request({ caller: session }), { identity: [policy(allow())], resource }).allowed).toBe(false);
  });

  test('must be asked about by name where a policy names one session', () => {
    const role = { ...session, arn: 'arn:aws:iam::111122223333:role/Worker' };
    expect(() => asks({ AWS: arn }, role)).toThrow(/ask for a session/);
  });

  test('is limited by a boundary where its role is named, and not where it is named itself', () => {
    const boundary = policy(allow({ Action: 'sqs:*' }));
    expect(asks({ AWS: 'arn:aws:iam::111122223333:role/Worker' }, session, { boundary })).toBe(false);
    expect(asks({ AWS: arn }, session, { boundary })).toBe(true);
  });
});

describe('a permissions boundary', () => {
  const within = (...boundary: object[]) =>
    decide(request(), { identity: [policy(allow())], boundary: policy(...boundary) }).allowed;

  test('lets through what it allows itself, and allows nothing alone', () => {
    expect(within(allow({ Action: 's3:*' }))).toBe(true);
    expect(within(allow({ Action: 'sqs:*' }))).toBe(false);
    expect(within(allow(), deny({ Action: 's3:Get*' }))).toBe(false);
    expect(decide(request(), { identity: [], boundary: policy(allow()) }).allowed).toBe(false);
  });
});

describe('a policy document', () => {
  test.each([
    ['an element it does not know', { Effect: 'Allow', Action: '*', Resource: '*', NotPrincipal: '*' }],
    ['no action', { Effect: 'Allow', Resource: '*' }],
    ['both Action and NotAction', { Effect: 'Allow', Action: 'a:b', NotAction: 'a:c', Resource: '*' }],
    ['an effect that is none', { Effect: 'allow', Action: '*', Resource: '*' }],
    ['no resource', { Effect: 'Allow', Action: '*' }],
    ['an empty list of actions', { Effect: 'Allow', Action: [], Resource: '*' }],
    ['an empty list of resources', { Effect: 'Allow', Action: '*', Resource: [] }],
    ['an empty list of values', { ...allow(), Condition: { StringEquals: { 'aws:username': [] } } }],
    ['a condition on nothing', { ...allow(), Condition: { StringEquals: {} } }],
    ['an action of no service', { Effect: 'Allow', Action: 's3*', Resource: '*' }],
    ["a principal, in an identity's policy", { ...allow(), Principal: '*' }],
    ['an unresolved reference', { Effect: 'Allow', Action: '*', Resource: { Ref: 'Bucket' } }],
  ])('with %s is refused', (_, statement) => {
    expect(() => policy(statement)).toThrow(UndecidableError);
  });

  test.each([
    ['no statement', 'identity', []],
    ['no resource, on a resource', 'resource', [{ Effect: 'Allow', Action: '*', Principal: '*' }]],
    ['no principal, on a resource', 'resource', [allow()]],
    ['a principal that is nobody', 'resource', [{ ...allow(), Principal: {} }]],
    ['an empty list of principals', 'resource', [{ ...allow(), Principal: { AWS: [] } }]],
    ['no principal, on a role', 'trust', [{ Effect: 'Allow', Action: 'sts:AssumeRole' }]],
    ['a resource, on a role', 'trust', [{ ...allow(), Principal: '*' }]],
  ] as const)('with %s is refused', (_, carrier, statements) => {
    expect(() => policyOf(carrier, ...statements)).toThrow(UndecidableError);
  });
});
