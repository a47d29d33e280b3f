import { redriveCommand } from '../../../lib/tools/redrive/command-line';
import type { MoveTask, RedriveServices } from '../../../lib/tools/redrive/redrive';

interface Account {
  readonly queue?: string | undefined;
  readonly waiting?: number;
  /** What SQS answers, question by question; the last answer stays. */
  readonly moves?: readonly (MoveTask | undefined)[];
}

const COMPLETED: MoveTask = { status: 'COMPLETED', moved: 3 };

async function run(args: string[], account: Account = {}, env: Record<string, string> = {}) {
  const { queue = 'https://sqs/dead', waiting = 3, moves = [undefined, COMPLETED] } = account;
  const answers = [...moves];
  const calls: unknown[] = [];
  const services: RedriveServices = {
    findDeadLetters: async () => ('queue' in account ? account.queue : queue),
    describeQueue: async () => ({ arn: 'arn:aws:sqs:ap-southeast-2:111122223333:dead', messages: waiting }),
    startMove: async (move) => void calls.push(move),
    newestMove: async () => (answers.length > 1 ? answers.shift() : answers[0]),
    sleep: async () => undefined,
    progress: (line) => void calls.push(line),
  };
  let region: string | undefined;
  const printed = await redriveCommand(args, env, (asked) => {
    region = asked;
    return services;
  });
  return { ...printed, calls, region };
}

test('moves the dead letters back to the queue they came from and says how many', async () => {
  const { exitCode, text, calls } = await run(['--stack', 'Orders']);
  expect(exitCode).toBe(0);
  expect(text).toBe('3 jobs are back in the queue.');
  expect(calls).toEqual([
    { from: 'arn:aws:sqs:ap-southeast-2:111122223333:dead', to: undefined, maxPerSecond: undefined },
  ]);
});

test('shows progress until the move ends', async () => {
  const running: MoveTask = { status: 'RUNNING', moved: 1, toMove: 3 };
  const { calls } = await run(['--stack', 'Orders'], { moves: [undefined, undefined, running, COMPLETED] });
  expect(calls.slice(1)).toEqual(['1 of about 3 moved']);
});

test('passes on where to and how fast', async () => {
  const to = 'arn:aws:sqs:us-east-1:111122223333:look';
  const { calls, region } = await run([
    '--stack',
    'Orders',
    '--region',
    'us-east-1',
    '--to',
    to,
    '--max-per-second',
    '10',
  ]);
  expect(region).toBe('us-east-1');
  expect(calls[0]).toMatchObject({ to, maxPerSecond: 10 });
});

test('moves nothing with --dry-run', async () => {
  const { exitCode, text, calls } = await run(['--stack', 'Orders', '--dry-run']);
  expect([exitCode, calls]).toEqual([0, []]);
  expect(text).toContain('About 3 jobs');
});

test('is content with an empty queue', async () => {
  const { exitCode, calls } = await run(['--stack', 'Orders'], { waiting: 0 });
  expect([exitCode, calls]).toEqual([0, []]);
});

test('does not start a second move beside a running one', async () => {
  const { exitCode, text, calls } = await run(['--stack', 'Orders'], { moves: [{ status: 'RUNNING', moved: 0 }] });
  expect([exitCode, calls]).toEqual([2, []]);
  expect(text).toContain('under way');
});

test('ends with 1 when SQS stops on the way, and says why', async () => {
  const failed: MoveTask = { status: 'FAILED', moved: 2, failure: 'AccessDenied' };
  const { exitCode, text } = await run(['--stack', 'Orders'], { moves: [undefined, failed] });
  expect(exitCode).toBe(1);
  expect(text).toBe('Stopped after 2 jobs: AccessDenied. Run it again for the rest.');
});

test('does not claim that nothing started when it loses sight of the move', async () => {
  const answers: (() => Promise<undefined>)[] = [
    async () => undefined,
    async () => {
      throw new Error('The security token included in the request is expired');
    },
  ];
  const { exitCode, text } = await redriveCommand(['--stack', 'Orders', '--json'], {}, () => ({
    findDeadLetters: async () => 'https://sqs/dead',
    describeQueue: async () => ({ arn: 'arn:aws:sqs:ap-southeast-2:111122223333:dead', messages: 3 }),
    startMove: async () => undefined,
    newestMove: () => answers.shift()!(),
    sleep: async () => undefined,
    progress: () => undefined,
  }));
  expect([exitCode, JSON.parse(text)]).toMatchObject([1, { outcome: 'stopped', waiting: 3 }]);
  expect(text).toContain('The move goes on');
});

test('names stack and region when there is no dead-letter queue', async () => {
  const { exitCode, text } = await run(['--stack', 'Asink'], { queue: undefined });
  expect(exitCode).toBe(2);
  expect(text).toContain('No stack Asink in ap-southeast-2');
});

test.each([
  ['CredentialsProviderError', 'Could not load credentials from any providers', 'aws sso login'],
  ['AccessDenied', 'User: minji is not authorized to perform: cloudformation:DescribeStacks', 'Ask an administrator'],
])('says what to do when AWS answers %s', async (name, message, remedy) => {
  const refuse = async () => {
    throw Object.assign(new Error(message), { name });
  };
  const { exitCode, text } = await redriveCommand(
    ['--stack', 'Orders'],
    {},
    () => ({ findDeadLetters: refuse }) as unknown as RedriveServices,
  );
  expect(exitCode).toBe(2);
  expect(text).toContain(`No answer from ap-southeast-2: ${message}`);
  expect(text).toContain(remedy);
});

test.each([
  [[], '--stack is missing'],
  [['--stack', 'Orders', '--max-per-second', '0'], '--max-per-second 0'],
  [['--stack', 'Orders', '--max-per-second', 'fast'], '--max-per-second fast'],
  [['--stack', 'Orders', '--to', 'jobs'], '--to jobs'],
  [['--stack', 'Orders', '--lang', 'fr'], '--lang fr'],
  [['--stak', 'Orders'], '--stak'],
])('refuses %j before it asks AWS anything', async (args, problem) => {
  const { exitCode, text, region } = await run(args);
  expect([exitCode, region]).toEqual([2, undefined]);
  expect(text).toContain(problem);
  expect(text).toContain('Usage:');
});

test('speaks Korean where the terminal does, or when asked to', async () => {
  expect((await run(['--stack', 'Orders'], {}, { LANG: 'ko_KR.UTF-8' })).text).toBe(
    '작업 3개가 대기열로 돌아갔습니다.',
  );
  expect((await run(['--help', '--lang', 'ko'])).text).toContain('사용법');
});

test('prints JSON for programs', async () => {
  expect(JSON.parse((await run(['--stack', 'Orders', '--json'])).text)).toEqual({
    stack: 'Orders',
    region: 'ap-southeast-2',
    outcome: 'moved',
    message: '3 jobs are back in the queue.',
    waiting: 3,
    moved: 3,
  });
});
