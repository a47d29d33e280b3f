import { documentKey } from '../../../lib/rag/domain/document-key';
import { type DocumentNews, fillIndex, type IngestDeps, ingestDocument } from '../../../lib/rag/domain/ingest-document';
import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import type { PassageIndex } from '../../../lib/rag/domain/passage-store';
import { orderOf } from '../../../lib/rag/domain/sequencer';
import { MemoryLedger } from './memory-ledger';

export const DOCUMENT = documentKey('team', '휴가 규정.md')!;
export const OLD_INDEX: PassageIndex = { name: 'passages-old', embeddingModel: 'old-model', dimension: 2 };
export const NEW_INDEX: PassageIndex = { name: 'passages-new', embeddingModel: 'new-model', dimension: 2 };

/** Longer than an attempt may write. */
const VISIBILITY_MS = 1_800_000;
const SETTINGS = { attemptMs: 330_000 };

/** What a test puts between an attempt and the world. */
export type Interference = <Args extends unknown[], Result>(
  name: string,
  call: (...args: Args) => Promise<Result>,
) => (...args: Args) => Promise<Result>;

const undisturbed: Interference = (_, call) => call;

/**
 * One thing that happens to the document: a version with a text, of which each line is a passage, its deletion, or that of one of its
 * versions for good, so many before the newest.
 */
export type Happening = { readonly text: string } | 'deleted' | { readonly purged: number };

/** The bucket, the ledger and the indexes around an ingestion. */
export class Ingestion {
  readonly ledger = new MemoryLedger();
  readonly indexes = new Map<string, Map<string, EmbeddedPassage>>();
  readonly versions = new Map<string, string>();
  targets: readonly PassageIndex[] = [OLD_INDEX];
  /** Texts that were paid for at an embedding model. */
  embedded = 0;
  nowMs = 1_700_000_000_000;
  private happened = 0;
  private told = 0;

  /** Something happens to the document. @returns the news of it */
  happen(what: Happening): DocumentNews {
    const order = orderOf((0x10 + this.happened++).toString(16))!;
    if (what !== 'deleted' && 'purged' in what) {
      const versionId = `v${this.told - what.purged}`;
      this.versions.delete(versionId);
      return { document: DOCUMENT, newest: { order, what: 'purged', versionId } };
    }
    const versionId = `v${++this.told}`;
    if (what === 'deleted') {
      return { document: DOCUMENT, newest: { order, what: 'went', versionId, bytes: 0 } };
    }
    this.versions.set(versionId, what.text);
    return { document: DOCUMENT, newest: { order, what: 'came', versionId, bytes: what.text.length } };
  }

  /** One delivery of news. */
  ingest(news: DocumentNews, interfere: Interference = undisturbed): Promise<void> {
    return ingestDocument(news, this.deps(interfere), SETTINGS, new AbortController().signal);
  }

  fill(index: PassageIndex, interfere: Interference = undisturbed): Promise<void> {
    return fillIndex(DOCUMENT, index.name, this.deps(interfere), SETTINGS, new AbortController().signal);
  }

  /** A message that was not deleted comes again. */
  passVisibility(): void {
    this.nowMs += VISIBILITY_MS;
  }

  get record() {
    return this.ledger.records.get(`${DOCUMENT.tenant}/${DOCUMENT.documentId}`);
  }

  /** Everything that an index holds. */
  held(index: PassageIndex): string[] {
    return [...(this.indexes.get(index.name)?.values() ?? [])].map(({ text }) => text);
  }

  /** What a question can find: what is held and published. */
  found(index: PassageIndex): string[] {
    return [...(this.indexes.get(index.name)?.values() ?? [])]
      .filter(({ generation }) => generation === this.record?.published?.generation)
      .sort((one, other) => one.ordinal - other.ordinal)
      .map(({ text }) => text);
  }

  /** Passages that the ledger knows nothing of. */
  unknown(): string[] {
    return [...this.indexes].flatMap(([index, passages]) =>
      [...passages.values()]
        .filter(({ generation }) => this.record?.written[index]?.[generation] === undefined)
        .map(({ id }) => `${index} ${id}`),
    );
  }

  private deps(interfere: Interference): IngestDeps {
    const { ledger } = this;
    return {
      ledger: { read: interfere('read', ledger.read), replace: interfere('replace', ledger.replace) },
      targets: interfere('targets', async () => this.targets),
      writer: {
        // As a bulk write does: some first, and then some more.
        write: async (index, passages) => {
          const half = Math.ceil(passages.length / 2);
          for (const part of [passages.slice(0, half), passages.slice(half)]) {
            await interfere('write', async () => this.put(index.name, part))();
          }
        },
        remove: interfere('remove', async ({ name }, ids) => {
          for (const id of ids) this.indexes.get(name)?.delete(id);
        }),
      },
      embedderFor: ({ embeddingModel, dimension }) => ({
        model: embeddingModel,
        dimension,
        embed: interfere('embed', async (texts) => {
          this.embedded += texts.length;
          return texts.map(({ length }) => [length, 1]);
        }),
      }),
      readVersion: interfere('readVersion', async (_, versionId) => {
        const text = this.versions.get(versionId);
        return text === undefined ? undefined : Buffer.from(text);
      }),
      parse: async (_, bytes) => {
        const text = Buffer.from(bytes).toString();
        if (text === 'locked') return { refused: 'encrypted' };
        return { parsed: { blocks: text.split('\n').map((line) => ({ kind: 'paragraph', text: line })) } };
      },
      cut: ({ blocks }) => ({
        passages: blocks.map((block, ordinal) => ({
          ordinal,
          headings: [],
          text: block.kind === 'paragraph' ? block.text : '',
        })),
      }),
      hash: (bytes) => Buffer.from(bytes).toString('hex'),
      nowMs: () => this.nowMs,
      log: { info: () => {}, warn: () => {}, fault: () => {} },
    };
  }

  private put(index: string, passages: readonly EmbeddedPassage[]): void {
    const held = this.indexes.get(index) ?? new Map<string, EmbeddedPassage>();
    for (const passage of passages) held.set(passage.id, passage);
    this.indexes.set(index, held);
  }
}
