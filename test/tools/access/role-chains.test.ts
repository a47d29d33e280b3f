import { ask, made, policy, role, user } from './ask';

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const takes = (logicalId: string) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: arnOf(logicalId) });

function trusting(who: string, condition: object) {
  return { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: arnOf(who) }, ...condition };
}

/** A role that somebody of the stack may take. */
function open(to: string, statements: readonly object[] = [], condition: object = {}) {
  return role(statements, { AssumeRolePolicyDocument: policy(trusting(to, condition)) });
}

const Files = { Type: 'AWS::S3::Bucket' };
const ASKED = ['--who', 'Anna', '--can', 's3:GetObject', '--on', 'Files/x'];

test('whoever may take a role may do what it may, and both statements are told', async () => {
  const stack = made({ Files, Anna: user([takes('Reader')]), Reader: open('Anna', [READ]) });
  const { exitCode, text } = await ask(stack, ...ASKED);
  expect([exitCode, text]).toEqual([
    0,
    expect.stringMatching(
      /no: no statement allows it\n.*Not itself, but it may take on the role Reader:\n.*sts:AssumeRole(.|\n)*And that role may:\n.*The role \w+ may read objects/,
    ),
  ]);
  expect((await ask(stack, ...ASKED, '--lang', 'ko')).text).toMatch(
    /직접은 아니지만 역할 Reader을\(를\) 맡을 수 있습니다/,
  );
  expect((await ask(stack, '--who', 'Anna')).text).toMatch(/come to have the rights of Reader/);
  expect((await ask(stack, '--can', 's3:GetObject')).text).toMatch(/Anna +Files\/any \(by way of Reader\)/);
});

test('roles that take one another are followed to their end, by the shortest way', async () => {
  const stack = made({
    Files,
    Anna: user([takes('First')]),
    First: open('Anna', [takes('Second'), takes('First')]),
    Second: open('First', [takes('Third'), takes('First')]),
    Third: open('Second', [READ]),
  });
  const { exitCode, text } = await ask(stack, ...ASKED, '--json');
  const { verdict, through } = JSON.parse(text);
  expect({ exitCode, verdict, through }).toMatchObject({
    exitCode: 0,
    verdict: 'denied',
    through: { verdict: 'allowed', steps: [{ role: 'First' }, { role: 'Second' }, { role: 'Third' }] },
  });
});

test.each([
  ['trusts somebody else', { Anna: user([takes('Reader')]), Bob: user([READ]), Reader: open('Bob', [READ]) }],
  ['may not do it either', { Anna: user([takes('Reader')]), Reader: open('Anna') }],
  [
    'is taken with MFA alone',
    {
      Anna: user([takes('Reader')]),
      Reader: open('Anna', [READ], { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    },
  ],
])('a role that %s is no way', async (_, resources) => {
  expect((await ask(made({ Files, ...resources }), ...ASKED, '--without-mfa')).exitCode).toBe(1);
});

test('a role that takes a role brings no second factor along', async () => {
  const withMfa = { ...READ, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
  const chain = (statement: object) =>
    made({
      Files,
      Anna: user([takes('First')]),
      First: open('Anna', [takes('Second')]),
      Second: open('First', [statement]),
    });
  expect((await ask(chain(READ), ...ASKED)).exitCode).toBe(0);
  expect((await ask(chain(withMfa), ...ASKED)).exitCode).toBe(1);
});

test('a role of which it cannot be told whether it may be taken leaves the answer open', async () => {
  const stack = made({
    Files,
    Anna: user([takes('Reader')]),
    Reader: open('Anna', [READ], { Condition: { StringEquals: { 'sts:ExternalId': 'ours' } } }),
  });
  const { exitCode, text } = await ask(stack, ...ASKED);
  expect([exitCode, text]).toEqual([
    2,
    expect.stringMatching(/by way of Reader cannot be told: .*--with sts:ExternalId=/),
  ]);
  const codes = await Promise.all(
    ['ours', 'theirs'].map(async (id) => (await ask(stack, ...ASKED, '--with', `sts:ExternalId=${id}`)).exitCode),
  );
  expect(codes).toEqual([0, 1]);
});

test('what lies behind such a role is open as well, unless another way to it is certain', async () => {
  const condition = { Condition: { StringEquals: { 'sts:ExternalId': 'ours' } } };
  const First = open('Anna', [takes('Reader')], condition);
  const Reader = open('First', [READ]);
  const behind = made({ Files, Anna: user([takes('First')]), First, Reader });
  expect((await ask(behind, ...ASKED)).exitCode).toBe(2);
  const Second = open('Anna', [takes('First')]);
  const both = {
    AssumeRolePolicyDocument: policy(
      ...['Anna', 'Second'].map((who) => trusting(who, who === 'Anna' ? condition : {})),
    ),
  };
  const certain = made({
    Files,
    Anna: user([takes('First'), takes('Second')]),
    First: role([takes('Reader')], both),
    Second,
    Reader,
  });
  expect((await ask(certain, ...ASKED)).exitCode).toBe(0);
});

describe('a role that is passed to what one makes', () => {
  const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
  const make = (action: string) => ({ Effect: 'Allow', Action: action, Resource: '*' });
  const Worker = role([READ]);

  test.each([
    ['a function', 'lambda:CreateFunction', Worker, /make a function that has the role Worker/],
    [
      'an instance',
      'ec2:RunInstances',
      role([READ], {
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { Service: 'ec2.amazonaws.com' },
        }),
      }),
      /start an instance that has the role Worker/,
    ],
  ])('is a way by %s', async (_, action, worker, words) => {
    const stack = made({ Files, Anna: user([pass, make(action)]), Worker: worker });
    const { exitCode, text } = await ask(stack, ...ASKED);
    expect([exitCode, text]).toEqual([0, expect.stringMatching(words)]);
  });

  test.each([
    ['nothing is made', [pass]],
    ['nothing is passed', [make('lambda:CreateFunction')]],
    ['it trusts another service', [pass, make('ec2:RunInstances')]],
    [
      'it may be passed to another service alone',
      [
        { ...pass, Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } },
        make('lambda:CreateFunction'),
      ],
    ],
  ])('is none where %s', async (_, statements) => {
    expect((await ask(made({ Files, Anna: user(statements), Worker }), ...ASKED)).exitCode).toBe(1);
  });
});

