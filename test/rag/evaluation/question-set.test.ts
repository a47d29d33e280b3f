import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '../../../lib/rag/domain/document-kinds';
import { plainText } from '../../../lib/rag/domain/plain-text';
import {
  type AnswerableQuestion,
  isAnswerable,
  type Part,
  partOf,
  type Question,
  type Stratum,
} from '../../../lib/rag/evaluation/question-set';
import { readQuestions } from '../../../lib/rag/evaluation/read-questions';

const FOLDER = join(__dirname, '..', '..', '..', 'lib', 'rag', 'evaluation');
const CORPUS = join(FOLDER, 'corpus');
const questions = readQuestions('questions.json', readFileSync(join(FOLDER, 'questions.json')));
/** English words that any two sentences share. */
const EVERYWHERE = new Set(
  'a an and are at be by can do does for from has have how i if in is it long many may much my of on or that the this to we what when where which who with'.split(
    ' ',
  ),
);
const answerable = questions.filter(isAnswerable);
const texts = new Map(readdirSync(CORPUS).map((name) => [name, readFileSync(join(CORPUS, name), 'utf8')]));

describe('the question set', () => {
  it('has as many questions of every kind as its measures need', () => {
    const count = (keeps: (question: Question) => boolean) => questions.filter(keeps).length;
    expect(questions.length).toBeGreaterThanOrEqual(80);
    expect(count(({ language }) => language === 'ko')).toBeGreaterThanOrEqual(60);
    expect(count(({ language }) => language === 'en')).toBeGreaterThanOrEqual(20);
    expect(count(({ stratum }) => stratum === 'lexical')).toBeGreaterThanOrEqual(30);
    expect(count(({ stratum }) => stratum === 'paraphrase')).toBeGreaterThanOrEqual(30);
    expect(count(({ stratum }) => stratum === 'unanswerable')).toBeGreaterThanOrEqual(20);
    expect(count(({ stratum }) => stratum === 'injection')).toBeGreaterThanOrEqual(10);
  });

  it('asks nothing twice', () => {
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  });

  it('is attacked from documents and from questions', () => {
    const injections = questions.filter(({ stratum }) => stratum === 'injection');
    expect(injections.filter(isAnswerable).length).toBeGreaterThanOrEqual(5);
    expect(injections.filter((question) => !isAnswerable(question)).length).toBeGreaterThanOrEqual(5);
  });

  it.each<[Stratum, Part, number]>([
    ['lexical', 'tune', 10],
    ['lexical', 'judge', 20],
    ['paraphrase', 'tune', 10],
    ['paraphrase', 'judge', 20],
    ['unanswerable', 'tune', 8],
    ['unanswerable', 'judge', 12],
  ])('leaves of the stratum %s, to %s, at least %i', (stratum, part, least) => {
    const these = questions.filter((question) => question.stratum === stratum && partOf(question) === part);
    expect(these.length).toBeGreaterThanOrEqual(least);
  });

  it('keeps a question in its part, whatever becomes of the others', () => {
    expect(['lexical-01', 'lexical-02', 'paraphrase-01', 'unanswerable-01'].map((id) => partOf({ id }))).toEqual([
      'tune',
      'judge',
      'judge',
      'tune',
    ]);
  });
});

describe('the corpus', () => {
  it('has at least 25 documents, in the kinds that are written as text', () => {
    expect(texts.size).toBeGreaterThanOrEqual(25);
    expect(new Set([...texts.keys()].map(kindOf))).toEqual(new Set(['markdown', 'text', 'html']));
  });

  it('is asked about in every document', () => {
    const asked = new Set<string | undefined>(answerable.map(({ document }) => document));
    expect([...texts.keys()].filter((name) => !asked.has(name))).toEqual([]);
  });

  it.each(answerable)('holds the evidence of $id to the letter, once', ({ document, evidence }) => {
    expect(texts.get(document)!.split(evidence)).toHaveLength(2);
    // Or no passage could hold it: a parser takes tags, marks and runs of spaces away.
    expect(plainText(evidence)).toBe(evidence);
    expect(evidence).not.toMatch(/[<>|*`#\n]/);
  });

  it('shares more words with the questions that are to share them than with the others', () => {
    const shares = (stratum: Stratum) =>
      answerable
        .filter((question) => question.stratum === stratum)
        .map((question) => ({ id: question.id, shared: sharedOf(question) }));
    expect(shares('lexical').filter(({ shared }) => shared < 0.35)).toEqual([]);
    expect(shares('paraphrase').filter(({ shared }) => shared > 0.1)).toEqual([]);
  });
});

/** Share of the question's words that stand in the paragraph of its evidence, or above it as a heading or as the header of its table. */
function sharedOf({ document, evidence, question }: AnswerableQuestion): number {
  const lines = texts.get(document)!.split('\n');
  const above = lines.slice(0, lines.findIndex((line) => line.includes(evidence)) + 1);
  const title = lines.find((line) => /^# |<h1>/.test(line)) ?? lines[0]!;
  const around = [title, above.at(-1), above.findLast(isHeading), above.findLast(isHeader)];
  const known = new Set(around.flatMap((line) => wordsOf(line ?? '')));
  const words = wordsOf(question);
  return words.filter((word) => known.has(word)).length / words.length;
}

function isHeading(line: string): boolean {
  return /^##|<h2>/.test(line);
}

function isHeader(line: string, at: number, lines: readonly string[]): boolean {
  return line.includes('<th>') || (lines[at + 1] ?? '').startsWith('| ---');
}

/** Words, Korean ones two letters at a time: endings change with every sentence. */
function wordsOf(text: string): string[] {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !EVERYWHERE.has(word));
  return words.flatMap((word) =>
    /\p{Script=Hangul}/u.test(word)
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word],
  );
}
