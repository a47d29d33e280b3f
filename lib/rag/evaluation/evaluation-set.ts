import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '../domain/document-kinds';
import { isAnswerable, type Question, questionSetSchema } from './question-set';

/** Documents, and questions about them. */
export interface EvaluationSet {
  readonly documents: readonly EvaluationDocument[];
  readonly questions: readonly Question[];
}

export interface EvaluationDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Something is wrong with the files of a set; the message says what, where and what to do. */
export class EvaluationSetError extends Error {}

/** The corpus of this repository, which is its own. */
export const OWN_SET_DIRECTORY = __dirname;

/**
 * Reads a set: `corpus/`, a folder of documents of any kind that is taken, and `questions.json`.
 *
 * @throws EvaluationSetError
 */
export function readEvaluationSet(folder: string): EvaluationSet {
  const corpus = join(folder, 'corpus');
  const names = inFolder(folder, () => readdirSync(corpus).sort());
  const documents = names
    .filter((name) => !name.startsWith('.') && statSync(join(corpus, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(corpus, name)) }));
  const file = join(folder, 'questions.json');
  const parsed = questionSetSchema.safeParse(inFolder(folder, () => JSON.parse(readFileSync(file, 'utf8')) as unknown));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new EvaluationSetError(`${file}: ${path.join('.') || 'the list'}: ${message}`);
  }
  const known = new Set(documents.map(({ name }) => name));
  const lost = parsed.data.filter(isAnswerable).find(({ document }) => !known.has(document));
  if (lost) throw new EvaluationSetError(`${file}: ${lost.id} asks about ${lost.document}, which is not in ${corpus}`);
  const foreign = documents.find(({ name }) => kindOf(name) === undefined);
  if (foreign) throw new EvaluationSetError(`${join(corpus, foreign.name)}: a document of this kind is not taken`);
  return { documents, questions: parsed.data };
}

function inFolder<Read>(folder: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new EvaluationSetError(
      `${folder}: ${(error as Error).message}. A set is a folder with corpus/ and questions.json`,
    );
  }
}
