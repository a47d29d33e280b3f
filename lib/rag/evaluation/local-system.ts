import { createHash } from 'node:crypto';
import type { WorkLog } from '../../shared/work-log';
import { bedrockAnswerModel } from '../adapters/bedrock-answer-model';
import { parseDocument } from '../adapters/parse-document';
import { newSalt, passageServices } from '../adapters/search-services';
import type { LedgerEntry } from '../domain/admit-hits';
import { type AnswerDeps, answerQuestion } from '../domain/answer-question';
import { askSettings } from '../domain/ask-settings';
import { cutPassages } from '../domain/cut-passages';
import { openDeadline } from '../domain/deadline';
import { documentKey } from '../domain/document-key';
import type { DocumentRecord } from '../domain/document-record';
import { type IngestDeps, ingestDocument } from '../domain/ingest-document';
import type { Ledger } from '../domain/ledger';
import { ledgerEntry } from '../domain/ledger-entry';
import type { EmbeddedPassage } from '../domain/passage';
import { searchPassages } from '../domain/search-passages';
import { orderOf } from '../domain/sequencer';
import { WHOLE_LIMITS } from '../domain/time-limits';
import type { ModelService } from '../laptop/model-service';
import { type AnswerPart, answerOf } from './answer-of';
import type { EvaluatedSystem } from './evaluated-system';
import type { EvaluationDocument } from './evaluation-set';
import { searchOnce } from './search-once';

const TENANT = 'team';
const ATTEMPT_MS = 330_000;
/** More of them would wait for the same processor. */
const AT_ONCE = 2;
const SETTINGS = askSettings(WHOLE_LIMITS);
const VERSION = 'v1';
const FIRST = orderOf('1')!;

export interface LocalSystemSettings {
  /** Address of an OpenSearch, or of what answers in its place. */
  readonly store: string;
  readonly models: ModelService;
  readonly isSemantic: boolean;
  /** Has the store show what was written. @default - it shows it at once */
  readonly settle?: () => Promise<void>;
}

/**
 * Ingestion and questions as they are deployed, over the same clients, with a ledger that forgets. The environment must name the
 * models and credentials by now.
 */
export async function localSystem({
  store: at,
  models,
  isSemantic,
  settle,
}: LocalSystemSettings): Promise<EvaluatedSystem> {
  const { EMBEDDING_MODELS, ANSWER_MODEL } = models.environment;
  const services = await passageServices({
    TABLE_NAME: 'none',
    STORE_ENDPOINT: at,
    STORE_KIND: 'domain',
    EMBEDDING_MODELS: [EMBEDDING_MODELS],
  });
  const { store, configured, retry, embedderFor, bedrock } = services;
  const { log, faults } = heardLog();
  const { ledger, entries } = forgetfulLedger();
  const deps: AnswerDeps = {
    ...retry,
    activeIndex: { current: async () => configured, forget: () => undefined },
    search: store,
    embedderFor,
    readLedger: async (ids) => entries(ids),
    log,
    model: bedrockAnswerModel(bedrock, { calledAs: ANSWER_MODEL }),
    budget: { reserve: async () => true, settle: async () => undefined },
    salt: newSalt,
  };

  return {
    vectorsBy: models.vectorsBy,
    isSemantic,
    tenant: TENANT,
    atOnce: AT_ONCE,

    ingest: async (documents) => {
      const never = new AbortController().signal;
      await store.ensure(configured, never);
      await store.activate(configured, never);
      const written: EmbeddedPassage[] = [];
      const write: IngestDeps['writer']['write'] = async (index, passages, signal) => {
        await store.write(index, passages, signal);
        written.push(...passages);
      };
      const ingest: IngestDeps = {
        ledger,
        targets: async () => [configured],
        writer: { write, remove: store.remove },
        embedderFor,
        readVersion: async (key) => bytesOf(documents, key),
        parse: parseDocument,
        cut: (parsed) => {
          const { passages, refused } = cutPassages(parsed);
          return refused ? { refused } : { passages };
        },
        hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
        nowMs: Date.now,
        log,
      };
      for (const { name, bytes } of documents) {
        const document = documentKey(TENANT, name)!;
        const newest = { order: FIRST, what: 'came', versionId: VERSION, bytes: bytes.length } as const;
        await ingestDocument({ document, newest }, ingest, { attemptMs: ATTEMPT_MS }, AbortSignal.timeout(ATTEMPT_MS));
        const refused = (await ledger.read(document))?.refused;
        if (refused) throw new Error(`${name} cannot be answered from: ${refused.reason}`);
      }
      await settle?.();
      return written;
    },

    ask: async (text) => {
      const deadline = openDeadline(retry.clock, SETTINGS.limits.answer);
      const sought = { tenant: TENANT, text };
      const both = { ...deps, ...searchOnce(deps) };
      const found = await searchPassages(sought, both, SETTINGS, deadline).finally(() => deadline.close());
      throwAny(faults);
      const answered = await answerOf(withoutFaults(answerQuestion(sought, both, SETTINGS)));
      throwAny(faults);
      const passages = (hits: typeof found.hits | undefined = []) => hits.map(({ passage }) => passage);
      const { lexical, nearest } = found.legs;
      return {
        ranked: { lexical: passages(lexical), nearest: passages(nearest), fused: passages(found.hits) },
        ...answered,
      };
    },

    close: async () => {
      await services.client.close();
      bedrock.destroy();
      services.dynamo.destroy();
    },
  };
}

function throwAny(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(faults.join('; '));
}

async function* withoutFaults(events: ReturnType<typeof answerQuestion>): AsyncGenerator<AnswerPart> {
  for await (const event of events) {
    if (event.kind === 'error') throw new Error(event.problem.detail.en);
    yield event;
  }
}

function bytesOf(documents: readonly EvaluationDocument[], key: string): Uint8Array | undefined {
  return documents.find(({ name }) => documentKey(TENANT, name)?.key === key)?.bytes;
}

/** What is wrong is heard, and not written into the middle of the figures. */
function heardLog(): { readonly log: WorkLog; readonly faults: readonly string[] } {
  const faults: string[] = [];
  return {
    faults,
    log: {
      info: () => undefined,
      warn: () => undefined,
      fault: (event, error) => void faults.push(`${event}: ${(error as Error)?.message}`),
    },
  };
}

function forgetfulLedger() {
  const records = new Map<string, DocumentRecord>();
  const ledger: Ledger = {
    read: async ({ documentId }) => records.get(documentId),
    replace: async (record, revision) => {
      if (records.get(record.documentId)?.revision !== revision) return false;
      records.set(record.documentId, record);
      return true;
    },
  };
  const entries = (ids: readonly string[]) =>
    new Map(
      ids.flatMap((id): [string, LedgerEntry][] => {
        const record = records.get(id);
        const entry = record && ledgerEntry(record);
        return entry ? [[id, entry]] : [];
      }),
    );
  return { ledger, entries };
}
