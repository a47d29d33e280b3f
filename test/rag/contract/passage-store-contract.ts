import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { indexName } from '../../../lib/rag/domain/index-name';
import type { EmbeddedPassage } from '../../../lib/rag/domain/passage';
import type { Hit, PassageIndex, PassageStore, Scope } from '../../../lib/rag/domain/passage-store';
import { StoreError, type StoreFault } from '../../../lib/rag/domain/store-error';
import { tenantsStayApart } from './tenants-apart';
import { anyVector, axis, DIMENSION, nearness, numbersFrom, written } from './written-passages';

export interface StoreUnderTest {
  readonly store: PassageStore;
  /** Returns when searches show what was written before. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

const TEAM: Scope = { tenant: 'team', size: 10 };

/** Names that mean something to somebody: to a query language, to a path, to a comparison that is not exact. */
const HOSTILE_TENANTS = [
  'team',
  'Team',
  ' team',
  'team ',
  'team,other',
  'team/other',
  '../team',
  '*',
  'te*',
  '_',
  '%',
  '?',
  '""',
  "' OR 1=1 --",
  '" OR "1"="1',
  '{"match_all":{}}',
  '$1',
  '\\',
  'te\u0430m',
  '팀',
  '팀'.normalize('NFD'),
  '__proto__',
  'constructor',
  'team\nteam',
  '👩‍👩‍👧',
  'x'.repeat(300),
];

/**
 * What every store of passages does, whatever it is made of.
 *
 * @param corpora - random ones in which tenants are looked for that see what is not theirs; TENANT_CORPORA=1000 tries more once
 */
export function passageStoreContract(start: () => Promise<StoreUnderTest>, corpora: number): void {
  let under: StoreUnderTest;
  let store: PassageStore;
  let signal: AbortSignal;
  let index: PassageIndex;

  beforeAll(async () => {
    under = await start();
    store = under.store;
  });
  beforeEach(async () => {
    signal = AbortSignal.timeout(50_000);
    index = anIndex();
    await store.ensure(index, signal);
  });
  afterEach(() => store.drop(index.name, AbortSignal.timeout(50_000)));
  afterAll(() => under?.stop());

  async function filled(...passages: EmbeddedPassage[]): Promise<void> {
    await store.write(index, passages, signal);
    await under.settled();
  }
  const lexical = (text: string, scope: Partial<Scope> = {}) =>
    store.lexical(index, text, { ...TEAM, ...scope }, signal);
  const nearest = (vector: readonly number[], scope: Partial<Scope> = {}) =>
    store.nearest(index, vector, { ...TEAM, ...scope }, signal);

  describe('an index', () => {
    it('is made once', async () => {
      const other = anIndex();
      expect(await store.ensure(other, signal)).toBe('created');
      expect(await store.ensure(other, signal)).toBe('exists');
      expect(await store.names(signal)).toEqual([index.name, other.name].sort());
      await store.drop(other.name, signal);
      expect(await store.names(signal)).toEqual([index.name]);
    });

    it('is made once by two who make it at the same time', async () => {
      const other = anIndex();
      const made = await Promise.all([store.ensure(other, signal), store.ensure(other, signal)]);
      expect(made.sort()).toEqual(['created', 'exists']);
      await store.drop(other.name, signal);
    });

    it('is refused when one of its name is of another model or dimension', async () => {
      await failsWith('different', store.ensure({ ...index, embeddingModel: 'another' }, signal));
      await failsWith('different', store.ensure({ ...index, dimension: DIMENSION + 1 }, signal));
    });

    it('is dropped with its passages, and dropping it again is no error', async () => {
      await filled(written('Gone tomorrow'));
      await store.drop(index.name, signal);
      await store.drop(index.name, signal);
      await failsWith('index-missing', lexical('tomorrow'));
      await failsWith('index-missing', nearest(axis(0)));
      await failsWith('index-missing', store.write(index, [written('Late')], signal));
      await failsWith('index-missing', store.remove(index, ['one'], signal));
      await failsWith('index-missing', store.activate(index, signal));
      expect(await store.names(signal)).toEqual([]);
      await store.ensure(index, signal);
      await under.settled();
      expect(await lexical('tomorrow')).toEqual([]);
    });
  });

  describe('the index that questions are answered from', () => {
    it('is none before the first, then the one said last', async () => {
      expect(await store.active(signal)).toBeUndefined();
      await store.activate(index, signal);
      expect(await store.active(signal)).toEqual(index);
      await store.activate(index, signal);
      const other = { ...anIndex(), embeddingModel: 'model-2', dimension: 4 };
      await store.ensure(other, signal);
      await store.activate(other, signal);
      expect(await store.active(signal)).toEqual(other);
      await store.drop(other.name, signal);
      expect(await store.active(signal)).toBeUndefined();
    });

    it('changes without a moment in which there is none', async () => {
      const other = anIndex();
      await store.ensure(other, signal);
      await store.activate(index, signal);
      let moving = true;
      const seen = new Set<string | undefined>();
      const watching = (async () => {
        while (moving) seen.add((await store.active(signal))?.name);
      })();
      for (const next of [other, index, other, index, other]) await store.activate(next, signal);
      moving = false;
      await watching;
      expect([...seen].filter((name) => name !== index.name && name !== other.name)).toEqual([]);
      await store.drop(other.name, signal);
    });
  });

  describe('passages', () => {
    it('come back as they were written, by words and by nearness', async () => {
      const passage = written('연차 휴가는 15일이다. Annual leave is 15 days.', {
        headings: ['제3장 휴가', '제12조'],
        page: 7,
        title: '취업규칙 2026',
      });
      const plain = written('Nothing of the kind', { ordinal: 1 });
      await filled(passage, plain);
      const { vector, ...stored } = passage;
      const { vector: _, ...other } = plain;
      expect((await lexical('휴가')).map(({ passage: found }) => found)).toEqual([stored]);
      expect((await nearest(vector)).map(({ passage: found }) => found)).toEqual([stored, other]);
    });

    it('are found by their title and headings too, best first', async () => {
      await filled(
        written('온보딩 절차를 설명한다', { ordinal: 0 }),
        written('첫 주에 할 일', { ordinal: 1, headings: ['온보딩'] }),
        written('퇴사 절차를 설명한다', { ordinal: 2 }),
      );
      const hits = await lexical('온보딩');
      expect(ordinals(hits).sort()).toEqual([0, 1]);
      expect(isDescending(hits)).toBe(true);
    });

    it('are replaced by those of the same id, in one write as in two', async () => {
      await filled(written('first words'), written('second words'));
      expect(texts(await nearest(axis(0)))).toEqual(['second words']);
      await filled(written('third words', { tenant: 'other' }));
      expect(await nearest(axis(0))).toEqual([]);
      expect(await lexical('first second')).toEqual([]);
      expect(texts(await lexical('third', { tenant: 'other' }))).toEqual(['third words']);
    });

    it('are written by two at once without any being lost', async () => {
      const many = Array.from({ length: 60 }, (_, ordinal) => written(`Number ${ordinal}`, { ordinal }));
      await Promise.all([store.write(index, many.slice(0, 40), signal), store.write(index, many.slice(20), signal)]);
      await under.settled();
      expect(ordinals(await nearest(axis(0), { size: 100 })).sort((a, b) => a - b)).toEqual(
        many.map(({ ordinal }) => ordinal),
      );
    });

    it('are deleted by id; what is gone, and nothing, can be deleted as well', async () => {
      const [kept, gone] = [written('Kept words'), written('Gone words', { ordinal: 1 })];
      await filled(kept, gone);
      await store.remove(index, [gone.id, 'never:there:0', gone.id], signal);
      await store.remove(index, [gone.id], signal);
      await store.remove(index, [], signal);
      await store.write(index, [], signal);
      await under.settled();
      expect(texts(await lexical('words'))).toEqual(['Kept words']);
      expect(texts(await nearest(axis(1)))).toEqual(['Kept words']);
    });

    it('of a document can be left out', async () => {
      await filled(written('Shared words', { documentId: 'one' }), written('Shared words', { documentId: 'two' }));
      expect(documents(await lexical('shared', { exceptDocument: 'one' }))).toEqual(['two']);
      expect(documents(await nearest(axis(0), { exceptDocument: 'two' }))).toEqual(['one']);
    });

    it('are no more than were asked for, the best of all', async () => {
      const numbers = numbersFrom(7);
      const many = Array.from({ length: 1000 }, (_, ordinal) =>
        written(`Passage ${ordinal} about ${ordinal % 10 === 0 ? 'tenths' : 'others'}`, {
          ordinal,
          vector: anyVector(numbers),
        }),
      );
      await filled(...many);
      const question = anyVector(numbers);
      const best = many
        .map(({ ordinal, vector }) => ({ ordinal, score: nearness(question, vector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 40);
      const hits = await nearest(question, { size: 40 });
      expect(ordinals(hits)).toEqual(best.map(({ ordinal }) => ordinal));
      hits.forEach(({ score }, place) => {
        expect(score).toBeCloseTo(best[place]!.score, 4);
      });
      expect(await lexical('tenths', { size: 1000 })).toHaveLength(100);
      expect(await lexical('tenths', { size: 40 })).toHaveLength(40);
    });
  });

  describe('a tenant', () => {
    it('finds its own passages alone, whatever it is called and whatever it asks', async () => {
      const numbers = numbersFrom(42);
      const words = ['휴가', 'leave', '급여', 'salary', '보안', 'security', '출장', 'travel'];
      const anyOf = <Item>(items: readonly Item[]) => items[Math.floor(numbers.next().value * items.length)]!;
      const anyText = () => Array.from({ length: 4 }, () => anyOf(words)).join(' ');
      const corpus = Array.from({ length: 400 }, (_, ordinal) =>
        written(anyText(), { ordinal, tenant: anyOf(HOSTILE_TENANTS), vector: anyVector(numbers) }),
      );
      await filled(...corpus);
      for (const tenant of [...HOSTILE_TENANTS, 'nobody', '']) {
        const own = corpus.filter((passage) => passage.tenant === tenant).map(({ id }) => id);
        const all: Scope = { tenant, size: 400 };
        const near = await store.nearest(index, anyVector(numbers), all, signal);
        const found = await store.lexical(index, words.join(' '), all, signal);
        assert.deepEqual(ids(near), own.sort(), `nearest of ${tenant}`);
        assert.deepEqual(ids(found), own.sort(), `lexical of ${tenant}`);
        // Also with room for few, where another's would be nearer.
        const few: Scope = { tenant, size: 3 };
        for (const hits of [
          await store.nearest(index, anyOf(corpus).vector, few, signal),
          await store.lexical(index, anyText(), few, signal),
        ])
          assert.ok(hits.length <= 3 && hits.every(({ passage }) => passage.tenant === tenant), `few of ${tenant}`);
      }
    });

    it('is shown its own alone by search, answer and likeness, in any corpus', async () => {
      await tenantsStayApart(store, under.settled, Number(process.env.TENANT_CORPORA ?? corpora));
    });

    it('finds the nearest of its own where all nearer ones are of others', async () => {
      const others = Array.from({ length: 200 }, (_, ordinal) =>
        written('Near', { ordinal, tenant: 'other', vector: axis(0) }),
      );
      const far = written('Far', {
        ordinal: 999,
        vector: axis(1).map((number, place) => number + (place === 0 ? 0.01 : 0)),
      });
      await filled(...others, far);
      expect(texts(await nearest(axis(0), { size: 1 }))).toEqual(['Far']);
    });

    it('cannot be asked for by the words of a question', async () => {
      await filled(written('Secret of others', { tenant: 'other' }));
      for (const text of [
        'tenant:other secret',
        '"}},{"term":{"tenant":"other"}}',
        "secret' OR tenant='other",
        '* secret',
        '_all:secret',
      ])
        expect(await lexical(text)).toEqual([]);
    });
  });

  describe('a vector', () => {
    it.each([
      ['that is too short', axis(0).slice(1)],
      ['that is too long', [...axis(0), 0]],
      ['with NaN', [...axis(0).slice(1), Number.NaN]],
      ['with infinity', [...axis(0).slice(1), Number.NEGATIVE_INFINITY]],
      ['with a number that 32 bits do not hold', [...axis(0).slice(1), 1e300]],
      ['of zeros alone', Array.from({ length: DIMENSION }, () => 0)],
    ])('%s is refused before anything is written or asked', async (_, vector) => {
      await expect(
        store.write(index, [written('Good'), written('Bad', { ordinal: 1, vector })], signal),
      ).rejects.toThrow(/vector of document:g1:1 .*passages-/);
      await expect(nearest(vector)).rejects.toThrow(/vector of a question/);
      await under.settled();
      expect(await nearest(axis(0))).toEqual([]);
    });
  });

  describe('a question in words', () => {
    const TEXTS = [
      '데이터베이스에서 고객 정보를 조회합니다.',
      '육아휴직을 신청하려면 30일 전에 알려야 한다.',
      "The users' passwords expire after 90 days.",
      '서버를 재시작하기 전에 배포파이프라인을 멈춘다.',
      '여름에는 44사이즈비키니와 KF94마스크(방역용)를 판다.',
      '오래 정진해온 사람을 뽑는다)',
    ];
    const asked: readonly [string, string, number][] = [
      ['a noun, where the text has a particle', '데이터베이스', 0],
      ['another particle than the text has', '데이터베이스는 어디에', 0],
      ['part of a compound', '휴직', 1],
      ['a compound, written apart', '육아 휴직', 1],
      ['a compound that no dictionary has, in part', '파이프라인', 3],
      ['Hangul in pieces, as macOS names files', '데이터베이스'.normalize('NFD'), 0],
      ['another number of an English word', 'password of a user', 2],
      ['capital letters', 'PASSWORDS', 2],
      ['a noun behind a number, without a space (elastic/elasticsearch 46365)', '비키니', 4],
      ['a mark of letters and numbers before a noun (elastic/elasticsearch 34283)', 'KF94', 4],
      ['a noun behind such a mark', '마스크', 4],
      ['the stem of a verb that nori numbers (elastic/elasticsearch 50726)', '정진', 5],
      ['a word without the bracket behind it (elastic/elasticsearch 80521)', '뽑는다', 5],
    ];
    it.each(asked)('finds %s', async (_, text, expected) => {
      await filled(...TEXTS.map((each, ordinal) => written(each, { ordinal })));
      expect(ordinals(await lexical(text))[0]).toBe(expected);
    });

    it('finds what was written in pieces', async () => {
      await filled(written('데이터베이스'.normalize('NFD'), { title: '규정'.normalize('NFD') }));
      const [hit] = await lexical('데이터베이스');
      expect(hit?.passage).toMatchObject({ text: '데이터베이스', title: '규정' });
    });

    it.each(['', '   \n', '?!... ---', '\u200b'])('that says nothing (%j) finds nothing', async (text) => {
      await filled(written('Something'));
      expect(await lexical(text)).toEqual([]);
    });

    it('may be of any length and any letters', async () => {
      await filled(written('서버 설정 server'));
      const numbers = numbersFrom(3);
      const letters = (from: number, to: number, count: number) =>
        Array.from({ length: count }, () =>
          String.fromCodePoint(from + Math.floor(numbers.next().value * (to - from))),
        ).join('');
      for (const text of [
        letters(0x4e00, 0x9fa5, 1000),
        letters(0xac00, 0xd7a4, 1000),
        letters(0x1f600, 0x1f640, 999),
        Array.from({ length: 500 }, (_, word) => `w${word}`).join(' '),
        'ㅋ'.repeat(100_000),
        `(${'['.repeat(300)}" AND NOT \\ / ~ : ^ * ? {} ${'a'.repeat(40_000)}`,
      ])
        await lexical(text);
      expect(texts(await lexical(`server ${'설명 '.repeat(500)}`))).toEqual(['서버 설정 server']);
    });
  });

  it('takes a passage of a megabyte, without a space', async () => {
    const passages = ['가'.repeat(300_000), 'a'.repeat(1_000_000), '😀'.repeat(100_000)];
    await filled(
      ...passages.map((text, ordinal) => written(text, { ordinal })),
      written('small words', { ordinal: 3 }),
    );
    expect(texts(await lexical('small'))).toEqual(['small words']);
    expect((await nearest(axis(1)))[0]?.passage.text).toBe(passages[1]);
  });

  describe('who does not wait', () => {
    const calls: readonly [string, (signal: AbortSignal) => Promise<unknown>][] = [
      ['ensure', (ended) => store.ensure(index, ended)],
      ['active', (ended) => store.active(ended)],
      ['activate', (ended) => store.activate(index, ended)],
      ['names', (ended) => store.names(ended)],
      ['drop', (ended) => store.drop(index.name, ended)],
      ['write', (ended) => store.write(index, [written('Late')], ended)],
      ['remove', (ended) => store.remove(index, ['one'], ended)],
      ['lexical', (ended) => store.lexical(index, 'late', TEAM, ended)],
      ['nearest', (ended) => store.nearest(index, axis(0), TEAM, ended)],
    ];
    it.each(calls)('%s is told so, with the reason', async (_, call) => {
      const reason = new Error('gave up');
      await expect(call(AbortSignal.abort(reason))).rejects.toBe(reason);
    });

    it('in the middle of a write is told so, and can write all of it later', async () => {
      const many = Array.from({ length: 1000 }, (_, ordinal) => written('Words '.repeat(200), { ordinal }));
      const ending = new AbortController();
      const reason = new Error('gave up');
      const writing = store.write(index, many, ending.signal);
      setImmediate(() => ending.abort(reason));
      await expect(writing).rejects.toBe(reason);
      await filled(...many);
      expect(await lexical('words', { size: 1000 })).toHaveLength(1000);
    });
  });
}

function anIndex(): PassageIndex {
  return { name: indexName(randomUUID()), embeddingModel: 'model-1', dimension: DIMENSION };
}

async function failsWith(fault: StoreFault, doing: Promise<unknown>): Promise<void> {
  const error = await doing.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect(error).toMatchObject({ fault });
}

function isDescending(hits: readonly Hit[]): boolean {
  return hits.every(({ score }, place) => place === 0 || score <= hits[place - 1]!.score);
}

function texts(hits: readonly Hit[]): string[] {
  return hits.map(({ passage }) => passage.text);
}

function ordinals(hits: readonly Hit[]): number[] {
  return hits.map(({ passage }) => passage.ordinal);
}

function documents(hits: readonly Hit[]): string[] {
  return hits.map(({ passage }) => passage.documentId);
}

function ids(hits: readonly Hit[]): string[] {
  return hits.map(({ passage }) => passage.id).sort();
}
