import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { SHOWS_LATE_MS } from '../../../../lib/rag/domain/admit-hits';
import { evaluationCommand } from '../../../../lib/rag/evaluation/command-line';
import { awsServices } from '../../../../lib/rag/evaluation/deployed/aws-services';
import type { DeployedServices } from '../../../../lib/rag/evaluation/deployed/evaluate-deployed';
import { RunFile } from '../../../../lib/rag/evaluation/deployed/run-file';
import { CannedService } from '../../../support/canned-service';
import { StartedLaptop, until } from '../../../support/start-laptop';
import { RagLaptop } from '../../laptop/rag-laptop';
import { KEYS, type PlayedFault, SignedFront } from './signed-front';

jest.setTimeout(180_000);

const REGION = 'ap-northeast-2';
const ROOT = join(__dirname, '..', '..', '..', '..');

/** A name as a Mac writes it. */
const DECOMPOSED = '여비 규정.txt'.normalize('NFD');
const DOCUMENTS = {
  'parking.txt': 'Visitors park on level B3. Charging an electric car costs 300 won for each kilowatt-hour.',
  'canteen.md': '# Canteen\n\nThe canteen serves noodles on Monday.\n\n# Kitchen\n\nIt closes at two.\n',
  [DECOMPOSED]: '국내 출장의 숙박비는 하루 12만원까지 지급한다.',
};
const QUESTIONS = [
  ['lexical-1', 'lexical', 'en', 'What does charging an electric car cost?', 'parking.txt', '300 won'],
  ['lexical-2', 'lexical', 'en', 'When does the canteen serve noodles?', 'canteen.md', 'on Monday'],
  ['lexical-3', 'lexical', 'ko', '국내 출장의 숙박비는 하루 얼마까지 지급합니까?', '여비 규정.txt', '12만원까지'],
  ['cut-1', 'lexical', 'en', 'When do canteen and kitchen open?', 'canteen.md', 'on Monday. It closes'],
  ['none-1', 'unanswerable', 'en', 'Who won the football world cup in 2014?'],
].map(([id, stratum, language, question, document, evidence]) => ({
  ...{ id, stratum, language, question },
  ...(document && { document, evidence }),
}));

let laptop: RagLaptop;
let front: SignedFront;
let url: string;
let folder: string;
let notes: string;
const cloudFormation = new CannedService();
let services: DeployedServices;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evaluated-'));
  notes = join(folder, 'notes');
  mkdirSync(join(folder, 'corpus'));
  for (const [name, text] of Object.entries(DOCUMENTS)) writeFileSync(join(folder, 'corpus', name), text);
  writeFileSync(join(folder, 'questions.json'), JSON.stringify(QUESTIONS));
  laptop = await RagLaptop.start('-c', 'rag.tenants=team,evaluation');
  await laptop.add('salaries.txt', 'The salary of a lead at Onbit is 81 million won.');
  front = new SignedFront(`${laptop.page}api`, REGION);
  url = await front.start();
  Object.assign(process.env, KEYS, { AWS_ENDPOINT_URL_CLOUDFORMATION: await cloudFormation.start() });
  services = awsServices(REGION);
});
afterAll(async () => {
  await Promise.all([StartedLaptop.stopAll(), front?.stop(), cloudFormation.stop()]);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  front.play();
  cloudFormation.answer = () => ({ status: 200, headers: { 'content-type': 'text/xml' }, body: described(url) });
});

/** What it says while it works, and in the end. */
interface Ran {
  readonly exitCode: number;
  readonly text: string;
  readonly said: string;
}

/** No pause lasts. */
const HASTY: DeployedServices['retry'] = {
  clock: { nowMs: Date.now, wait: (ms) => wait(Math.min(ms, 100)) },
  random: () => 0,
};

async function run(
  words: readonly string[],
  faults: readonly PlayedFault[] = [],
  over: Partial<DeployedServices> = {},
  onLine: (line: string) => void = () => undefined,
): Promise<Ran> {
  front.play(...faults);
  const lines: string[] = [];
  const args = ['--aws', '--region', REGION, '--dataset', folder, '--lang', 'en', ...words];
  const printed = await evaluationCommand(
    args,
    {},
    {
      open: () => Promise.reject(new Error('nothing of this machine is wanted')),
      connect: () => ({
        ...services,
        retry: HASTY,
        notes,
        signal: new AbortController().signal,
        confirm: async () => undefined,
        ...over,
      }),
      progress: (line) => {
        lines.push(line);
        onLine(line);
      },
    },
  );
  return { ...printed, said: lines.join('\n') };
}

