import { createHash } from 'node:crypto';
import { parseDocument } from '../../../lib/rag/adapters/parse-document';
import { cutPassages } from '../../../lib/rag/domain/cut-passages';
import { documentKey } from '../../../lib/rag/domain/document-key';
import { type IngestDeps, ingestDocument } from '../../../lib/rag/domain/ingest-document';
import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import { orderOf } from '../../../lib/rag/domain/sequencer';
import { hashedVectors } from '../../../lib/tools/laptop/bedrock/hashed-vectors';
import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { MemoryLedger } from '../fakes/memory-ledger';
import { bulkLines, post } from './bare-requests';
import { BenchTexts, TENANT } from './bench-passages';
import { type BenchStore, benchStores } from './bench-stores';

const DOCUMENTS = 20;
const SECTIONS = 50;
const PASSAGES = DOCUMENTS * SECTIONS;
const NEVER = new AbortController().signal;

/**
 * A thousand passages from the bytes of documents to the index (ledger, parser, cutter, embedder, writer), against the same rows in
 * bare bulk requests to the same store: what it costs besides writing. The ledger is in memory, and vectors are hashed in the
 * process: with DynamoDB and Bedrock, both wait for a network that no benchmark here has. Rounds take turns.
 */
export async function ingestSpeed(rounds: number): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const open of benchStores()) {
    const opened = await open();
    try {
      measured.push(...(await ingestInto(opened, rounds)));
    } finally {
      await opened.stop();
    }
  }
  return measured;
}

async function ingestInto({ name, url, store, index, settle }: BenchStore, rounds: number): Promise<Measurement[]> {
  const [whole, bare]: [number[], number[]] = [[], []];
  const texts = new BenchTexts(1);
  for (let round = -1; round < rounds; round++) {
    const documents = Array.from({ length: DOCUMENTS }, () => Buffer.from(texts.document(SECTIONS)));
    const written: EmbeddedPassage[] = [];
    const deps = depsOf({ ...store, write: keeping(store.write, written) }, documents, index);
    const ingested = await secondsOf(async () => {
      for (const at of documents.keys()) await ingestDocument(newsOf(round, at), deps, { attemptMs: 600_000 }, NEVER);
    });
    if (written.length !== PASSAGES) throw new Error(`${PASSAGES} sections became ${written.length} passages`);
    await settle();
    await store.remove(
      index,
      written.map(({ id }) => id),
      NEVER,
    );
    const parts = bulkLines(written);
    const wrote = await secondsOf(async () => {
      for (const lines of parts) await post(`${url}/${index.name}/_bulk`, lines);
    });
    await settle();
    await store.remove(
      index,
      written.map(({ id }) => id),
      NEVER,
    );
    if (round < 0) continue; // the first warms the processes
    whole.push(ingested);
    bare.push(wrote);
  }
  const [value, floor] = [median(whole), median(bare)];
  return [
    {
      name: `ingest 1,000 passages, ${name}`,
      value,
      unit: 's',
      baseline: { name: 'bare bulk writes', value: floor },
      aim: 2,
    },
    { name: `ingest, ${name}`, value: PASSAGES / value, unit: 'passages/s' },
    { name: `bare bulk writes, ${name}`, value: PASSAGES / floor, unit: 'passages/s' },
  ];
}

function keeping(write: IngestDeps['writer']['write'], written: EmbeddedPassage[]): IngestDeps['writer']['write'] {
  return async (index, passages, signal) => {
    await write(index, passages, signal);
    written.push(...passages);
  };
}

function newsOf(round: number, at: number) {
  const document = documentKey(TENANT, `round ${round} number ${at}.md`)!;
  return { document, newest: { order: orderOf('10')!, what: 'came', versionId: `v${at}`, bytes: 1 } } as const;
}

function depsOf(writer: IngestDeps['writer'], documents: readonly Buffer[], index: BenchStore['index']): IngestDeps {
  const ledger = new MemoryLedger();
  return {
    ledger,
    targets: async () => [index],
    writer,
    embedderFor: ({ embeddingModel: model, dimension }) => ({
      model,
      dimension,
      embed: (texts) => hashedVectors.embed(texts, dimension),
    }),
    readVersion: async (_, version) => documents[Number(version.slice(1))],
    parse: parseDocument,
    cut: (parsed) => {
      const { passages, refused } = cutPassages(parsed);
      return refused ? { refused } : { passages };
    },
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    nowMs: Date.now,
    log: { info: () => undefined, warn: () => undefined, fault: () => undefined },
  };
}
