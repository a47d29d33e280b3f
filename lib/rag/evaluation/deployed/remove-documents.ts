import type { Clock } from '../../domain/deadline';
import { inTurns } from '../../domain/in-turns';
import type { ShownDocument } from '../../laptop/tenant-api';
import type { DeployedApi } from './deployed-api';
import { LeftBehindError } from './document-errors';
import type { NotedDocuments, RunFile } from './run-file';

const AT_ONCE = 4;
const LOOK_AGAIN_MS = 2_000;
/** Since anything changed last: news of a document that was just sent is known to the ledger after seconds. */
const PATIENCE_MS = 60_000;
/** After this, a document that is still shown is removed again: an older request to S3 may have come after its end. */
const REMOVE_AGAIN_MS = 15_000;
/** What is not shown by then never came, or somebody removed it: the reader has a message for half of an hour. */
const COMES_WITHIN_MS = 30 * 60_000;

/** Whether a document is one that a run has sent: of its id and its size. Whoever has put another in its place keeps that. */
export function isNoted({ documentId, bytes }: ShownDocument, documents: NotedDocuments): boolean {
  return documents.get(documentId)?.bytes === bytes;
}

/**
 * Removes the documents that a run file notes and waits until they are gone, also those whose news is still on its way: the API
 * takes what it does not know yet for gone. What is gone is forgotten by the file.
 *
 * @param signal - ends the wait; the documents that are not gone by then stay noted
 * @throws LeftBehindError with those that may still be there
 */
export async function removeDocuments(
  api: DeployedApi,
  file: Pick<RunFile, 'documents' | 'forget'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const documents = new Map(file.documents);
  const removedAt = new Map<string, number>();
  let changedAt = clock.nowMs();
  let shownBefore = '';
  try {
    for (;;) {
      const all = await api.documents();
      const there = all.filter((document) => isNoted(document, documents));
      const replaced = new Set(all.filter((each) => !there.includes(each)).map(({ documentId }) => documentId));
      const shown = new Set(there.map(({ documentId }) => documentId));
      for (const [id, { sentAtMs }] of documents) {
        const isGone = removedAt.has(id) || replaced.has(id) || clock.nowMs() - sentAtMs > COMES_WITHIN_MS;
        if (shown.has(id) || !isGone) continue;
        file.forget(id);
        documents.delete(id);
      }
      if (documents.size === 0) return;
      const due = there.filter(
        ({ documentId }) => clock.nowMs() - (removedAt.get(documentId) ?? Number.NEGATIVE_INFINITY) > REMOVE_AGAIN_MS,
      );
      await inTurns(due, AT_ONCE, async ({ documentId }) => {
        await api.remove(documentId);
        removedAt.set(documentId, clock.nowMs());
      });
      const shownNow = [...shown].sort().join();
      if (shownNow !== shownBefore) changedAt = clock.nowMs();
      shownBefore = shownNow;
      if (clock.nowMs() - changedAt > PATIENCE_MS)
        throw new Error(`${documents.size} were not gone after ${PATIENCE_MS / 1000} seconds`);
      await clock.wait(LOOK_AGAIN_MS, signal);
      signal.throwIfAborted();
    }
  } catch (error) {
    throw new LeftBehindError(
      [...documents.values()].map(({ name }) => name),
      error,
    );
  }
}
