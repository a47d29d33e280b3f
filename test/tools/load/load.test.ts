import { loadCommand } from '../../../lib/tools/load/command-line';
import type { GroupSize } from '../../../lib/tools/load/group-watch';
import type { LoadServices, Target } from '../../../lib/tools/load/load';
import type { Answer } from '../../../lib/tools/load/tally';

const SITE: Target = { url: 'https://d1.cloudfront.net/api/entries?limit=1', group: 'servers' };
const MINUTE = 60_000;

interface World {
  readonly target?: Target | undefined;
  /** Servers that the group wants, by the minute; the last stays. */
  readonly wanted?: readonly number[];
  /** What the site answers to each request. */
  readonly answer?: (count: number) => Partial<Answer> | Promise<Partial<Answer>>;
  /** Minute at which the person says stop. */
  readonly stopAt?: number;
  /** Minute from which on AWS does not answer. */
  readonly silentFrom?: number;
}

async function run(line: string, world: World = {}, env: Record<string, string> = {}) {
  const { wanted = [2], answer = () => ({}), stopAt = Number.POSITIVE_INFINITY } = world;
  let [time, asked] = [0, 0];
  const lines: string[] = [];
  const urls = new Set<string>();
  const services: LoadServices = {
    findTarget: async () => ('target' in world ? world.target : SITE),
    describeGroup: async (): Promise<GroupSize> => {
      if (time / MINUTE >= (world.silentFrom ?? Number.POSITIVE_INFINITY)) throw new Error('Rate exceeded');
      const now = wanted[Math.min(Math.floor(time / MINUTE), wanted.length - 1)]!;
      return { wanted: now, inService: now, least: 2, most: 4 };
    },
    describeTargets: async () => ['ALBRequestCountPerTarget 600'],
    ask: async (url) => {
      urls.add(url);
      asked++;
      return { status: 200, servedBy: `i-${asked % 2}`, milliseconds: 5, ...(await answer(asked)) };
    },
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
    isStopped: () => time / MINUTE >= stopAt,
    progress: (text) => lines.push(text),
  };
  let region: string | undefined;
  const printed = await loadCommand(line.split(' ').filter(Boolean), env, (given) => {
    region = given;
    return services;
  });
  return { ...printed, lines, region, asked, urls: [...urls], minutes: time / MINUTE };
}

const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

test('asks what the stack names, as often as it was told, and says who answered', async () => {
  const { exitCode, text, asked, urls, region } = await run(
    '--stack Web --region us-east-1 --minutes 1 --rate 10 --json',
  );
  expect([exitCode, region, urls]).toEqual([0, 'us-east-1', [SITE.url]]);
  // One more asks whether there is anybody.
  expect(asked).toBe(601);
  expect(json(text)).toMatchObject({
    outcome: 'ended',
    answers: 600,
    failed: {},
    servedBy: { 'i-0': 300, 'i-1': 300 },
    p50: 5,
    group: { before: 2, largest: 2, after: 2 },
  });
});

test('waits until a group that has grown is as small as before', async () => {
  const { exitCode, text, lines, minutes } = await run('--stack Web --minutes 5', {
    wanted: [2, 2, 3, 4, 4, 4, 4, 3, 2],
  });
  expect(exitCode).toBe(0);
  expect(text).toContain('The group grew from 2 to 4, and is at 2 again.');
  expect(minutes).toBeCloseTo(8, 0);
  expect(lines[0]).toBe('The group has 2 servers, and may have 2 to 4. Targets: ALBRequestCountPerTarget 600');
  expect(lines.some((line) => line.includes('servers: 4 of 4'))).toBe(true);
  expect(lines.at(-1)).toContain('Servers: 3 of 3; waiting until they are fewer');
});

test('does not wait for ever', async () => {
  const { text, minutes } = await run('--stack Web --minutes 1', { wanted: [2, 3] });
  expect(text).toContain('still is at 3. EC2 > Auto Scaling group > Activity says why.');
  expect(minutes).toBeCloseTo(46, 0);
});

test('says what to do when the group did not grow', async () => {
  const { text, minutes } = await run('--stack Web --minutes 2');
  expect(text).toContain('The group stayed at 2. It grows when a target has been exceeded for some minutes');
  expect(minutes).toBeCloseTo(2, 1);
});

