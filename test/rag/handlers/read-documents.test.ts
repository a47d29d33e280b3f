import fc from 'fast-check';
import { documentKey } from '../../../lib/rag/domain/document-key';
import { readDocumentsAnswer } from '../../../lib/rag/handlers/read-documents';
import { type ApiEvent, type ApiRequest, parseRequest } from '../../../lib/shared/api-request';
import { logger } from '../../../lib/shared/logger';
import { recordOf } from '../contract/ledger-contract';
import { bodyOf, request, TENANTS } from '../fakes/document-requests';
import { MemoryLedger } from '../fakes/memory-ledger';

beforeAll(() => logger.setLogLevel('SILENT'));

describe('documents of a tenant', () => {
  const ledger = new MemoryLedger();
  const answer = readDocumentsAnswer(ledger, TENANTS);
  const { documentId } = documentKey('team', '휴가.md')!;

  beforeAll(async () => {
    const order = recordOf('team', '휴가.md').newest.order;
    await ledger.replace(recordOf('team', '휴가.md', { refused: { order, reason: 'scanned' } }), undefined);
    await ledger.replace(recordOf('team', 'hidden.md', { hiddenBy: 'm' }), undefined);
    await ledger.replace(recordOf('others', 'secret.md'), undefined);
  });

  it('are listed with what became of them, in the language of whoever asks, and those that go are not', async () => {
    const reply = await answer(request({ headers: { 'accept-language': 'ko' } }));
    expect(bodyOf(reply)['documents']).toEqual([
      {
        documentId,
        name: '휴가.md',
        status: 'refused',
        bytes: 3,
        reason: { code: 'scanned', title: expect.stringMatching(/[가-힣]/), detail: expect.any(String) },
      },
    ]);
  });

  it.each<[string, number, Partial<ApiRequest>]>([
    ['one of them', 200, { pathParameters: { tenant: 'team', documentId } }],
    [
      'one that goes',
      404,
      { pathParameters: { tenant: 'team', documentId: documentKey('team', 'hidden.md')!.documentId } },
    ],
    [
      'one of somebody else',
      404,
      { pathParameters: { tenant: 'team', documentId: documentKey('others', 'secret.md')!.documentId } },
    ],
    ['one of no such form', 404, { pathParameters: { tenant: 'team', documentId: '../others' } }],
    ['those of nobody', 404, { pathParameters: { tenant: 'nobody' } }],
    ['more than a list has', 422, { queryParameters: { limit: '51' } }],
    ['those behind no document', 422, { queryParameters: { after: 'x' } }],
  ])('are read: %s', async (_, status, over) => {
    expect((await answer(request(over))).statusCode).toBe(status);
  });

  it('are answered to with a problem, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (event) => {
        const { statusCode = 0, body = '{}' } = await answer(parseRequest(event as ApiEvent));
        return [200, 404, 422].includes(statusCode) && JSON.parse(body) !== undefined;
      }),
      { numRuns: 1_000 },
    );
  });
});
