import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackModel } from '../../../lib/model/template';
import { accessCommand } from '../../../lib/tools/access/command-line';
import { readStacks } from '../../../lib/tools/access/read-stacks';
import { PATTERNS } from '../../patterns';
import { synthesizeJson, synthesizeModel } from '../../support/synthesize';
import { variantsOf } from '../../support/variants';
import { ask } from './ask';

/** A queue, a role that may send to it, and a group that may only with MFA. */
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
    [['--who', 'People', ...SEND], 0, /only with MFA/],
    [['--who', 'People', ...SEND, '--without-mfa'], 1, /no: no statement allows it/],
    [['--who', 'internet', ...SEND], 1, /May anybody .*\n {2}no/],
    [['--who', 'lambda.amazonaws.com', '--can', 'sts:AssumeRole', '--on', 'Worker'], 0, /take on the role/],
    [['--can', 'sqs:SendMessage'], 0, /Who may sqs:SendMessage\?\n {2}People {2}Jobs\n {2}Worker {2}Jobs$/],
    [['--who', 'Worker'], 0, /may send messages/],
    [['May', 'People', 'sqs:SendMessage', 'on', 'Jobs', 'without', 'MFA?'], 1, /\(without MFA/],
    [['People 그룹의 멤버는 MFA 없이 Jobs에 sqs:SendMessage 할 수 있습니까?'.normalize('NFD')], 1, /\(without MFA/],
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

test('an action without a resource is answered for whatever statements name for it', async () => {
  const { exitCode, text } = await ask(made(), '--who', 'Worker', '--can', 'sqs:SendMessage');
  expect([exitCode, text]).toEqual([0, expect.stringContaining('May Worker sqs:SendMessage')]);
  const elsewhere = made({ Resource: ['arn:aws:sqs:*:444455556666:theirs-*', '*'] });
  const each = JSON.parse((await ask(elsewhere, '--who', 'People', '--can', 'sqs:SendMessage', '--json')).text);
  expect(each).toMatchObject({ kind: 'each', who: 'People', can: 'sqs:SendMessage' });
  const verdicts = each.answers.map(({ asked: { resource }, verdict }: Told) => [resource, verdict]);
  expect(verdicts).toEqual([
    ['Jobs', 'allowed'],
    // The owner of the queue would have to allow it too.
    ['arn:aws:sqs:ap-southeast-2:444455556666:theirs-any', 'denied'],
  ]);
});

interface Told {
  readonly asked: { readonly resource: string };
  readonly verdict: string;
}

test('nobody who may is an answer of its own for a script', async () => {
  const printed = await ask(made(), '--can', 'sqs:PurgeQueue');
  expect(printed).toEqual({ exitCode: 1, text: 'Who may sqs:PurgeQueue?\n  nobody', refused: false });
});

test('a template is read alone, in both languages, without lines', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'access-'));
  const path = join(folder, 'Alone.template.json');
  writeFileSync(path, JSON.stringify(synthesizeJson({ pattern: PATTERNS[0]!.stack.pattern.name })));
  const surroundings = { read: readStacks, progress: () => undefined };
  const printed = await Promise.all(
    ['en', 'ko'].map((lang) => accessCommand(['--template', path, '--lang', lang], {}, surroundings)),
  );
  rmSync(folder, { recursive: true });
  expect(printed.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
  expect(printed[0]!.text).toMatch(/^Alone \(/);
  expect(printed[1]!.text).toMatch(/외부에 열린 것/);
  expect(printed.filter(({ text }) => /\.ts:\d/.test(text))).toEqual([]);
});

/** The same question in words of both languages, and in options. */
const SAME: readonly (readonly [english: string, korean: string, options: readonly string[]])[] = [
  [
    'May Worker sqs:SendMessage on Jobs?',
    'Worker는 Jobs에 sqs:SendMessage 할 수 있나요?',
    ['--who', 'Worker', ...SEND],
  ],
  [
    'May a member of People sqs:SendMessage to Jobs without MFA?',
    'People 그룹의 멤버가 MFA 없이 Jobs에 sqs:SendMessage 작업을 할 수 있습니까?',
    ['--who', 'People', ...SEND, '--without-mfa'],
  ],
  [
    'Can People sqs:SendMessage on Jobs by an access key from 198.51.100.7?',
    'People은 액세스 키로 198.51.100.7에서 Jobs에 sqs:SendMessage 할 수 있습니까?',
    ['--who', 'People', ...SEND, '--mfa', 'key', '--from', '198.51.100.7'],
  ],
  [
    'May anybody sqs:SendMessage on Jobs?',
    '누구나 Jobs에 sqs:SendMessage 할 수 있습니까?',
    ['--who', 'internet', ...SEND],
  ],
  ['Who may sqs:SendMessage?', '누가 sqs:SendMessage 할 수 있습니까?', ['--can', 'sqs:SendMessage']],
  [
    'May lambda.amazonaws.com sts:AssumeRole on Worker?',
    'lambda.amazonaws.com이 Worker 역할에 sts:AssumeRole 할 수 있습니까?',
    ['--who', 'lambda.amazonaws.com', '--can', 'sts:AssumeRole', '--on', 'Worker'],
  ],
  ['Can worker SQS:sendmessage to jobs?', 'worker가 jobs에 SQS:sendmessage 할수있나요?', ['--who', 'Worker', ...SEND]],
  ['What may Worker do?', 'Worker는 뭘 할 수 있어?', ['--who', 'Worker']],
  ['What may Worker do?', 'Worker 역할은 무엇을 할 수 있습니까?', ['--who', 'Worker']],
  [
    'Does the internet reach anything on port 22?',
    '인터넷에서 22번 포트로 접속할 수 있습니까?',
    ['--who', 'internet', '--reach', '', '--port', '22'],
  ],
];

test.each(SAME)('%s', async (english, korean, options) => {
  const answers = await Promise.all(
    [[english], [korean], [korean.normalize('NFD')], options].map((args) => ask(made(), ...args, '--json')),
  );
  const [first, ...others] = answers.map(({ exitCode, text }) => ({ exitCode, ...JSON.parse(text) }));
  expect(first).not.toHaveProperty('refused');
  expect(others).toEqual([first, first, first]);
});
