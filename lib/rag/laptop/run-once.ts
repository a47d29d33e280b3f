import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { OnceAnswer, OnceArguments } from '../../tools/laptop/desk/pattern-page';
import { prepareFolder } from '../../tools/laptop/desk/prepare-folder';
import { UsageError } from '../../tools/laptop/desk/usage-error';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import type { Source } from '../domain/answer-events';
import { MAX_DOCUMENT_BYTES } from '../domain/document-kinds';
import type { WholeAnswer } from '../domain/whole-reply';
import { RAG_MESSAGES } from './messages';
import { detailOf, type ShownDocument, type TenantApi } from './tenant-api';

const LIMIT_SECONDS = 180;
/** Of what was found, where no answer is in it. */
const SHOWN_SOURCES = 3;

/** Refuses what cannot be sent or asked, before anything is started. What a document holds, its reader says. */
export function checkOnce({ words, options, language }: OnceArguments): void {
  const text = RAG_MESSAGES[language];
  if (words.length === 0) throw new UsageError(text.onceNeeds);
  if (options['ask'] !== undefined && String(options['ask']).trim() === '') throw new UsageError(text.noQuestion);
  for (const file of words) {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) throw new LaptopError(text.noFile(file));
    if (!found.isFile()) throw new LaptopError(text.isFolder(file));
    if (found.size > MAX_DOCUMENT_BYTES) throw new LaptopError(text.tooLarge(file, MAX_DOCUMENT_BYTES / 1024 ** 2));
  }
  if (options['out'] !== undefined) prepareFolder(String(options['out']), language);
}

/**
 * Has documents read, and asks them, as a client of the API would.
 *
 * @throws LaptopError with the reason of whoever refused: the API, S3 or the reader
 */
export async function runOnce(tenant: TenantApi, { words, options, language }: OnceArguments): Promise<OnceAnswer> {
  const text = RAG_MESSAGES[language];
  const documents: ShownDocument[] = [];
  for (const file of words) documents.push(await readDocument(tenant, file, text));
  const read = documents.map(({ name, passages = 0 }) => text.read(name, passages));
  const { ask, out } = options;
  if (ask === undefined) return { about: { documents }, lines: read };

  const { status, body } = await tenant.call('POST', 'ask', { question: String(ask) });
  if (status !== 200) throw new LaptopError(text.notAnswered(status, detailOf(body)));
  const answer = body as unknown as WholeAnswer;
  const cited = answer.sources.filter(({ n }) => answer.citations.includes(n));
  const said = answer.answered
    ? [answer.answer, ...cited.map(sourceLine)]
    : [text.notInDocuments, ...answer.sources.slice(0, SHOWN_SOURCES).map(sourceLine)];
  const files = out === undefined ? [] : writeAnswer(resolve(String(out)), answer, said);
  return {
    about: { documents, ...answer, files },
    lines: [...read, '', ...said, '', text.standInAnswers, ...files],
  };
}

async function readDocument(
  tenant: TenantApi,
  file: string,
  text: (typeof RAG_MESSAGES)['en'],
): Promise<ShownDocument> {
  const { documentId, status, detail } = await tenant.send(basename(file), readFileSync(file));
  if (documentId === undefined) throw new LaptopError(text.notTaken(file, status, detail));
  const document = await tenant.untilRead(documentId, LIMIT_SECONDS);
  if (!document) throw new LaptopError(text.tooSlow(file, LIMIT_SECONDS));
  if (document.reason) throw new LaptopError(text.refused(file, document.reason.title, document.reason.detail));
  return document;
}

function sourceLine({ n, title, headings, page, text }: Source): string {
  const parts = [title, ...headings, ...(page === undefined ? [] : [`p. ${page}`])];
  // A document is often called what its first heading says.
  const where = [...new Set(parts)].join(' > ');
  return `[${n}] ${where}\n    ${text.replace(/\s+/g, ' ')}`;
}

function writeAnswer(directory: string, answer: WholeAnswer, said: readonly string[]): string[] {
  const files: readonly (readonly [name: string, content: string])[] = [
    ['answer.json', JSON.stringify(answer, null, 2)],
    ['answer.txt', said.join('\n')],
  ];
  return files.map(([name, content]) => {
    const file = join(directory, name);
    writeFileSync(file, `${content}\n`);
    return file;
  });
}
