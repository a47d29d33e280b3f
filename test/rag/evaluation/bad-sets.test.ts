import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluationCommand } from '../../../lib/rag/evaluation/command-line';
import { cutSet } from '../../../lib/rag/evaluation/cut-set';
import { readEvaluationSet } from '../../../lib/rag/evaluation/evaluation-set';

const KOREAN = '주차 안내.txt';
const PARKING = '방문 차량은 지하 3층에 세웁니다.';
const QUESTION = {
  id: 'lexical-01',
  stratum: 'lexical',
  language: 'ko',
  question: '방문 차량은 어디에 세웁니까?',
  document: KOREAN,
  evidence: '지하 3층에',
};
const NOTHING = { id: 'none-01', stratum: 'unanswerable', language: 'en', question: 'Who won the cup?' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-set-'));
  mkdirSync(join(folder, 'corpus'));
  document(KOREAN, PARKING);
  questions([QUESTION]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function document(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, 'corpus', name), content);
}

function questions(content: unknown): void {
  const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
  writeFileSync(join(folder, 'questions.json'), bytes);
}

/** Nothing may be started for a set that is none. */
async function refused(language: 'en' | 'ko', dataset = folder): Promise<string> {
  const { exitCode, text } = await evaluationCommand(
    ['--dataset', dataset, '--lang', language],
    {},
    {
      open: () => Promise.reject(new Error('it was started')),
      connect: () => {
        throw new Error('it was started');
      },
      progress: () => undefined,
    },
  );
  expect(exitCode).toBe(2);
  return text;
}

