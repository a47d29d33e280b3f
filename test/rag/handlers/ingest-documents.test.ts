import type { SQSEvent } from 'aws-lambda';
import { type DocumentRecord, statusOf } from '../../../lib/rag/domain/document-record';
import type { IngestDeps } from '../../../lib/rag/domain/ingest-document';
import { ingestDocumentsHandler } from '../../../lib/rag/handlers/ingest-documents';
import { DOCUMENT, NEW_INDEX, OLD_INDEX } from '../fakes/ingestion';
import { MemoryLedger } from '../fakes/memory-ledger';

const PLENTY = { getRemainingTimeInMillis: () => 300_000 };

const news = (key: string, over: object = {}, eventName = 'ObjectCreated:Post') =>
  JSON.stringify({
    Records: [
      {
        eventName,
        s3: { bucket: { name: 'documents' }, object: { key, size: 3, versionId: 'v1', sequencer: '10', ...over } },
      },
    ],
  });

const encoded = (key: string) => encodeURIComponent(key).replace(/%20/g, '+').replace(/%2F/g, '/');

function batch(...bodies: readonly string[]): SQSEvent {
  return { Records: bodies.map((body, at) => ({ messageId: `m${at}`, body })) } as unknown as SQSEvent;
}

/** The function on fakes: what it logs, and what it did. */
function function_(over: Partial<IngestDeps> = {}) {
  const ledger = new MemoryLedger();
  const said: string[] = [];
  const say = (event: string, ...facts: readonly unknown[]) => void said.push(`${event} ${JSON.stringify(facts)}`);
  const log = { info: say, warn: say, fault: (event: string, _: unknown, facts: object) => say(event, facts) };
  const written: string[] = [];
  const ingest: IngestDeps = {
    ledger,
    targets: async () => [OLD_INDEX],
    writer: {
      write: async (_, passages) => void written.push(...passages.map(({ text }) => text)),
      remove: async () => {},
    },
    embedderFor: ({ embeddingModel: model, dimension }) => ({
      model,
      dimension,
      embed: async (texts) => texts.map(() => [1, 0]),
    }),
    readVersion: async () => Buffer.from('kAnaRy'),
    parse: async () => ({ parsed: { blocks: [{ kind: 'paragraph', text: 'kAnaRy' }] } }),
    cut: () => ({ passages: [{ ordinal: 0, headings: [], text: 'kAnaRy' }] }),
    hash: () => 'hash',
    nowMs: () => 0,
    log,
    ...over,
  };
  const indexes = {
    ledger,
    indexes: {
      ensure: async () => 'exists' as const,
      active: async () => OLD_INDEX,
      activate: async () => {},
      names: async () => [],
      drop: async () => {},
    },
    configured: OLD_INDEX,
    send: async () => {},
    log,
  } as const;
  const handle = ingestDocumentsHandler(async () => ({ ingest, indexes, log }), {
    bucket: 'documents',
    tenants: ['team'],
  });
  const records = (): DocumentRecord[] => [...ledger.records.values()];
  return { handle, records, written, said };
}

it('reads what came, and says nothing of what is in it', async () => {
  const { handle, records, written, said } = function_();
  expect(await handle(batch(news(encoded(DOCUMENT.key))), PLENTY)).toEqual({ batchItemFailures: [] });
  expect([written, records().map(({ name }) => name)]).toEqual([['kAnaRy'], [DOCUMENT.name]]);
  expect(said.join()).not.toMatch(/kAnaRy|휴가/);
});

// S3 writes names into its events as a form does, and a Mac takes Hangul apart.
it.each(['a+b.md', '100%.md', '휴가 (최종) +1%20.md', '휴가.md'.normalize('NFD'), '🌿 #1.md'])(
  'reads the object that is called %j',
  async (name) => {
    const asked: string[] = [];
    const { handle, records } = function_({
      readVersion: async (key) => {
        asked.push(key);
        return Buffer.from('text');
      },
    });
    await handle(batch(news(encoded(`documents/team/${name}`))), PLENTY);
    expect([asked, records().map((each) => each.name)]).toEqual([[`documents/team/${name}`], [name.normalize('NFC')]]);
  },
);

it('keeps a document of which an older version is deleted for good, and not one whose newest is', async () => {
  const { handle, records } = function_();
  const of = (versionId: string, sequencer: string, eventName?: string) =>
    news(DOCUMENT.key, { versionId, sequencer }, eventName);
  await handle(batch(of('v1', '10'), of('v2', '20'), of('v1', '30', 'ObjectRemoved:Delete')), PLENTY);
  expect(records().map(statusOf)).toEqual(['ready']);
  await handle(batch(of('v2', '40', 'ObjectRemoved:Delete')), PLENTY);
  expect(records().map(statusOf)).toEqual(['deleted']);
});

it('has messages back that nobody can read, that fail, and for which no time is left, and no others', async () => {
  const { handle } = function_({
    readVersion: async (key) => {
      if (key.endsWith('bad.md')) throw new Error('SlowDown');
      return Buffer.from('text');
    },
  });
  const good = news('documents/team/good.md');
  const { batchItemFailures } = await handle(
    batch('hello', news('documents/team/bad.md'), good, news('documents/team/x.md', { sequencer: 'not hex' })),
    PLENTY,
  );
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m0', 'm1', 'm3']);
  const late = await handle(batch(good), { getRemainingTimeInMillis: () => 200_000 });
  expect(late.batchItemFailures).toHaveLength(1);
});

it.each([
  ['the test event of S3', JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'documents' })],
  ['a folder that the console made', news('documents/team/')],
  ['what lies in the folder of nobody', news('documents/nobody/a.md')],
  [
    'an index that another deployment has overtaken',
    JSON.stringify({ kind: 'fill', index: NEW_INDEX.name, key: DOCUMENT.key }),
  ],
  ['a switch that another deployment has overtaken', JSON.stringify({ kind: 'switch', index: NEW_INDEX.name })],
])('does nothing for %s', async (_, body) => {
  const { handle, records, written } = function_();
  expect(await handle(batch(body), PLENTY)).toEqual({ batchItemFailures: [] });
  expect([records(), written]).toEqual([[], []]);
});

it.each([
  ['another bucket', news(DOCUMENT.key).replace('"documents"', '"elsewhere"')],
  ['no version', news('documents/team/a.md', { versionId: 'null' })],
  ['no order', news('documents/team/a.md', { sequencer: undefined })],
  ['a message of its own for a foreign key', JSON.stringify({ kind: 'fill', index: OLD_INDEX.name, key: 'x' })],
  ['a message of its own with a field more', JSON.stringify({ kind: 'switch', index: OLD_INDEX.name, at: 1 })],
])('has a message back that tells of %s', async (_, body) => {
  const { handle } = function_();
  expect((await handle(batch(body), PLENTY)).batchItemFailures).toHaveLength(1);
});
