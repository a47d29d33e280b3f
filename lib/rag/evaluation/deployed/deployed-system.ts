import { SHOWS_LATE_MS } from '../../domain/admit-hits';
import type { Clock } from '../../domain/deadline';
import { documentKey } from '../../domain/document-key';
import { inTurns } from '../../domain/in-turns';
import type { ShownDocument } from '../../laptop/tenant-api';
import type { EvaluatedSystem } from '../evaluated-system';
import type { EvaluationDocument } from '../evaluation-set';
import type { DeployedApi } from './deployed-api';
import { NotReadError, RefusedDocumentError } from './document-errors';
import { isNoted, removeDocuments } from './remove-documents';
import type { RunFile } from './run-file';

/** A fresh account may ask a model a few times a minute; what is refused then is asked again. */
const QUESTIONS_AT_ONCE = 2;
const UPLOADS_AT_ONCE = 4;
const LOOK_AGAIN_MS = 3_000;
/** So long nothing changes, and the reader is not coming: it has a message for half of an hour, and a queue before it. */
const PATIENCE_MS = 10 * 60_000;

const NEVER = new AbortController().signal;

export interface DeployedSystemSettings {
  /** Ends with the signal of the run. */
  readonly api: DeployedApi;
  /** Goes on when the run was stopped, so that it leaves nothing behind. */
  readonly tidyingApi: DeployedApi;
  readonly tenant: string;
  /** Of this run: what it notes is removed at the end, and nothing else. */
  readonly file: RunFile;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly progress: {
    readonly sent: (done: number, of: number) => void;
    readonly read: (done: number, of: number) => void;
    readonly showing: (seconds: number) => void;
    readonly removing: (documents: number) => void;
  };
}

/**
 * A deployed stack, asked as a program of a tenant asks it. Closing it removes the documents that it sent.
 *
 * @returns a system whose `ingest` throws RefusedDocumentError or NotReadError, and whose `close` throws LeftBehindError
 */
export function deployedSystem({
  api,
  tidyingApi,
  tenant,
  file,
  clock,
  signal,
  progress,
}: DeployedSystemSettings): EvaluatedSystem {
  let vectorsBy = '';
  return {
    get vectorsBy() {
      return vectorsBy;
    },
    isSemantic: true,
    tenant,
    atOnce: QUESTIONS_AT_ONCE,

    ingest: async (documents) => {
      let done = 0;
      const send = async ({ name, bytes }: EvaluationDocument) => {
        const { documentId } = documentKey(tenant, name)!;
        const note = () => file.note(documentId, { name, bytes: bytes.length, sentAtMs: clock.nowMs() });
        await api.add(name, bytes, note, () => file.forget(documentId));
        progress.sent(++done, documents.length);
      };
      await inTurns(documents, UPLOADS_AT_ONCE, send);
      await untilRead(api, file, { clock, signal }, progress.read);
      // The ledger knows of a document before the index shows its passages.
      progress.showing(SHOWS_LATE_MS / 1000);
      await clock.wait(SHOWS_LATE_MS, signal);
      signal.throwIfAborted();
      return undefined;
    },

    ask: async (question) => {
      // First, because it is the cheap one: where the search fails, no answer is paid for.
      const found = await api.search(question);
      const answer = await api.ask(question);
      vectorsBy = answer.by.embeddingModel;
      const fused = found.map(({ documentId, ordinal, text }) => ({
        id: `${documentId}/${ordinal}`,
        documentId,
        text,
      }));
      return { ranked: { fused }, ...answer };
    },

    close: async () => {
      if (file.documents.size === 0) return;
      progress.removing(file.documents.size);
      await removeDocuments(tidyingApi, file, clock, NEVER);
    },
  };
}

/** @throws RefusedDocumentError, NotReadError */
async function untilRead(
  api: DeployedApi,
  { documents: sent }: Pick<RunFile, 'documents'>,
  { clock, signal }: Pick<DeployedSystemSettings, 'clock' | 'signal'>,
  progress: (done: number, of: number) => void,
): Promise<void> {
  let changedAt = clock.nowMs();
  let before = -1;
  for (;;) {
    const seen = (await api.documents()).filter((document) => isNoted(document, sent));
    const refused = seen.find(({ status }) => status === 'refused');
    if (refused) throw new RefusedDocumentError(refused.name, reasonOf(refused));
    const ready = new Set(seen.filter(({ status }) => status === 'ready').map(({ documentId }) => documentId));
    if (ready.size !== before) {
      progress(ready.size, sent.size);
      changedAt = clock.nowMs();
      before = ready.size;
    }
    if (ready.size === sent.size) return;
    if (clock.nowMs() - changedAt > PATIENCE_MS) {
      throw new NotReadError(
        [...sent].filter(([id]) => !ready.has(id)).map(([, { name }]) => name),
        PATIENCE_MS / 60_000,
      );
    }
    await clock.wait(LOOK_AGAIN_MS, signal);
    signal.throwIfAborted();
  }
}

function reasonOf({ reason }: ShownDocument): string {
  return reason ? `${reason.title} ${reason.detail}` : '';
}
