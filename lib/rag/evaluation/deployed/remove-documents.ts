import type { Clock } from '../../domain/deadline';
import { inTurns } from '../../domain/in-turns';
import type { DeployedApi } from './deployed-api';
import { LeftBehindError } from './document-errors';

const AT_ONCE = 4;
const LOOK_AGAIN_MS = 2_000;
/** Since anything was there last: news of a document that was just sent is known to the ledger after seconds. */
const PATIENCE_MS = 60_000;
const NEVER = new AbortController().signal;

/** Documents, their names by their ids. */
export type NamedDocuments = ReadonlyMap<string, string>;

/**
 * Removes documents, also those whose news is still on its way: the API takes what it does not know yet for gone.
 *
 * @param documents - those to remove where they are there
 * @param arrived - those of them that are there for certain, or soon
 * @throws LeftBehindError with those that may still be there
 */
export async function removeDocuments(
  api: DeployedApi,
  documents: NamedDocuments,
  arrived: ReadonlySet<string>,
  clock: Clock,
): Promise<void> {
  const awaited = new Set(arrived);
  const left = () => [...documents].filter(([id]) => awaited.has(id)).map(([, name]) => name);
  try {
    for (let until = clock.nowMs() + PATIENCE_MS; ; ) {
      const there = (await api.documents()).filter(({ documentId }) => documents.has(documentId));
      for (const { documentId } of there) awaited.add(documentId);
      await inTurns(there, AT_ONCE, async ({ documentId }) => {
        await api.remove(documentId);
        awaited.delete(documentId);
      });
      if (awaited.size === 0) return;
      if (there.length > 0) until = clock.nowMs() + PATIENCE_MS;
      if (clock.nowMs() > until) throw new Error(`${awaited.size} were sent and have not been read yet`);
      await clock.wait(LOOK_AGAIN_MS, NEVER);
    }
  } catch (error) {
    throw new LeftBehindError(left(), error);
  }
}
