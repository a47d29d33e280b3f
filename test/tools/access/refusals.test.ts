import { accessCommand } from '../../../lib/tools/access/command-line';
import type { QuestionProblem } from '../../../lib/tools/access/question-error';
import { SynthesisError } from '../../../lib/tools/synth/synthesis-error';
import { PATTERNS } from '../../patterns';
import { ask, made, role, user } from './ask';

const stack = made({
  Jobs1A2B3C4D: { Type: 'AWS::SQS::Queue' },
  Limits5E6F7A8B: { Type: 'AWS::SSM::Parameter' },
  Worker9C0D1E2F: role([{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }]),
  Files7E8F9A0B: { Type: 'AWS::S3::Bucket' },
  Somebody3A4B5C6D: user([{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }]),
});

const SEND = ['--can', 'sqs:SendMessage', '--on', 'Jobs'];
const WORKER = ['--who', 'Worker'];
const HUGE = 'x'.repeat(100_000);

const NAME = PATTERNS[0]!.stack.pattern.name;
const PATTERN = new RegExp(NAME);

/** Each problem that a question can have: how it is asked, and what the refusal says of field, value and remedy. */
const PROBLEMS: Readonly<
  // The page of a laptop alone takes pairs in one text.
  Record<Exclude<QuestionProblem, 'notAPair'>, readonly (readonly [readonly string[], RegExp])[]>
