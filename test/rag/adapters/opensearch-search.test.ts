import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@opensearch-project/opensearch';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { openSearchPassages } from '../../../lib/rag/adapters/opensearch-passages';
import type { PassageStore } from '../../../lib/rag/domain/passage-store';
import { StoreError } from '../../../lib/rag/domain/store-error';
import type { CannedReply } from '../../support/canned-service';
import { axis, written } from '../contract/written-passages';
import { CannedOpenSearch, INDEX, json, SECRET, thrownBy, wrong } from './canned-opensearch';

const canned = new CannedOpenSearch();
beforeAll(() => canned.start());
afterAll(() => canned.stop());
beforeEach(() => {
  canned.service.requests.length = 0;
  canned.waits.length = 0;
  canned.onWait = () => undefined;
});

const SCOPE = { tenant: 'team', size: 5 };
const { id, vector, ...source } = written(SECRET);
const FOUND = json(200, { _shards: { failed: 0 }, hits: { hits: [{ _id: id, _score: 0.7, _source: source }] } });
const LEGS: readonly [string, (store: PassageStore, signal: AbortSignal) => Promise<unknown>][] = [
  ['lexical', (store, signal) => store.lexical(INDEX, SECRET, SCOPE, signal)],
  ['nearest', (store, signal) => store.nearest(INDEX, axis(0), SCOPE, signal)],
];
const PASSING: readonly [string, CannedReply][] = [
  ['too many requests', wrong(429, 'rejected_execution_exception')],
  ['a fault of the server', wrong(500, 'search_phase_execution_exception')],
  ['a gateway with a page of its own', { status: 502, headers: { 'content-type': 'text/html' }, body: `<p>${SECRET}` }],
  ['a server that starts', wrong(503, 'cluster_block_exception')],
  ['a gateway that did not wait', { status: 504 }],
  ['a connection that breaks', { status: 0, hangUp: true }],
];
const STAYING: readonly [string, CannedReply, string][] = [
  ['a request that is wrong', wrong(400, 'parsing_exception'), 'refused'],
  ['a signature that is wrong', wrong(401, 'unauthorized'), 'refused'],
  ['a role that may not', wrong(403, 'security_exception'), 'refused'],
  ['a role that may not, told in another way', json(403, { Message: `User: ${SECRET}` }), 'refused'],
  ['an index that is gone', wrong(404, 'index_not_found_exception'), 'index-missing'],
  ['an address of something else', { status: 404, body: SECRET }, 'refused'],
  ['JSON that is cut off', { ...FOUND, body: String(FOUND.body).slice(0, -9) }, 'unavailable'],
  ['a page in place of JSON', { status: 200, headers: { 'content-type': 'text/html' }, body: SECRET }, 'unavailable'],
  ['nothing', { status: 200 }, 'unavailable'],
  ['JSON of another form', json(200, { hits: SECRET }), 'unavailable'],
  [
    'a hit without a score',
    json(200, { _shards: { failed: 0 }, hits: { hits: [{ _id: id, _source: source }] } }),
    'unavailable',
  ],
  ['a part of the index alone', json(200, { _shards: { failed: 1 }, hits: { hits: [] } }), 'unavailable'],
];

describe.each(LEGS)('a search (%s)', (_, search) => {
  const signal = () => AbortSignal.timeout(50_000);

  it.each(PASSING)('is tried again after %s', async (_, reply) => {
    canned.replies(reply, reply, FOUND);
    expect(await search(canned.store(), signal())).toMatchObject([{ score: 0.7, passage: { id, ...source } }]);
    expect(canned.waits).toEqual([400, 800]);
  });

  it('waits for any part of the longest, so that those that failed together do not come back together', async () => {
    canned.replies(PASSING[0]![1], FOUND);
    await search(canned.store(DOMAIN, 0.25), signal());
    expect(canned.waits).toEqual([100]);
  });

  it.each(PASSING)('is given up after three of %s', async (_, reply) => {
    canned.replies(reply);
    const { error, printed } = await thrownBy(search(canned.store(), signal()));
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ fault: 'unavailable' });
    expect(canned.asked).toEqual(Array.from({ length: 3 }, () => `POST /${INDEX.name}/_search`));
    expect(printed).not.toContain(SECRET);
  });

  it.each(STAYING)('is not tried again after %s', async (_, reply, fault) => {
    canned.replies(reply);
    const { error, printed } = await thrownBy(search(canned.store(), signal()));
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ fault });
    expect(canned.asked).toHaveLength(1);
    expect(printed).not.toContain(SECRET);
  });

  it('does not wait for ever for an answer', async () => {
    canned.replies({ status: 0, stall: true });
    const { error, printed } = await thrownBy(search(canned.store({ ...DOMAIN, searchMs: 50 }), signal()));
    expect(error).toMatchObject({ fault: 'unavailable', message: expect.stringContaining('time-out') });
    expect(canned.asked).toHaveLength(3);
    expect(printed).not.toContain(SECRET);
  });

  it('does not wait for ever for the end of an answer', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"hits":');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = new Client({ node: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const store = openSearchPassages(
      client,
      { ...DOMAIN, searchMs: 50 },
      { random: () => 0, clock: { nowMs: Date.now, wait: async () => undefined } },
    );
    const { error } = await thrownBy(search(store, signal()));
    expect(error).toMatchObject({ fault: 'unavailable', message: expect.stringContaining('time-out') });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await client.close();
  });

  it('ends with whoever asked, while it is answered', async () => {
    const ending = new AbortController();
    const reason = new Error('gave up');
    canned.service.answer = () => {
      ending.abort(reason);
      return { status: 0, stall: true };
    };
    await expect(search(canned.store(), ending.signal)).rejects.toBe(reason);
    expect(canned.asked).toHaveLength(1);
  });

  it('ends with whoever asked, while it waits to try again', async () => {
    const ending = new AbortController();
    const reason = new Error('gave up');
    canned.replies(PASSING[0]![1]);
    canned.onWait = () => ending.abort(reason);
    await expect(search(canned.store(), ending.signal)).rejects.toBe(reason);
    expect(canned.asked).toHaveLength(1);
  });
});

describe('a search by nearness', () => {
  it('says whose passages inside of what looks for near ones', async () => {
    canned.replies(FOUND);
    await canned
      .store()
      .nearest(INDEX, axis(0), { tenant: 'te"am', size: 7, exceptDocument: 'd' }, AbortSignal.timeout(50_000));
    expect(JSON.parse(canned.service.requests[0]!.body)).toMatchObject({
      size: 7,
      query: {
        knn: {
          vector: {
            k: 7,
            filter: { bool: { filter: [{ term: { tenant: 'te"am' } }], must_not: [{ term: { documentId: 'd' } }] } },
          },
        },
      },
    });
  });
});
