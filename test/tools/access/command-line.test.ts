import type { AssembledStack } from '../../../lib/model/assembly';
import type { StackModel } from '../../../lib/model/template';
import { accessCommand } from '../../../lib/tools/access/command-line';
import { PATTERNS } from '../../patterns';
import { synthesizeModel } from '../../support/synthesize';
import { variantsOf } from '../../support/variants';

const ORIGIN = { path: 'Made/Policy/Resource', lines: [{ file: 'constructs/made.ts', line: 7, call: 'new Made' }] };

function assembled(model: StackModel): AssembledStack {
  const origins = new Map([...model.resources.keys()].map((logicalId) => [logicalId, ORIGIN]));
  return { id: model.name, model, template: {}, terminationProtection: false, origins };
}

async function ask(model: StackModel, ...args: readonly string[]) {
  const surroundings = { read: async () => [assembled(model)], progress: () => undefined };
  return accessCommand(['--assembly', 'cdk.out', '--lang', 'en', ...args], {}, surroundings);
}

/** A queue, a role that may send to it, and a group that may only with a second factor. */
function made(statement: object = {}): StackModel {
  const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['Jobs1A2B3C4D', 'Arn'] } };
  const resource = (logicalId: string, type: string, properties: object = {}) =>
    [logicalId, { logicalId, type, properties: { ...properties }, dependsOn: [], attributes: {} }] as const;
  const policy = (holder: object, ...statements: readonly object[]) => ({
    ...holder,
    PolicyDocument: { Version: '2012-10-17', Statement: statements },
  });
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } };
  return {
    name: 'Made',
    region: 'ap-southeast-2',
    resources: new Map([
      resource('Jobs1A2B3C4D', 'AWS::SQS::Queue'),
      resource('Worker5E6F7A8B', 'AWS::IAM::Role', {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
      }),
      resource('People9C0D1E2F', 'AWS::IAM::Group'),
      resource('Sends3A4B5C6D', 'AWS::IAM::Policy', policy({ Roles: [{ Ref: 'Worker5E6F7A8B' }] }, allow)),
      resource(
        'Guarded7E8F9A0B',
        'AWS::IAM::Policy',
        policy(
          { Groups: [{ Ref: 'People9C0D1E2F' }] },
          { ...allow, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, ...statement },
        ),
      ),
    ]),
    outputs: {},
    parameters: {},
    sections: {},
    assets: new Map(),
  };
}

const SEND = ['--can', 'sqs:SendMessage', '--on', 'Jobs'];

describe('a question', () => {
  test.each([
    [
      ['--who', 'Worker', ...SEND],
      0,
      /yes: The role Policy may send messages to Policy .*\n.*\n {2}constructs\/made\.ts:7/,
    ],
    [['--who', 'People', ...SEND], 0, /only with a second factor/],
    [['--who', 'People', ...SEND, '--without-mfa'], 1, /no: no statement allows it/],
    [['--who', 'internet', ...SEND], 1, /May anybody .*\n {2}no/],
    [['--who', 'lambda.amazonaws.com', '--can', 'sts:AssumeRole', '--on', 'Worker'], 0, /take on the role/],
    [['--can', 'sqs:SendMessage'], 0, /Who may sqs:SendMessage\?\n {2}People {2}Jobs\n {2}Worker {2}Jobs$/],
    [['--who', 'Worker'], 0, /may send messages/],
    [['May', 'People', 'sqs:SendMessage', 'on', 'Jobs', 'without', 'MFA?'], 1, /second factor: no/],
    [['People 그룹의 멤버는 MFA 없이 Jobs에 sqs:SendMessage 할 수 있습니까?'.normalize('NFD')], 1, /second factor: no/],
    [[], 0, /who +People, Worker, anybody, lambda/],
  ])('%j ends with %i', async (args, exitCode, text) => {
    const printed = await ask(made(), ...args);
    expect(printed).toEqual({ exitCode, text: expect.stringMatching(text), refused: false });
  });

  test.each([
    ['a condition is taken away', { Condition: {} }, 0],
    ['a policy denies', { Effect: 'Deny', Condition: {} }, 1],
    ['a policy reads a key that the question leaves open', { Condition: { StringEquals: { 'aws:TagKeys': 'a' } } }, 2],
  ])('is answered otherwise where %s', async (_, statement, exitCode) => {
    expect((await ask(made(statement), '--who', 'People', ...SEND, '--without-mfa')).exitCode).toBe(exitCode);
  });

  test('is answered as data with a version', async () => {
    const { text } = await ask(made(), '--who', 'Worker', ...SEND, '--json');
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      kind: 'may',
      stack: 'Made',
      verdict: 'allowed',
      statement: { policy: 'Sends3A4B5C6D' },
      right: { line: { file: 'constructs/made.ts', line: 7 } },
    });
  });

  test.each([
    [['--who', 'Wroker', ...SEND], /--who "Wroker" .* People, Worker/],
    [['--who', 'Worker', '--can', 'sqs:SendMesage', '--on', 'Jobs'], /--can "sqs:SendMesage" .*sqs:SendMessage/],
    [['--who', 'Worker', '--can', 'sqs:SendMessage', '--on', 'Job'], /--on "Job" .*Jobs/],
    [['--who', 'Worker', ...SEND, '--from', '1.2.3'], /--from "1\.2\.3"/],
    [['--who', 'Worker', ...SEND, '--with', 'mfa'], /--with mfa: KEY=VALUE/],
    [['--who', 'Worker', ...SEND, '--port', '22'], /does not go with a question about reach/],
    [['May the printer sqs:SendMessage?'], /"printer" is not understood/],
    [['--stack', 'Other'], /--stack Other: .* Made/],
  ])('%j is refused', async (args, text) => {
    const printed = await ask(made(), ...args);
    expect(printed).toEqual({ exitCode: 2, text: expect.stringMatching(text), refused: true });
    const korean = await ask(made(), ...args, '--lang', 'ko');
    expect(korean).toEqual({ exitCode: 2, text: expect.stringMatching(/[가-힣]/), refused: true });
  });
});

test.each(
  PATTERNS.flatMap((pattern) => variantsOf(pattern).slice(0, 1)).map((variant) => [variant.name, variant] as const),
)('%s tells what the public gets at, and what is said of everybody', async (_, variant) => {
  const model = synthesizeModel(variant);
  const { exitCode, text } = await ask(model, '--json');
  expect(exitCode).toBe(0);
  const { people } = JSON.parse(text) as { readonly people: readonly string[] };
  const silent: string[] = [];
  for (const who of people.filter((name) => name !== 'anybody')) {
    const { text: said } = await ask(model, '--who', who);
    if (!/ may /.test(said)) silent.push(who);
  }
  expect(silent).toEqual([]);
});
