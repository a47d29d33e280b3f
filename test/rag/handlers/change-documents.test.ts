import fc from 'fast-check';
import { documentKey } from '../../../lib/rag/domain/document-key';
import { FORM_SECONDS } from '../../../lib/rag/domain/own-documents';
import { changeDocumentsAnswer } from '../../../lib/rag/handlers/change-documents';
import { logger } from '../../../lib/shared/logger';
import { recordOf } from '../contract/ledger-contract';
import { bodyOf, request, TENANTS } from '../fakes/document-requests';
import { MemoryLedger } from '../fakes/memory-ledger';

beforeAll(() => logger.setLogLevel('SILENT'));

const NOW = Date.UTC(2026, 10, 26);

describe('a form for a document', () => {
  const answer = changeDocumentsAnswer(
    {
      ledger: new MemoryLedger(),
      signForm: async (form) => ({ url: 'https://bucket', fields: { ...form.fields, key: form.key } }),
      hide: () => Promise.reject(new Error('hidden')),
      nowMs: () => NOW,
    },
    TENANTS,
  );

  it('is for one key below the folder of the tenant, in the type that the name promises', async () => {
    const name = '휴가 규정 (2026).md';
    const reply = await answer(request({ json: { fileName: name.normalize('NFD'), bytes: 10 } }));
    const { documentId } = documentKey('team', name)!;
    expect([reply.statusCode, bodyOf(reply)]).toEqual([
      201,
      {
        documentId,
        name,
        url: 'https://bucket',
        fields: { 'Content-Type': 'text/markdown', success_action_status: '201', key: `documents/team/${name}` },
        expiresAt: new Date(NOW + FORM_SECONDS * 1000).toISOString(),
        statusUrl: `/team/documents/${documentId}`,
      },
    ]);
  });

  it.each<[string, number, string, Parameters<typeof request>[0]]>([
    ['for nobody’s folder', 404, 'no-such-tenant', { pathParameters: { tenant: 'nobody' }, json: {} }],
    ['without JSON', 400, 'malformed-json', { body: 'hello' }],
    ['without a name', 422, 'invalid-request', { json: { bytes: 1 } }],
    ['with a field more', 422, 'invalid-request', { json: { fileName: 'a.txt', bytes: 1, tenant: 'others' } }],
    ['for a kind that is not read', 415, 'kind-not-taken', { json: { fileName: 'a.exe', bytes: 1 } }],
    ['for a name without an ending', 415, 'kind-not-taken', { json: { fileName: '', bytes: 1 } }],
    ['for the binary format of Hangul', 415, 'hwp-not-taken', { json: { fileName: '규정.hwp', bytes: 1 } }],
    ['for nothing', 422, 'empty-document', { json: { fileName: 'a.txt', bytes: 0 } }],
    ['for one byte too many', 413, 'document-too-large', { json: { fileName: 'a.txt', bytes: 20 * 1024 ** 2 + 1 } }],
    ['for a name of 256 bytes', 422, 'name-too-long', { json: { fileName: `${'a'.repeat(252)}.txt`, bytes: 1 } }],
  ])('is not given out %s', async (_, status, code, over) => {
    const reply = await answer(request(over));
    expect([reply.statusCode, bodyOf(reply)['code']]).toEqual([status, code]);
  });

  it('is never for another folder, whatever the name is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
        const reply = await answer(request({ json: { fileName: `${name}.md`, bytes: 1 } }));
        if (reply.statusCode !== 201) return true;
        const { key } = bodyOf(reply)['fields'] as { readonly key: string };
        return /^documents\/team\/[^/]+$/s.test(key);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a deletion', () => {
  const hidden: string[] = [];
  const ledger = new MemoryLedger();
  const answer = changeDocumentsAnswer(
    {
      ledger,
      signForm: () => Promise.reject(new Error('signed')),
      hide: async (key) => {
        hidden.push(key);
        return 'marker';
      },
      nowMs: () => NOW,
    },
    TENANTS,
  );
  const ours = recordOf('team', 'ours.md');
  const theirs = recordOf('others', 'theirs.md');
  const ofTeam = (documentId: string) => answer(request({ pathParameters: { tenant: 'team', documentId } }));

  beforeAll(async () => {
    for (const record of [ours, theirs]) await ledger.replace(record, undefined);
  });

  it('hides the document in the bucket and in the ledger', async () => {
    expect((await ofTeam(ours.documentId)).statusCode).toBe(204);
    expect([hidden, (await ledger.read(ours))?.hiddenBy]).toEqual([[ours.key], 'marker']);
  });

  it('of what is not there, or is somebody else’s, does nothing', async () => {
    hidden.length = 0;
    const replies = [await ofTeam(theirs.documentId), await ofTeam('0'.repeat(20)), await ofTeam('../others')];
    expect([replies.map(({ statusCode }) => statusCode), hidden]).toEqual([[204, 204, 404], []]);
  });
});
