import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isListening, runStart, StartedLaptop, until } from '../../support/start-laptop';
import { docx, wordParagraph } from '../corpus/office-bytes';
import { pdf } from '../corpus/pdf-bytes';
import { RagLaptop } from './rag-laptop';

jest.setTimeout(120_000);

let laptop: RagLaptop;
beforeAll(async () => {
  laptop = await RagLaptop.start();
});
afterAll(() => StartedLaptop.stopAll());

interface PageState {
  readonly documents: Readonly<Record<string, readonly { readonly status: string; readonly reason?: object }[]>>;
  readonly objects: number;
  readonly deadLetters: { readonly visible: number };
}

const PARKING = 'Visitors park on level B3. Charging an electric car costs 300 won for each kilowatt-hour.';

describe('npm start -- --pattern rag', () => {
  test.each([
    ['주차 안내.txt', '방문 차량은 지하 3층에 세웁니다. 전기차 충전은 1킬로와트시에 300원입니다.'],
    ['parking.md', `# Parking\n\n${PARKING}\n`],
    ['travel.docx', docx(wordParagraph('Lodging', '1') + wordParagraph('A night in Berlin costs 170 euros at most.'))],
    [
      'rules.pdf',
      pdf([
        [
          [20, 60, 700, '경조사 휴가'],
          [12, 60, 660, '본인 결혼에는 휴가 닷새를 줍니다.'],
        ],
      ]),
    ],
  ])('reads %s', async (name, bytes) => {
    expect(await laptop.add(name, bytes)).toMatchObject({ name, status: 'ready', passages: 1 });
  });

  test.each([
    ['en', 'How much does a night in Berlin cost at most?', /170 euros/, 'travel.docx'],
    ['ko', '본인 결혼에는 휴가를 며칠 줍니까?', /닷새/, 'rules.pdf'],
    ['ko', '방문 차량은 어디에 세웁니까?', /지하 3층/, '주차 안내.txt'],
  ])('answers in %s with the source that says it: %s', async (language, question, said, document) => {
    const { answer, answered, grounded, citations, sources } = await laptop.ask(question, 'team', language);
    expect([answered, grounded]).toEqual([true, true]);
    expect(answer).toMatch(said);
    const cited = sources.filter(({ n }) => citations.includes(n));
    expect(cited.map(({ text }) => said.test(text))).toContain(true);
    const { body } = await laptop.call('GET', 'team/documents');
    const named = (body['documents'] as { documentId: string; name: string }[]).map((each) => [
      each.documentId,
      each.name,
    ]);
    expect(cited.map(({ documentId }) => Object.fromEntries(named)[documentId])).toContain(document);
  });

  test('writes the answer word by word, and not all at its end', async () => {
    const events = await laptop.askInEvents('How much does a night in Berlin cost at most?');
    const tokens = events.filter(({ name }) => name === 'token');
    expect(events.map(({ name }) => name).filter((name, at, all) => name !== all[at - 1])).toEqual([
      'status',
      'sources',
      'status',
      'token',
      'done',
    ]);
    expect(tokens.at(-1)!.at - tokens[0]!.at).toBeGreaterThan(50);
    expect(events.at(-1)!.data).toMatchObject({ answered: true, model: 'extractive-stand-in' });
  });

  test('says that the documents do not answer, and makes nothing up', async () => {
    expect(await laptop.ask('Who won the football world cup in 2014?')).toMatchObject({
      answered: false,
      reason: 'not-in-documents',
      answer: '',
    });
  });

  test('answers a tenant from its own documents alone, and knows no other tenant', async () => {
    await laptop.add('salaries.txt', 'The salary of a lead at Onbit is 81 million won.', 'guests');
    const question = 'What is the salary of a lead at Onbit?';
    expect(await laptop.ask(question, 'guests')).toMatchObject({ answered: true });
    const { answered, sources } = await laptop.ask(question);
    expect([answered, JSON.stringify(sources).includes('81 million')]).toEqual([false, false]);
    expect((await laptop.call('POST', 'nobody/ask', { question })).status).toBe(404);
  });

  test('tells of documents that are about the same', async () => {
    const { documentId } = await laptop.add('garage.txt', `${PARKING} Bicycles stand beside the lift.`);
    const { body } = await laptop.call('GET', `team/documents/${documentId}/similar`);
    expect((body['documents'] as { title: string }[])[0]!.title).toMatch(/parking/i);
  });

  test('answers from the newest version, and after a deletion at once from none', async () => {
    const question = 'When does the canteen serve noodles?';
    await laptop.add('canteen.txt', 'The canteen serves noodles on Monday.');
    expect((await laptop.ask(question)).answer).toContain('Monday');
    const { documentId } = await laptop.add('canteen.txt', 'The canteen serves noodles on Friday.');
    await until('the newest version', async () =>
      (await laptop.ask(question)).answer.includes('Friday') ? true : undefined,
    );
    expect((await laptop.call('DELETE', `team/documents/${documentId}`)).status).toBe(204);
    expect(await laptop.ask(question)).toMatchObject({ answered: false });
    expect((await laptop.call('GET', `team/documents/${documentId}`)).status).toBe(404);
    await until('the reader to have forgotten it', async () => {
      const { news, deadLetters } = (await laptop.desk.state()) as Record<
        string,
        { visible: number; inFlight: number }
      >;
      return news!.visible + news!.inFlight + deadLetters!.visible === 0 ? true : undefined;
    });
    expect(await laptop.ask(question)).toMatchObject({ answered: false });
  });

  test('says in both languages why a document is refused', async () => {
    const scanned = pdf([[]], { isScanned: true });
    const { reason, status } = await laptop.add('스캔.pdf', scanned, 'team', 'ko');
    expect([status, reason!.detail]).toEqual(['refused', expect.stringMatching(/[가-힣]/)]);
    const { body } = await laptop.call('POST', 'team/documents', { fileName: 'old.hwp', bytes: 9 });
    expect([body['status'], body['code']]).toEqual([415, 'hwp-not-taken']);
  });

  test('shows all of it on the page, and leaves nothing behind', async () => {
    const seen = async () => (await laptop.desk.state()) as unknown as PageState;
    const refused = await until('the refusal', async () =>
      (await seen()).documents['team']!.find(({ status }) => status === 'refused'),
    );
    expect(refused.reason).toEqual({ en: expect.any(String), ko: expect.stringMatching(/[가-힣]/) });
    const { documents, objects, deadLetters } = await seen();
    expect([documents['guests']!.length, objects > 5, deadLetters.visible]).toEqual([1, true, 0]);
    const ports = Object.values(laptop.desk.about['addresses'] as object).map((url) => Number(new URL(url).port));
    expect(await laptop.desk.stop()).toBe(0);
    for (const port of ports) await until('it to be gone', async () => ((await isListening(port)) ? undefined : true));
  });
});