test('is stopped by its person, with the numbers so far', async () => {
  const { text, exitCode, minutes } = await run('--stack Web --json', { wanted: [2, 3], stopAt: 3 });
  expect(exitCode).toBe(0);
  expect(minutes).toBeCloseTo(3, 1);
  expect(json(text)).toMatchObject({ outcome: 'interrupted', answers: 9000, group: { largest: 3, after: 3 } });
});

test('claims nothing about a group that could not be asked', async () => {
  const { exitCode, text } = await run('--stack Web --minutes 2', { wanted: [2], silentFrom: 1 });
  expect(exitCode).toBe(0);
  expect(text).toContain('How the group stands could not be asked: Rate exceeded');
  expect(text).not.toContain('stayed');
});

test('ends with 1 when a request was not answered well, and says how', async () => {
  const { exitCode, text } = await run('--url http://127.0.0.1:8080/api/entries --minutes 0.1 --rate 10', {
    answer: (count) =>
      count % 20 === 0 ? { status: 503 } : count % 30 === 1 && count > 1 ? { status: 'ECONNRESET' } : {},
  });
  expect(exitCode).toBe(1);
  expect(text).toContain('60 answers');
  expect(text).toContain('failed: 503 3, ECONNRESET 2');
  expect(text).not.toContain('group');
});

test('sends nothing more where the first request fails', async () => {
  const { exitCode, text, asked } = await run('--url http://localhost:1/ --minutes 1', {
    answer: () => ({ status: 'ECONNREFUSED' }),
  });
  expect([exitCode, asked]).toEqual([2, 1]);
  expect(text).toContain('http://localhost:1/ answered ECONNREFUSED to the first request');
});

test('holds back what a slow site has no room for', async () => {
  // The clock of the load goes on by itself; a timer ends only when the load has nothing left to do but to wait.
  const atTheEnd = new Promise<Partial<Answer>>((resolve) => setTimeout(resolve, 0, {}));
  const { text } = await run('--url http://localhost/ --minutes 0.1 --rate 200 --json', {
    answer: (count) => (count === 1 ? {} : atTheEnd),
  });
  expect(json(text)).toMatchObject({ answers: 200, heldBack: 1000 });
});

test('a stack that names nothing to ask is no target', async () => {
  const { exitCode, text } = await run('--stack Lab', { target: undefined });
  expect(exitCode).toBe(2);
  expect(text).toBe(
    'No stack Lab in ap-southeast-2 has an output ValueLoadUrl. Is the name right, and the region (--region)?',
  );
});

test.each([
  ['', /--stack Web/],
  ['--stack Web --url http://localhost', /one of the two/],
  ['--url https://example.com', /--url https:\/\/example\.com: http or https, and an address of this machine/],
  ['--url http://169.254.169.254/', /this machine or a private network/],
  ['--url http://127.0.0.1.example.com/', /this machine or a private network/],
  ['--url ftp://localhost/', /http or https/],
  ['--url nonsense', /--url nonsense/],
  ['--stack Web --minutes 31', /--minutes 31: a number above 0, up to 30/],
  ['--stack Web --minutes 0', /--minutes 0/],
  ['--stack Web --minutes ten', /--minutes ten/],
  ['--stack Web --rate 201', /--rate 201: a whole number from 1 to 200/],
  ['--stack Web --rate 0', /--rate 0/],
  ['--stack Web --lang fr', /--lang fr .*use en or ko/],
  ['--stak Web', /--stak/],
])('refuses %j before anything is asked', async (line, problem) => {
  const { exitCode, text, asked } = await run(line);
  expect([exitCode, asked]).toEqual([2, 0]);
  expect(text).toMatch(problem);
  expect(text).toContain('Usage: npm run --silent load');
});

test.each(['http://[::1]:8080/', 'http://10.1.2.3/', 'http://192.168.0.7:3000/x', 'http://[fd00::1]/'])(
  'takes %s as an address of one’s own',
  async (url) => {
    await expect(run(`--url ${url} --minutes 0.01`)).resolves.toMatchObject({ exitCode: 0 });
  },
);

test('speaks Korean', async () => {
  const { text } = await run('--help', {}, { LANG: 'ko_KR.UTF-8' });
  expect(text).toContain('사용법: npm run --silent load');
  await expect(run('--stack Web --minutes 1 --lang ko', { wanted: [2, 3, 2] })).resolves.toMatchObject({
    text: expect.stringContaining('그룹이 2대에서 3대로 커졌다가 다시 2대가 되었습니다.'),
  });
});