async function names(tenant: string): Promise<string[]> {
  const { body } = await laptop.call('GET', `${tenant}/documents`);
  return (body['documents'] as { name: string }[]).map(({ name }) => name).sort();
}

/** Whatever was on its way has come: nothing appears afterwards. */
async function whenQuiet(): Promise<void> {
  await until('the reader to have nothing to do', async () => {
    const { news } = (await laptop.desk.state()) as Record<string, { visible: number; inFlight: number }>;
    return news!.visible + news!.inFlight === 0 ? true : undefined;
  });
}

afterEach(async () => {
  await whenQuiet();
  expect([await names('evaluation'), await names('team')]).toEqual([[], ['salaries.txt']]);
  expect(existsSync(notes) ? readdirSync(notes) : []).toEqual([]);
});

const DENIED = { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' }, body: { message: 'no' } };

describe('npm run eval -- --aws', () => {
  it('measures a deployed stack by its signed API, and leaves nothing there', async () => {
    const askedBefore: boolean[] = [];
    const wait: DeployedServices['retry']['clock']['wait'] = async (ms, signal) => {
      if (ms >= SHOWS_LATE_MS) askedBefore.push(front.asked.includes('POST search'));
      await HASTY.clock.wait(ms, signal);
    };
    const retry = { ...HASTY, clock: { ...HASTY.clock, wait } };
    const { exitCode, text, said } = await run(['--yes'], [], { retry });
    // The index may show late what the ledger knows.
    expect(said).toMatch(/3 of 3 documents read\n.*30 seconds.*\n0 of 4/);
    expect(askedBefore).toEqual([false]);
    expect(text).toMatch(/^lexical +fused +3 +1\.000/m);
    expect(text).toMatch(/precision 1\.000 .*, recall 1\.000/);
    expect(text).toMatch(/Answers that cite a source with the evidence: 1\.000 .*n = 3/);
    expect(text).toContain('Answers by extractive-stand-in');
    expect(text).toMatch(/by words and by vectors alone are not available/);
    expect(text).not.toMatch(/known/);
    expect(said).toMatch(/3 documents are sent.*\n.*4 questions.*\n.*at most 4 calls/);
    expect(said).toContain('What tokens of Bedrock cost: UNKNOWN');
    expect([exitCode, front.asked.filter((each) => each === 'POST ask').length]).toEqual([0, 4]);
  });

  it('tells all of it as JSON', async () => {
    const { text } = await run(['--yes', '--json', '--stack', 'Rag-minji']);
    const told = JSON.parse(text) as Record<string, unknown>;
    expect(told).toMatchObject({
      ...{ stack: 'Rag-minji', region: REGION, tenant: 'evaluation', answersBy: 'extractive-stand-in', short: [] },
      ...{ broken: [], plan: { documents: 3, questions: 4, answers: 4, vectors: 12 } },
      unplaced: ['cut-1'],
      usage: { inputTokens: expect.any(Number), outputTokens: expect.any(Number) },
    });
    expect(cloudFormation.requests.at(-1)!.body).toContain('StackName=Rag-minji');
  });

  it('asks again what was throttled, what failed, and what broke off', async () => {
    const throttled = { status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException' }, body: {} };
    const broken = { status: 500, body: { message: 'Internal server error' } };
    const waking = { status: 503, headers: { 'retry-after': '15' }, body: { code: 'search-unavailable' } };
    const { exitCode, text } = await run(
      ['--yes'],
      [
        { of: 'POST ask', times: 3, reply: throttled },
        { of: 'POST ask' },
        { of: 'POST search', reply: broken },
        { of: 'POST search', times: 2, reply: waking },
        { of: 'POST documents', reply: broken },
        { of: 'GET documents', after: 1, reply: broken },
        { of: 'DELETE documents', times: 2, reply: throttled },
      ],
    );
    expect([exitCode, text]).toEqual([0, expect.stringMatching(/^lexical +fused +3 +1\.000/m)]);
  });

  it('does not go on when the tokens of the day are spent, and says how', async () => {
    const spent = { status: 429, headers: { 'retry-after': '3600' }, body: { code: 'tokens-spent', title: 'Spent.' } };
    const { exitCode, text } = await run(['--yes'], [{ of: 'POST ask', after: 1, times: 99, reply: spent }]);
    expect([exitCode, text]).toEqual([1, expect.stringMatching(/tokens-spent: Spent\.\n.*rag\.dailyTokens/)]);
    expect(front.asked.filter((each) => each === 'POST ask').length).toBeLessThanOrEqual(3);
  });

  it('says of a login that expired what to do, and what is left; the next run removes that first, also where a document was edited', async () => {
    const expired = {
      status: 403,
      headers: { 'x-amzn-errortype': 'ExpiredTokenException' },
      body: { message: 'The security token included in the request is expired' },
    };
    const { exitCode, text } = await run(
      ['--yes'],
      [
        { of: 'POST ask', times: 999, reply: expired },
        { of: 'GET documents', since: 'POST ask', times: 999, reply: expired },
      ],
    );
    expect([exitCode, text]).toEqual([1, expect.stringMatching(/expired[\s\S]*aws sso login/)]);
    expect(text).toMatch(/may still be there: (?=.*parking\.txt)(?=.*canteen\.md)(?=.*여비 규정\.txt)/);
    expect(text).toContain(`npm run --silent eval -- --aws --stack Rag --region ${REGION} --tenant evaluation --clean`);
    await whenQuiet();
    expect((await names('evaluation')).length).toBe(3);

    writeFileSync(join(folder, 'corpus', 'canteen.md'), `${DOCUMENTS['canteen.md']}\nDinner is served too.\n`);
    const again = await run(['--yes']);
    writeFileSync(join(folder, 'corpus', 'canteen.md'), DOCUMENTS['canteen.md']);
    expect([again.exitCode, again.said]).toEqual([0, expect.stringContaining('left 3 documents, which are removed')]);
    const changes = front.asked.filter((each) => /^(POST|DELETE) documents/.test(each)).map((each) => each[0]);
    expect(changes.join('')).toBe('DDDPPPDDD');
  });

  it('removes what is left, and nothing else, when asked for that alone and somebody agrees', async () => {
    await run(['--yes'], [{ of: 'DELETE', times: 999, reply: DENIED }]);
    const own = await laptop.add('own.txt', 'Of somebody who uses the tenant.', 'evaluation');
    const no = await run(['--clean'], [], { confirm: async () => false });
    expect([no.exitCode, no.text, front.asked]).toEqual([2, 'Nothing was started.', []]);
    expect(no.said).toMatch(/left 3 documents.*(?=.*parking\.txt)(?=.*canteen\.md)(?=.*여비 규정\.txt)/);
    const yes = await run(['--clean'], [], { confirm: async () => true });
    expect([yes.exitCode, yes.text]).toEqual([0, '3 documents were removed from the tenant evaluation.']);
    expect(front.asked.filter((each) => each.startsWith('POST'))).toEqual([]);
    expect(await names('evaluation')).toEqual(['own.txt']);
    await laptop.call('DELETE', `evaluation/documents/${own.documentId}`);
  });

  it('takes documents for nobody but their owner, whatever they are called and hold', async () => {
    const { documentId } = await laptop.add('parking.txt', DOCUMENTS['parking.txt'], 'evaluation');
    const { exitCode, text } = await run(['--yes']);
    expect([exitCode, text]).toEqual([2, expect.stringMatching(/no run of this machine has sent, 1: parking\.txt/)]);
    expect(await run(['--clean', '--yes'])).toMatchObject({ exitCode: 0, text: expect.stringContaining('No run') });
    expect(front.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
    await laptop.call('DELETE', `evaluation/documents/${documentId}`);
  });

  it.each(['--yes', '--clean'])('does not begin with %s while another run has the tenant', async (word) => {
    const { path } = new RunFile(notes, { stack: 'Rag', tenant: 'evaluation', url });
    mkdirSync(notes, { recursive: true });
    writeFileSync(path, JSON.stringify({ processId: process.ppid, beganAtMs: 0, documents: {} }));
    const { exitCode, text } = await run([word]);
    expect([exitCode, text]).toEqual([2, expect.stringContaining(`process ${process.ppid}, since 1970-01-01`)]);
    expect(front.asked).toEqual([]);
    rmSync(path);
  });

  it.each<[string, string[], RegExp]>([
    ['a stack that is not there', ['--stack', 'Rog', '--yes'], /No stack Rog in ap-northeast-2/],
    ['an expired login', ['--stack', 'Expired', '--yes'], /expired[\s\S]*aws sso login/],
    ['a tenant that is not there', ['--tenant', 'nobody', '--yes'], /no tenant nobody.*"rag\.tenants=team,nobody"/],
    ['a tenant with documents', ['--tenant', 'team', '--yes'], /no run of this machine has sent, 1: salaries\.txt/],
    ['nobody to be asked', [], /--yes/],
  ])('sends nothing with %s', async (_, words, says) => {
    cloudFormation.answer = ({ body }) => {
      const failed = (code: string, message: string) => ({
        status: 400,
        headers: { 'content-type': 'text/xml' },
        body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      });
      if (body.includes('StackName=Rog')) return failed('ValidationError', 'Stack with id Rog does not exist');
      if (body.includes('StackName=Expired')) return failed('ExpiredToken', 'The security token is expired');
      return { status: 200, headers: { 'content-type': 'text/xml' }, body: described(url) };
    };
    const { exitCode, text } = await run(words);
    expect([exitCode, text]).toEqual([2, expect.stringMatching(says)]);
    expect(front.asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
  });

  it('asks before it begins, and begins nothing on a no', async () => {
    const asked: string[] = [];
    const confirm = async (question: string) => asked.push(question) === 0;
    const { exitCode, text } = await run([], [], { confirm });
    expect([exitCode, text, asked.length]).toEqual([2, 'Nothing was started.', 1]);
  });

  it('says which document the stack refuses, and asks nothing', async () => {
    const reason = { code: 'broken', title: 'The document is damaged.', detail: 'Get it anew.' };
    const { body } = await laptop.call('POST', 'evaluation/documents', { fileName: 'canteen.md', bytes: 1 });
    const { length: bytes } = Buffer.from(DOCUMENTS['canteen.md']);
    const documents = [{ documentId: body['documentId'], name: 'canteen.md', status: 'refused', bytes, reason }];
    const { exitCode, text } = await run(
      ['--yes'],
      [{ of: 'GET documents', after: 1, reply: { status: 200, body: { documents } } }],
    );
    expect([exitCode, text]).toEqual([1, expect.stringContaining('canteen.md: The document is damaged. Get it anew.')]);
    expect(front.asked).not.toContain('POST ask');
  });

  it('leaves nothing when it is stopped while documents are on their way', async () => {
    const stop = new AbortController();
    const { exitCode, text } = await run(['--yes'], [], { signal: stop.signal }, (line) => {
      if (line.startsWith('1 of 3 documents sent')) stop.abort();
    });
    expect([exitCode, text]).toEqual([1, 'Stopped. There are no figures.']);
  });

  it('leaves nothing when it is stopped in the middle of a question', async () => {
    const stop = new AbortController();
    const stalled = { of: 'POST ask', times: 99, stall: true };
    const { exitCode, text } = await run(['--yes'], [stalled], { signal: stop.signal }, (line) => {
      if (line.startsWith('0 of 4 questions')) setTimeout(() => stop.abort(), 500);
    });
    expect([exitCode, text]).toEqual([1, 'Stopped. There are no figures.']);
    expect(front.asked).toContain('POST ask');
  });

  it('leaves nothing when Ctrl+C stops the program in the middle of a wait', async () => {
    const program = ['-r', 'ts-node/register/transpile-only', 'bin/rag/evaluate.ts'];
    const args = ['--aws', '--yes', '--region', REGION, '--dataset', folder, '--lang', 'ko'];
    const child: ChildProcess = spawn(process.execPath, [...program, ...args], { cwd: ROOT, env: process.env });
    let out = '';
    child.stdout!.on('data', (text) => {
      out += text;
    });
    createInterface({ input: child.stderr! }).on('line', (line) => {
      if (line.includes('30초 기다립니다')) child.kill('SIGINT');
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, out.trim()]).toEqual([1, '중단했습니다. 수치는 없습니다.']);
  });
});

/** What CloudFormation says of a stack with this output. */
function described(api: string): string {
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member>
    <StackName>Rag</StackName><CreationTime>2026-11-26T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>
    <Outputs><member><OutputKey>ValueApiUrl</OutputKey><OutputValue>${api}</OutputValue></member></Outputs>
  </member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
}