test('what may be done with a role is asked of who does it, and not of whom it trusts', async () => {
  const stack = made({ Anna: user([{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }]), Worker: role() });
  const codes = await Promise.all(
    ['iam:PassRole', 'iam:DeleteRole'].map(
      async (action) => (await ask(stack, '--who', 'Anna', '--can', action, '--on', 'Worker')).exitCode,
    ),
  );
  expect(codes).toEqual([0, 1]);
});

describe('what a no does not follow', () => {
  const may = (action: string, more: object = {}) => ({ Effect: 'Allow', Action: action, Resource: '*', ...more });
  const Worker = role([READ]);

  test.each(['iam:PutUserPolicy', 'iam:AttachRolePolicy', 'iam:UpdateAssumeRolePolicy', 'ssm:SendCommand'])(
    'is named where %s is allowed, in both languages and to programs',
    async (action) => {
      const stack = made({ Files, Worker, Anna: user([may(action)]) });
      const { exitCode, text } = await ask(stack, ...ASKED);
      expect([exitCode, text]).toEqual([
        1,
        expect.stringMatching(`Not followed: statements let Anna .*: ${action}[.]`),
      ]);
      expect((await ask(stack, ...ASKED, '--lang', 'ko')).text).toMatch(
        new RegExp(`따라가지 않은 경로: Anna에게 .*: ${action}[.]`),
      );
      expect(JSON.parse((await ask(stack, ...ASKED, '--json')).text).notFollowed).toEqual({ Anna: [action] });
      expect((await ask(stack, '--can', 's3:GetObject')).text).toMatch(new RegExp(`let Anna .*: ${action}[.]`));
    },
  );

  test('stands for the roles that one can come to have as well', async () => {
    const stack = made({ Files, Anna: user([takes('Reader')]), Reader: open('Anna', [may('iam:Put*Policy')]) });
    expect((await ask(stack, ...ASKED)).text).toMatch(/let Anna .*: iam:PutGroupPolicy, iam:PutRolePolicy/);
  });

  test.each([
    ['nothing of it is allowed', user([takes('Worker')])],
    ['it is denied wherever', user([may('iam:*'), { Effect: 'Deny', Action: 'iam:*', Resource: '*' }])],
    [
      'roles are passed to instances alone, which is followed',
      user([may('iam:PassRole', { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } })]),
    ],
    ['the answer is yes', user([may('iam:*'), READ])],
  ])('is nothing where %s', async (_, Anna) => {
    expect((await ask(made({ Files, Worker, Anna }), ...ASKED)).text).not.toMatch(/Not followed/);
  });
});

test('a program that has a role is signed in in no way, whoever changed it', async () => {
  const noMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
  const Worker = role([READ, { Effect: 'Deny', Action: '*', Resource: '*', Condition: noMfa }]);
  const Code = { Type: 'AWS::Lambda::Function', Properties: { Role: arnOf('Worker'), Code: { ZipFile: 'x' } } };
  const Anna = user([{ Effect: 'Allow', Action: 'lambda:UpdateFunctionCode', Resource: '*' }]);
  expect((await ask(made({ Files, Worker, Code, Anna }), ...ASKED, '--without-mfa')).exitCode).toBe(0);
});

test.each([
  ['a text around it', { 'Fn::Sub': '${Worker.Arn}' }],
  ['its own name', { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/worker' }],
])('a function that names its role by %s has it', async (_, Role) => {
  const Worker = role([READ], { RoleName: 'worker' });
  const Code = { Type: 'AWS::Lambda::Function', Properties: { Role, Code: { ZipFile: 'x' } } };
  const Anna = user([{ Effect: 'Allow', Action: 'lambda:UpdateFunctionCode', Resource: '*' }]);
  expect((await ask(made({ Files, Worker, Code, Anna }), ...ASKED)).exitCode).toBe(0);
});
