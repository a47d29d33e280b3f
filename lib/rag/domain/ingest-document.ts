import type { WorkLog } from '../../shared/work-log';
import type { DocumentKey } from './document-key';
import {
  type DocumentRecord,
  firstRecord,
  type Happened,
  isHeldBy,
  isNewest,
  leftovers,
  type Newest,
  noted,
  type Published,
  publishedRecord,
  refusedRecord,
  type WrittenPart,
  without,
  withWritten,
} from './document-record';
import { changeRecord, type Ledger } from './ledger';
import type { Embedder } from './models';
import type { ParseOutcome, Refusal } from './parsed-document';
import { type EmbeddedPassage, type Passage, passageId } from './passage';
import type { PassageIndex, PassageWriter } from './passage-store';
import { centroid } from './similar-documents';

/** News of a document: S3 tells at least once, and in no order. */
export interface DocumentNews {
  readonly document: DocumentKey;
  readonly newest: Happened;
}

export interface IngestDeps {
  readonly ledger: Ledger;
  /** Indexes that documents are written into: the one that is asked, and the one that will be. */
  readonly targets: (signal: AbortSignal) => Promise<readonly PassageIndex[]>;
  readonly writer: PassageWriter;
  readonly embedderFor: (index: PassageIndex) => Embedder;
  /** Bytes of one version; undefined when that version is gone. */
  readonly readVersion: (key: string, versionId: string, signal: AbortSignal) => Promise<Uint8Array | undefined>;
  readonly parse: (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<ParseOutcome>;
  /** Cuts a document into passages; a reason where it has too many, or none. */
  readonly cut: (
    parsed: NonNullable<ParseOutcome['parsed']>,
  ) => { readonly passages: readonly Passage[] } | { readonly refused: Refusal };
  readonly hash: (bytes: Uint8Array) => string;
  readonly nowMs: () => number;
  readonly log: WorkLog;
}

export interface IngestSettings {
  /** How long one attempt may go on writing, in milliseconds: longer than the function lives. */
  readonly attemptMs: number;
}

/** A document as it was read, ready to be written. */
interface Cut {
  readonly contentHash: string;
  readonly title: string;
  readonly passages: readonly Passage[];
}

/**
 * Brings the indexes to where they should be after something happened to a document.
 *
 * However often it begins, in whatever order, beside whomever, and wherever it was killed before, it ends the same way: what came
 * last is answered from, once all of its passages are there, and until then what came before it. Nothing is written that the ledger
 * does not know of beforehand, so nothing is left behind that nobody knows of.
 *
 * @throws Error when a service fails; the news then comes again
 */
export async function ingestDocument(
  { document, newest }: DocumentNews,
  deps: IngestDeps,
  settings: IngestSettings,
  signal: AbortSignal,
): Promise<void> {
  const record = await changeRecord(deps.ledger, document, (before) =>
    before === undefined ? firstRecord(document, newest) : noted(before, newest),
  );
  if (record && isNewest(record, newest.order)) await bringUp(record, record.newest, deps, settings, signal);
  await tidyUp(document, deps, signal);
}

/**
 * Writes a document into an index that is being filled, as it is answered from.
 *
 * @param index - name of the index
 */
export async function fillIndex(
  document: DocumentKey,
  index: string,
  deps: IngestDeps,
  settings: IngestSettings,
  signal: AbortSignal,
): Promise<void> {
  const record = await deps.ledger.read(document);
  const target = (await deps.targets(signal)).find(({ name }) => name === index);
  if (target && record?.published && !isHeldBy(record, index)) {
    await copyInto(target, record, record.published, deps, settings, signal);
  }
  await changeRecord(deps.ledger, document, (before) => {
    // What is being read for the first time will be written into this index too, by whoever reads it.
    if (before?.pendingFor !== index || (before.published && !isHeldBy(before, index))) return before;
    const { pendingFor: _, ...rest } = before;
    return rest;
  });
  await tidyUp(document, deps, signal);
}

/** Writes what is answered from, which may not be what came last: that may still be read, or be past reading. */
async function copyInto(
  target: PassageIndex,
  record: DocumentRecord,
  { generation, versionId, order }: Published,
  deps: IngestDeps,
  settings: IngestSettings,
  signal: AbortSignal,
): Promise<void> {
  const bytes = await deps.readVersion(record.key, versionId, signal);
  if (bytes === undefined) throw new Error('the version that is answered from is gone');
  const cut = await cutUp(record, bytes, deps, signal);
  if ('refused' in cut) {
    deps.log.warn('document refused', { documentId: record.documentId, reason: cut.refused });
    await changeRecord(
      deps.ledger,
      record,
      (before) => before && (refusedRecord(before, order, cut.refused) ?? before),
    );
    return;
  }
  await writeInto(target, record, generation, cut, deps, settings, signal);
}

async function bringUp(
  record: DocumentRecord,
  newest: Newest,
  deps: IngestDeps,
  settings: IngestSettings,
  signal: AbortSignal,
): Promise<void> {
  const targets = await deps.targets(signal);
  const { published } = record;
  if (published?.order === newest.order && targets.every(({ name }) => isHeldBy(record, name))) return;
  if (record.refused?.order === newest.order) return;

  const bytes = await deps.readVersion(record.key, newest.versionId, signal);
  if (bytes === undefined) {
    // Only what is no longer the newest goes for good; what took its place is told of as well.
    deps.log.warn('a version is gone', { documentId: record.documentId });
    return;
  }
  const cut = await cutUp(record, bytes, deps, signal);
  if ('refused' in cut) {
    deps.log.info('document refused', { documentId: record.documentId, reason: cut.refused });
    await changeRecord(deps.ledger, record, (before) => before && refusedRecord(before, newest.order, cut.refused));
    return;
  }
  // The same bytes under another version are the same passages, which are paid for already.
  const generation = published?.contentHash === cut.contentHash ? published.generation : newest.order;
  for (const target of targets) await writeInto(target, record, generation, cut, deps, settings, signal);
  const after = await publish(record, newest, generation, cut, deps);
  // Otherwise a newer version is there by now, or none, and what was written is tidied up.
  if (after?.published?.generation === generation) {
    deps.log.info('document ready', { documentId: record.documentId, passages: cut.passages.length });
  }
}

async function cutUp(
  { name }: DocumentRecord,
  bytes: Uint8Array,
  { parse, cut, hash }: IngestDeps,
  signal: AbortSignal,
): Promise<Cut | { readonly refused: Refusal }> {
  const outcome = await parse(name, bytes, signal);
  if (outcome.refused) return { refused: outcome.refused };
  const found = cut(outcome.parsed!);
  if ('refused' in found) return found;
  return { contentHash: hash(bytes), title: outcome.parsed!.title ?? name, passages: found.passages };
}

async function writeInto(
  index: PassageIndex,
  { tenant, documentId }: DocumentRecord,
  generation: string,
  { title, passages }: Cut,
  { ledger, embedderFor, writer, nowMs }: IngestDeps,
  { attemptMs }: IngestSettings,
  signal: AbortSignal,
): Promise<void> {
  const noted = await changeRecord(ledger, { tenant, documentId }, (before) => {
    if (!before || before.written[index.name]?.[generation]?.done) return before;
    const untilMs = nowMs() + attemptMs;
    return withWritten(before, index.name, generation, { passages: passages.length, untilMs, done: false });
  });
  if (noted?.written[index.name]?.[generation]?.done) return;
  const texts = passages.map((passage) => `${[title, ...passage.headings].join('\n')}\n\n${passage.text}`);
  const vectors = await embedderFor(index).embed(texts, 'passage', signal);
  const embedded = passages.map(
    (passage, at): EmbeddedPassage => ({
      ...passage,
      id: passageId(documentId, generation, passage.ordinal),
      tenant,
      documentId,
      generation,
      title,
      vector: vectors[at]!,
    }),
  );
  await writer.write(index, embedded, signal);
  const middle = centroid(vectors);
  await changeRecord(
    ledger,
    { tenant, documentId },
    (before) =>
      before &&
      withWritten(before, index.name, generation, {
        passages: passages.length,
        untilMs: before.written[index.name]?.[generation]?.untilMs ?? nowMs() + attemptMs,
        done: true,
        ...(middle && { centroid: middle }),
      }),
  );
}

async function publish(
  record: DocumentRecord,
  newest: Newest,
  generation: string,
  { contentHash, title, passages }: Cut,
  { ledger, nowMs }: IngestDeps,
): Promise<DocumentRecord | undefined> {
  const published: Omit<Published, 'previous'> = {
    generation,
    versionId: newest.versionId,
    order: newest.order,
    contentHash,
    title,
    passages: passages.length,
    atMs: nowMs(),
  };
  return changeRecord(ledger, record, (before) => before && (publishedRecord(before, published) ?? before));
}

/** Removes what counts no more, wherever it is written. */
async function tidyUp(document: DocumentKey, deps: IngestDeps, signal: AbortSignal): Promise<void> {
  const record = await deps.ledger.read(document);
  if (!record) return;
  const parts = leftovers(record, deps.nowMs());
  if (parts.length > 0) await removeParts(document, parts, await deps.targets(signal), deps, signal);
}

async function removeParts(
  document: DocumentKey,
  parts: readonly WrittenPart[],
  targets: readonly PassageIndex[],
  { ledger, writer, nowMs }: IngestDeps,
  signal: AbortSignal,
): Promise<void> {
  for (const { index, generation, passages } of parts) {
    const target = targets.find(({ name }) => name === index);
    // An index that is no target any more goes as a whole.
    if (!target) continue;
    const ids = Array.from({ length: passages }, (_, ordinal) => passageId(document.documentId, generation, ordinal));
    await writer.remove(target, ids, signal);
  }
  await changeRecord(ledger, document, (before) => before && without(before, parts, nowMs()));
}