describe('npm start -- --once rag', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'once-rag-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('answers from a document, by a server as by a function, and writes down what from', async () => {
    writeFileSync(join(folder, 'rules.txt'), '연차 휴가는 17일입니다.');
    const asked = [
      '--once',
      'rag',
      join(folder, 'rules.txt'),
      '--ask',
      '연차 휴가는 며칠입니까?',
      '-c',
      'rag.compute=ec2',
    ];
    const { status, out } = await runStart(...asked, '--out', join(folder, 'out'), '--json');
    expect(status).toBe(0);
    const { event, answer, files } = JSON.parse(out) as { event: string; answer: string; files: readonly string[] };
    expect([event, answer]).toEqual(['finished', '연차 휴가는 17일입니다. [1]']);
    expect(files.map((file) => readFileSync(file, 'utf8').includes('17일'))).toEqual([true, true]);
  });

  test.each([
    ['no document', [], 2, 'needs a document'],
    ['a file that is not there', ['./nowhere.pdf'], 1, 'no such file'],
    ['an empty question', ['package.json', '--ask', ' '], 2, '--ask is empty'],
  ])('refuses %s before it starts anything', async (_, args, wanted, reason) => {
    const { status, err } = await runStart('--once', 'rag', ...args, '--lang', 'en');
    expect([status, err]).toEqual([wanted, expect.stringContaining(reason)]);
  });
});