> = {
  noName: [
    [['--who', '', ...SEND], /--who.*Worker/],
    [['--who', '   '], /--who.*Worker/],
  ],
  unknownName: [
    [['--who', 'Wroker', ...SEND], /--who "Wroker".*Worker/],
    [[...WORKER, ...SEND, '--with', 'aws:Odd=1'], /--with "aws:Odd".*ec2:InstanceType/],
    [['--reach', 'Nothing'], /--reach "Nothing"/],
    [['--who', 'Wroker', ...SEND], /(did you mean this\?|이렇게 쓰려던 것인가요\?) Worker/],
    [['--on', HUGE], /--on "x.*Jobs/],
    [['--who', HUGE, ...SEND], /--who "x.*Worker/],
  ],
  notAnAction: [
    [[...WORKER, '--can', '', '--on', 'Jobs'], /--can "".*service:Action/],
    [[...WORKER, '--can', 'SendMessage'], /--can "SendMessage".*service:Action/],
    [[...WORKER, '--can', 'PurgeQueue'], /--can "PurgeQueue".*service:Action.*sqs:PurgeQueue/],
    [[...WORKER, '--can', 'sqz:Send*'], /--can "sqz:Send\*".*service:Action/],
    [[...WORKER, '--can', HUGE], /--can "x.*service:Action/],
  ],
  unknownAction: [
    [[...WORKER, '--can', 'sqs:SendMesage', '--on', 'Jobs'], /--can "sqs:SendMesage".*sqs:SendMessage/],
    [[...WORKER, '--can', 'sqz:SendMessage', '--on', 'Jobs'], /--can "sqz:SendMessage".*sqs:/],
  ],
  unknownThing: [[[...WORKER, '--can', 'sqs:SendMessage', '--on', 'Job'], /--on "Job".*Jobs/]],
  takesNoResource: [[[...WORKER, '--can', 'sqs:ListQueues', '--on', 'Jobs'], /--on "Jobs".*\*/]],
  takesResource: [[[...WORKER, '--can', 'sqs:SendMessage', '--on', '*'], /--on "\*".*Jobs/]],
  otherResource: [
    [
      [...WORKER, '--can', 's3:GetObject', '--on', 'Files'],
      /(did you mean this\?|이렇게 쓰려던 것인가요\?) Files\/any$/,
    ],
    [[...WORKER, '--can', 'sqs:SendMessage', '--on', 'Worker'], /--on "Worker".*Jobs/],
    [[...WORKER, '--can', 'sqs:SendMessage', '--on', 'arn:aws:sqs:us-east-1:1:*'], /--on "arn:.*Jobs/],
  ],
  severalActions: [[[...WORKER, '--can', 'SQS:send*'], /--can "SQS:send\*".*sqs:SendMessage/]],
  notInNetwork: [[['--reach', 'Jobs'], /--reach "Jobs".*--on/]],
  nothingOfKind: [
    [[...WORKER, '--can', 'ec2:DeleteVolume'], /--can "ec2:DeleteVolume".*--on.*arn:\$\{Partition\}:ec2/],
  ],
  notAnAddress: [
    [[...WORKER, ...SEND, '--from', '1.2.3'], /--from "1\.2\.3".*203\.0\.113\.7/],
    [[...WORKER, ...SEND, '--from', '10.0.0.0/8'], /--from "10\.0\.0\.0\/8"/],
  ],
  notAChoice: [[[...WORKER, ...SEND, '--mfa', 'maybe'], /--mfa "maybe".*yes, no, key/]],
  notAPort: [
    [['--port', '70000'], /--port "70000".*22/],
    [['--port', 'ssh'], /--port "ssh".*22/],
  ],
  notUnderstood: [
    [['May the printer sqs:SendMessage?'], /"printer"/],
    [['프린터가 Jobs에 sqs:SendMessage 할 수 있습니까?'], /"프린터가"/],
    [[HUGE], /"x{100}\.\.\."/],
    [['May Wroker sqs:SendMessage on Jobs?'], /"Wroker".*Worker$/],
  ],
  twoQuestions: [
    [[...WORKER, ...SEND, '--port', '22'], /--can/],
    [['--on', 'Jobs', '--reach', ''], /--on/],
  ],
};

/** What is wrong with the command itself. */
const COMMAND: readonly (readonly [readonly string[], RegExp])[] = [
  [['-c', 'mode'], /-c mode.*KEY=VALUE/],
  [[...WORKER, ...SEND, '--with', 'mfa'], /--with mfa.*KEY=VALUE/],
  [['--template', 'one.json'], /--assembly.*--template/],
  [['--stack', 'Other'], /--stack Other.*Made/],
  [[...WORKER, ...SEND, '--mfa', 'yes', '--without-mfa'], /--mfa yes.*--without-mfa/],
];

const ROWS = [
  ...Object.entries(PROBLEMS).flatMap(([problem, rows]) => rows.map(([args, text]) => ({ problem, args, text }))),
  ...COMMAND.map(([args, text]) => ({ problem: 'command', args, text })),
].map((row) => ({ ...row, asked: row.args.join(' ').slice(0, 60) }));

describe('is refused with field, value and remedy, in both languages', () => {
  test.each(ROWS)('$problem: $asked', async ({ args, text }) => {
    const refused = { exitCode: 2, text: expect.stringMatching(text), refused: true };
    expect(await ask(stack, ...args)).toEqual(refused);
    const korean = await ask(stack, ...args, '--lang', 'ko');
    expect(korean).toEqual(refused);
    expect(korean.text).toMatch(/[가-힣]/);
    const { text: data } = await ask(stack, ...args, '--json');
    expect(JSON.parse(data)).toEqual({ version: 1, refused: expect.any(String) });
  });
});

describe('without a stack', () => {
  const nowhere = (failure: Error) => ({
    read: async () => {
      throw failure;
    },
    progress: () => undefined,
  });

  test.each([
    [['who'], PATTERN],
    [[], /--assembly/],
    [[`${NAME}x`], new RegExp(`did you mean this\\? ${NAME};`)],
    [['--pattern', 'lba'], PATTERN],
    [['-c', 'pattern=lba'], PATTERN],
  ])('%j is refused with the patterns there are', async (args, text) => {
    const printed = await accessCommand([...args, '--lang', 'en'], {}, nowhere(new Error('not read')));
    expect(printed).toEqual({ exitCode: 2, text: expect.stringMatching(text), refused: true });
  });

  test.each([
    [['--assembly', 'nowhere'], new Error('no such folder'), /nowhere cannot be read: no such folder/],
    [['--template', 'a.json'], new SyntaxError('Unexpected token'), /a\.json cannot be read: Unexpected token/],
    [[NAME, '-c', 'mode=odd'], new SynthesisError('mode "odd" is none'), /^mode "odd" is none$/],
  ])('%j says what is wrong', async (args, failure, text) => {
    const printed = await accessCommand([...args, '--lang', 'en'], {}, nowhere(failure));
    expect(printed).toEqual({ exitCode: 2, text: expect.stringMatching(text), refused: true });
  });
});

test.each(['en', 'ko'])('--help in %s tells every option and every exit code', async (lang) => {
  const { exitCode, text } = await ask(stack, '--help', '--lang', lang);
  expect(exitCode).toBe(0);
  const options = ['--who', '--can', '--on', '--reach', '--port', '--mfa', '--without-mfa', '--from', '--with', '-c'];
  const others = ['--assembly', '--template', '--stack', '--json', '--lang', '--pattern'];
  expect([...options, ...others].filter((option) => !text.includes(`${option} `))).toEqual([]);
  expect(text).toMatch(/0 .*1 .*2 /s);
});
