import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '../../config/sentence';
import { nearest } from '../../config/spelling';
import { bareFileName, NAME_BYTES } from '../../shared/bare-file-name';
import { kindOf, MAX_DOCUMENT_BYTES } from '../domain/document-kinds';
import { REFUSALS } from '../domain/refusals';
import { EvaluationSetError } from './evaluation-set-error';
import { isAnswerable, type Question } from './question-set';
import { MOST_QUESTION_BYTES, placeOf, readQuestions, shown, wrong } from './read-questions';

/** Documents, and questions about them. */
export interface EvaluationSet {
  readonly documents: readonly EvaluationDocument[];
  readonly questions: readonly Question[];
}

export interface EvaluationDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The corpus of this repository, which is its own. */
export const OWN_SET_DIRECTORY = __dirname;

const CORPUS = 'corpus';
const QUESTIONS = 'questions.json';

/**
 * Reads a set: `corpus/`, a folder of documents of any kind that is taken, and `questions.json`. Names are taken as the API takes
 * them: composed, however the file system spells them.
 *
 * @throws EvaluationSetError
 */
export function readEvaluationSet(folder: string): EvaluationSet {
  const documents = readCorpus(join(folder, CORPUS), folder);
  const file = join(folder, QUESTIONS);
  const questions = readQuestions(file, fileIn(file, MOST_QUESTION_BYTES));
  const known = new Set(documents.map(({ name }) => name));
  return { documents, questions: questions.map((question, at) => withDocument(question, known, file, at + 1)) };
}

function readCorpus(corpus: string, folder: string): readonly EvaluationDocument[] {
  const files = inSet(folder, () => readdirSync(folder)).includes(CORPUS)
    ? inSet(corpus, () => readdirSync(corpus))
    : [];
  const documents = new Map<string, EvaluationDocument>();
  for (const file of files.sort()) {
    const path = join(corpus, file);
    if (file.startsWith('.') || !inSet(path, () => statSync(path)).isFile()) continue;
    const name = bareFileName(file);
    if (documents.has(name)) {
      throw wrong(path, {
        en: `another document has the same name, ${name}, with its letters composed otherwise; rename one`,
        ko: `글자의 조합 방식(NFC, NFD)만 다른 같은 이름의 문서 ${name}이(가) 있습니다. 하나의 이름을 바꾸세요`,
      });
    }
    if (Buffer.byteLength(name) > NAME_BYTES) {
      throw wrong(path, {
        en: `the name has more than ${NAME_BYTES} bytes; give it a shorter one`,
        ko: `이름이 ${NAME_BYTES}바이트를 넘습니다. 더 짧은 이름을 쓰세요`,
      });
    }
    if (kindOf(name) === undefined) throw refused(path, 'not-allowed');
    documents.set(name, { name, bytes: fileIn(path, MAX_DOCUMENT_BYTES) });
  }
  if (documents.size > 0) return [...documents.values()];
  throw wrong(corpus, {
    en: 'has no documents; put the documents that the questions are about there',
    ko: '문서가 없습니다. 질문의 대상이 되는 문서를 이 폴더에 넣으세요',
  });
}

/** What is said of a document that cannot be answered from, at its place. */
export function refused(path: string, reason: keyof typeof REFUSALS): EvaluationSetError {
  const { title, detail } = REFUSALS[reason];
  return wrong(path, { en: `${title.en} ${detail.en}`, ko: `${title.ko} ${detail.ko}` });
}

function fileIn(path: string, mostBytes: number): Uint8Array {
  const { size } = inSet(path, () => statSync(path));
  if (size > mostBytes) {
    const [is, most] = [size, mostBytes].map((bytes) => (bytes / 1024 ** 2).toFixed(1));
    throw wrong(path, {
      en: `has ${is} MiB, and at most ${most} are taken; split it`,
      ko: `${is} MiB입니다. ${most} MiB까지만 받으므로 나누세요`,
    });
  }
  return inSet(path, () => readFileSync(path));
}

function withDocument(question: Question, known: ReadonlySet<string>, file: string, number: number): Question {
  if (!isAnswerable(question)) return question;
  const document = bareFileName(question.document);
  if (known.has(document)) return Object.assign(question, { document });
  const near = nearest(document, [...known]);
  throw wrong(placeOf(file, number, question), {
    en: `document: there is no ${shown(document)} in ${CORPUS}/${near ? `; did you mean ${near}?` : ', write the name of a file there'}`,
    ko: `document: ${CORPUS}/에 ${shown(document)}이(가) 없습니다. ${near ? `${near}을(를) 뜻했나요?` : '그 폴더에 있는 파일의 이름을 쓰세요'}`,
  });
}

/** What is wrong with a file, by what the system calls it. */
const FAULTS: Readonly<Record<string, Sentence>> = {
  ENOENT: { en: 'there is no such file or folder', ko: '그런 파일이나 폴더가 없습니다' },
  ENOTDIR: { en: 'is no folder', ko: '폴더가 아닙니다' },
  EISDIR: { en: 'is a folder and should be a file', ko: '파일이어야 하는데 폴더입니다' },
  EACCES: {
    en: 'may not be read by you; give yourself the right to read it',
    ko: '읽을 권한이 없습니다. 읽기 권한을 주세요',
  },
  EPERM: {
    en: 'may not be read by you; give yourself the right to read it',
    ko: '읽을 권한이 없습니다. 읽기 권한을 주세요',
  },
};

function inSet<Read>(path: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const { en, ko } = FAULTS[code] ?? { en: message, ko: message };
    throw new EvaluationSetError({
      en: `${path}: ${en}. A set is a folder with ${CORPUS}/ and ${QUESTIONS}`,
      ko: `${path}: ${ko}. 평가 집합은 ${CORPUS}/와 ${QUESTIONS}이 있는 폴더입니다`,
    });
  }
}