describe('a set that cannot be asked', () => {
  it.each<[string, () => void, RegExp]>([
    ['no folder', () => rmSync(folder, { recursive: true }), /bad-set-\w+: there is no such file or folder\. A set is/],
    ['no corpus', () => rmSync(join(folder, 'corpus'), { recursive: true }), /corpus: has no documents; put/],
    ['no documents', () => rmSync(join(folder, 'corpus', KOREAN)), /corpus: has no documents; put/],
    ['no file of questions', () => rmSync(join(folder, 'questions.json')), /questions\.json: there is no such file/],
    ['no questions', () => questions([]), /questions\.json: has no questions; write/],
    ['questions that are no list', () => questions(QUESTION), /questions\.json: is an object, not a list; put/],
    ['an empty file', () => questions(''), /questions\.json:1:1: is not JSON: the file ends too early/],
    [
      'a broken line',
      () => questions(`[\n${JSON.stringify(QUESTION)},\n{"id": "b" "stratum": "lexical"}\n]`),
      /questions\.json:3:\d+: is not JSON: \{"id": "b" "stratum": "lexical"\}; mend this line/,
    ],
    [
      'a line for each question',
      () => questions(`${JSON.stringify(QUESTION)}\n${JSON.stringify(NOTHING)}\n`),
      /questions\.json:2:1: is not JSON/,
    ],
    ['an end that is missing', () => questions(`[\n${JSON.stringify(QUESTION)}`), /questions\.json:2:\d+: is not JSON/],
    [
      'an id twice',
      () => questions([QUESTION, NOTHING, { ...NOTHING, id: 'lexical-01' }]),
      /questions\.json, 3 \(lexical-01\): question 1 has the same id; give each its own/,
    ],
    [
      'an id of other signs',
      () => questions([{ ...QUESTION, id: '질문 1' }]),
      /questions\.json, 1 \(질문 1\): id: .*letters.*it is 질문 1/,
    ],
    [
      'a stratum that nobody measures',
      () => questions([NOTHING, { ...QUESTION, stratum: 'easy' }]),
      /questions\.json, 2 \(lexical-01\): stratum: .*easy/,
    ],
    [
      'a key that nobody reads',
      () => questions([{ ...QUESTION, note: 'x' }]),
      /questions\.json, 1 \(lexical-01\): .*"note"/,
    ],
    [
      'a question that is none',
      () => questions([{ ...QUESTION, question: 'a' }]),
      /questions\.json, 1 \(lexical-01\): question: .*5.*it is a$/,
    ],
    [
      'no evidence',
      () => questions([{ ...QUESTION, evidence: undefined }]),
      /questions\.json, 1 \(lexical-01\): evidence: /,
    ],
    [
      'an answer for what has none',
      () => questions([{ ...QUESTION, stratum: 'unanswerable' }]),
      /questions\.json, 1 \(lexical-01\): .*"document"/,
    ],
    [
      'a document of an attack without evidence',
      () => questions([{ ...NOTHING, stratum: 'injection', forbidden: ['Arrr'], document: KOREAN }]),
      /questions\.json, 1 \(none-01\): .*give both or neither/,
    ],
    [
      'a document that is not there',
      () => questions([{ ...QUESTION, document: '주차안내.txt' }]),
      /questions\.json, 1 \(lexical-01\): document: there is no 주차안내\.txt in corpus\/; did you mean 주차 안내\.txt\?/,
    ],
    [
      'evidence that stands nowhere',
      () => questions([{ ...QUESTION, evidence: '지하 4층에' }]),
      /questions\.json, 1 \(lexical-01\): evidence: "지하 4층에" does not stand in 주차 안내\.txt; copy/,
    ],
    [
      'questions in EUC-KR',
      () => questions(Buffer.from([0x5b, 0x0a, 0x22, 0xc1, 0xd6, 0xc2, 0xf7, 0x22, 0x5d])),
      /questions\.json:2: is not in UTF-8 \(EUC-KR or UTF-16, perhaps\); save it as UTF-8/,
    ],
    [
      'questions in UTF-16',
      () => questions(Buffer.from(`\ufeff${JSON.stringify([QUESTION])}`, 'utf16le')),
      /questions\.json:1: is not in UTF-8/,
    ],
    ['a document of no kind', () => document('a.xlsx', 'x'), /corpus\/a\.xlsx: Documents of this kind are not read/],
    ['a document of Hangul', () => document('a.hwp', 'x'), /corpus\/a\.hwp: .*\.hwp.*Save As/],
    ['an empty document', () => document('a.md', ''), /corpus\/a\.md: There is nothing to read/],
    ['what a name does not say', () => document('a.pdf', 'x'), /corpus\/a\.pdf: .*another kind than its name says/],
    [
      'a huge document',
      () => {
        document('a.txt', '');
        truncateSync(join(folder, 'corpus', 'a.txt'), 20 * 1024 ** 2 + 1);
      },
      /corpus\/a\.txt: has 20\.0 MiB, and at most 20\.0 are taken; split it/,
    ],
    [
      'a huge file of questions',
      () => truncateSync(join(folder, 'questions.json'), 51 * 1024 ** 2),
      /questions\.json: has 51\.0 MiB, and at most 50\.0/,
    ],
    ['a link to nothing', () => symlinkSync('nothing', join(folder, 'corpus', 'b.md')), /corpus\/b\.md: there is no/],
    [
      'a name twice, composed otherwise',
      () => document(KOREAN.normalize('NFD'), PARKING),
      /another document has the same name, 주차 안내\.txt, .*rename one/,
    ],
  ])('is refused for %s, in both languages', async (_, spoil, says) => {
    spoil();
    expect(await refused('en')).toMatch(says);
    expect(await refused('ko')).toMatch(/[가-힣](니다|세요|나요)/);
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot || process.platform === 'win32' ? it.skip : it)('is refused for a file that may not be read', async () => {
    chmodSync(join(folder, 'corpus', KOREAN), 0);
    expect(await refused('en')).toMatch(/주차 안내\.txt: may not be read by you/);
  });

  it('is refused for a file in place of its folder', async () => {
    expect(await refused('en', join(folder, 'questions.json'))).toMatch(/questions\.json: is no folder/);
  });
});

describe('a set as systems write it', () => {
  it.each<[string, () => void]>([
    ['a byte order mark', () => questions(`\ufeff${JSON.stringify([QUESTION])}`)],
    [
      'a file name of a Mac',
      () => {
        rmSync(join(folder, 'corpus', KOREAN));
        document(KOREAN.normalize('NFD'), PARKING);
      },
    ],
    [
      'questions of a Mac',
      () =>
        questions([{ ...QUESTION, document: KOREAN.normalize('NFD'), evidence: QUESTION.evidence.normalize('NFD') }]),
    ],
    ['a document in EUC-KR', () => document('메모.txt', Buffer.from([0xc1, 0xd6, 0xc2, 0xf7, 0x20, 0xc7, 0xd1]))],
    ['evidence that goes over the end of a line', () => document(KOREAN, '방문 차량은 지하\n3층에 세웁니다.')],
    ['a hidden file', () => document('.DS_Store', 'x')],
  ])('is read with %s', async (_, write) => {
    write();
    const set = readEvaluationSet(folder);
    expect((await cutSet(set, folder)).passages.length).toBe(set.documents.length);
    expect(set.questions[0]).toMatchObject({ document: KOREAN });
  });
});

describe('the command', () => {
  it.each([
    [['--stack', 'Rag'], '--stack is for a deployed stack: add --aws'],
    [['--yes'], '--yes is for a deployed stack'],
    [['--aws', '--semantic'], '--semantic is for this machine'],
    [['--aws', '--store', 'pglite'], '--store is for this machine'],
    [['--store', 'redis'], '--store redis: pglite | opensearch'],
    [['--part', 'half'], '--part half: tune | judge | all'],
  ])('refuses %j, and says why', async (words, says) => {
    const { exitCode, text } = await evaluationCommand(
      words,
      {},
      {
        open: () => Promise.reject(new Error('it was started')),
        connect: () => {
          throw new Error('it was started');
        },
        progress: () => undefined,
      },
    );
    expect([exitCode, text]).toEqual([2, expect.stringContaining(says)]);
  });
});
