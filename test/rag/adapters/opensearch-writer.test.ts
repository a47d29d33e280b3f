import fc from 'fast-check';
import { DOMAIN } from '../../../lib/rag/adapters/opensearch-dialect';
import { StoreError } from '../../../lib/rag/domain/store-error';
import type { CannedReply, CannedRequest } from '../../support/canned-service';
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

const PASSAGES = Array.from({ length: 4 }, (_, ordinal) => written(`${SECRET} ${ordinal}`, { ordinal }));
const IDS = PASSAGES.map(({ id }) => id);
const signal = () => AbortSignal.timeout(50_000);

/** What came of a passage: a status, and the type of an error where it is one. */
type Result = readonly [status: number, type?: string];

const DONE: Result = [200];
const BUSY: Result = [429, 'rejected_execution_exception'];

function idsOf({ body }: CannedRequest): string[] {
  return body
    .split('\n')
    .filter((line) => /^{"(index|delete)"/.test(line))
    .map((line) => Object.values(JSON.parse(line) as Record<string, { _id: string }>)[0]!._id);
}

/** Answers each passage with its own results, one a request; the last for whatever comes then. */
function answerEach(results: (id: string) => readonly Result[]): void {
  const times = new Map<string, number>();
  canned.service.answer = (request) => {
    const kind = request.body.startsWith('{"delete"') ? 'delete' : 'index';
    const items = idsOf(request).map((id) => {
      const time = times.get(id) ?? 0;
      times.set(id, time + 1);
      const all = results(id);
      const [status, type] = all[Math.min(time, all.length - 1)]!;
      return { [kind]: { _id: id, status, ...(type && { error: { type, reason: `cannot read ${SECRET}` } }) } };
    });
    // As the server has it: the whole is well, whatever became of its parts.
    return json(200, { errors: true, items });
  };
}

describe('a write', () => {
  it('says of each passage what is searched and shown, and its vector', async () => {
    answerEach(() => [DONE]);
    await canned.store().write(INDEX, [written('text', { page: 3, headings: ['one'] })], signal());
    const { id, ...source } = written('text', { page: 3, headings: ['one'] });
    expect(
      canned.service.requests[0]!.body.split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ).toEqual([{ index: { _id: id } }, source]);
    expect(canned.service.requests[0]!.headers['content-type']).toContain('ndjson');
  });

  it('sends those again that there was no room for, and no others', async () => {
    answerEach((id) => (id === IDS[1] ? [BUSY, [503, 'unavailable_shards_exception'], DONE] : [DONE]));
    await canned.store().write(INDEX, PASSAGES, signal());
    expect(canned.service.requests.map(idsOf)).toEqual([IDS, [IDS[1]], [IDS[1]]]);
    expect(canned.waits).toEqual([400, 800]);
  });

  it('is given up after three times without room, naming those that were not written', async () => {
    answerEach((id) => (id === IDS[2] ? [BUSY] : [DONE]));
    const { error, printed } = await thrownBy(canned.store().write(INDEX, PASSAGES, signal()));
    expect(error).toMatchObject({ fault: 'unavailable', ids: [IDS[2]] });
    expect(canned.asked).toHaveLength(3);
    expect(printed).not.toContain(SECRET);
  });

  it.each([
    ['a version that is in conflict', [409, 'version_conflict_engine_exception']],
    ['a passage that cannot be read', [400, 'mapper_parsing_exception']],
    ['a field that there is none for', [400, 'strict_dynamic_mapping_exception']],
    ['an index that is being closed', [403, 'index_closed_exception']],
  ] as const)('names a passage that failed for %s, and does not send it again', async (_, result) => {
    answerEach((id) => (id === IDS[0] ? [result] : id === IDS[3] ? [BUSY, DONE] : [DONE]));
    const { error, printed } = await thrownBy(canned.store().write(INDEX, PASSAGES, signal()));
    expect(error).toBeInstanceOf(StoreError);
    expect(error).toMatchObject({ fault: 'not-written', ids: [IDS[0]] });
    expect((error as Error).message).toContain(`${IDS[0]} (${result[1]})`);
    expect(canned.service.requests.map(idsOf)).toEqual([IDS, [IDS[3]]]);
    expect(printed).not.toContain(SECRET);
  });

  it('names ten of many that failed, and all of them to programs', async () => {
    const many = Array.from({ length: 12 }, (_, ordinal) => written(SECRET, { ordinal }));
    answerEach(() => [[400, 'mapper_parsing_exception']]);
    const { error } = await thrownBy(canned.store().write(INDEX, many, signal()));
    expect(error).toMatchObject({ fault: 'not-written', ids: many.map(({ id }) => id) });
    expect((error as Error).message).toMatch(/12 of 12 passages failed: .* and 2 more$/);
  });

  it('says of an index that is gone that it is', async () => {
    answerEach(() => [[404, 'index_not_found_exception']]);
    expect((await thrownBy(canned.store().write(INDEX, PASSAGES, signal()))).error).toMatchObject({
      fault: 'index-missing',
    });
  });

  const whole: readonly [string, CannedReply][] = [
    ['too many requests', wrong(429, 'circuit_breaking_exception')],
    ['a server that starts', wrong(503, 'cluster_block_exception')],
    ['a connection that breaks', { status: 0, hangUp: true }],
  ];
  it.each(whole)('is sent again as a whole after %s', async (_, reply) => {
    let first = true;
    answerEach(() => [DONE]);
    const { answer } = canned.service;
    canned.service.answer = (request) => {
      if (!first) return answer(request);
      first = false;
      return reply;
    };
    await canned.store().write(INDEX, PASSAGES, signal());
    expect(canned.service.requests.map(idsOf)).toEqual([IDS, IDS]);
  });

  it.each([
    ['a body that is too large', wrong(413, 'content_too_long'), 'refused'],
    ['a role that may not', wrong(403, 'security_exception'), 'refused'],
    ['JSON that is cut off', { ...json(200, {}), body: `{"items":[{"index":{"error":"${SECRET}` }, 'unavailable'],
    ['an answer about fewer', json(200, { items: [{ index: { _id: IDS[0], status: 200 } }] }), 'unavailable'],
    [
      'an answer about others',
      json(200, { items: IDS.map(() => ({ index: { _id: 'x', status: 200 } })) }),
      'unavailable',
    ],
  ])('does not believe in %s', async (_, reply, fault) => {
    canned.replies(reply);
    const { error, printed } = await thrownBy(canned.store().write(INDEX, PASSAGES, signal()));
    expect(error).toMatchObject({ fault });
    expect(canned.asked).toHaveLength(1);
    expect(printed).not.toContain(SECRET);
  });

  it('goes in parts of five megabytes', async () => {
    const many = Array.from({ length: 60 }, (_, ordinal) => written('가'.repeat(100_000), { ordinal }));
    answerEach(() => [DONE]);
    await canned.store().write(INDEX, many, signal());
    const sizes = canned.service.requests.map(({ body }) => Buffer.byteLength(body));
    expect(sizes.every((size) => size <= 5_000_000)).toBe(true);
    expect(sizes).toHaveLength(4);
    expect(canned.service.requests.flatMap(idsOf)).toEqual(many.map(({ id }) => id));
  });

  it('ends with whoever asked, and sends nothing further', async () => {
    const ending = new AbortController();
    const reason = new Error('gave up');
    answerEach(() => [BUSY]);
    canned.onWait = () => ending.abort(reason);
    await expect(canned.store().write(INDEX, PASSAGES, ending.signal)).rejects.toBe(reason);
    expect(canned.asked).toHaveLength(1);
  });

  it('writes exactly those passages that are not named, whatever becomes of each', async () => {
    const result: fc.Arbitrary<Result> = fc.constantFrom(
      DONE,
      [201],
      BUSY,
      [503, 'unavailable_shards_exception'],
      [409, 'version_conflict_engine_exception'],
      [400, 'mapper_parsing_exception'],
      [500],
    );
    const results = fc.array(fc.array(result, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(results, async (each) => {
        canned.service.requests.length = 0;
        const passages = each.map((_, ordinal) => written(SECRET, { ordinal }));
        const resultsOf = new Map(passages.map(({ id }, place) => [id, each[place]!]));
        answerEach((id) => resultsOf.get(id)!);
        const error = await canned
          .store()
          .write(INDEX, passages, signal())
          .then(
            () => undefined,
            (thrown: StoreError) => thrown,
          );
        const last = (id: string) => resultsOf.get(id)!.find(([status]) => status !== 429 && status !== 503);
        const failed = passages.filter(({ id }) => (last(id)?.[0] ?? 0) >= 400).map(({ id }) => id);
        const waiting = passages.filter(({ id }) => last(id) === undefined).map(({ id }) => id);
        const named = [...failed, ...waiting];
        return (
          JSON.stringify([...(error?.ids ?? [])].sort()) === JSON.stringify(named.sort()) &&
          error?.fault === (failed.length > 0 ? 'not-written' : waiting.length > 0 ? 'unavailable' : undefined)
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('a deletion', () => {
  it('takes what is gone for deleted', async () => {
    answerEach((id) => (id === 'b' ? [[404]] : [DONE]));
    await canned.store().remove(INDEX, ['a', 'b', 'c'], signal());
    expect(canned.service.requests.map(({ body }) => body)).toEqual([
      '{"delete":{"_id":"a"}}\n{"delete":{"_id":"b"}}\n{"delete":{"_id":"c"}}\n',
    ]);
  });

  it('does not take passages of an index that is gone for deleted', async () => {
    answerEach(() => [[404, 'index_not_found_exception']]);
    expect((await thrownBy(canned.store().remove(INDEX, ['a'], signal()))).error).toMatchObject({
      fault: 'index-missing',
    });
  });

  it('of nothing asks nothing', async () => {
    await canned.store(DOMAIN).remove(INDEX, [], signal());
    await canned.store(DOMAIN).write(INDEX, [], signal());
    expect(canned.asked).toEqual([]);
  });
});

it('no vector that an index cannot hold is sent', async () => {
  const bad = written(SECRET, { ordinal: 1, vector: axis(0).slice(1) });
  const { printed } = await thrownBy(canned.store().write(INDEX, [PASSAGES[0]!, bad], signal()));
  expect(canned.asked).toEqual([]);
  expect(printed).not.toContain(SECRET);
});
