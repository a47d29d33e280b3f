import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { systemClock } from '../../../lib/rag/adapters/system-clock';
import type { LedgerEntry } from '../../../lib/rag/domain/admit-hits';
import { type AnswerAskSettings, type AnswerDeps, answerQuestion } from '../../../lib/rag/domain/answer-question';
import { askSettings } from '../../../lib/rag/domain/ask-settings';
import { openDeadline } from '../../../lib/rag/domain/deadline';
import { indexName } from '../../../lib/rag/domain/index-name';
import type { Hit, PassageIndex, PassageStore } from '../../../lib/rag/domain/passage-store';
import { centroid, type SimilarDeps, similarDocuments } from '../../../lib/rag/domain/similar-documents';
import { WHOLE_LIMITS } from '../../../lib/rag/domain/time-limits';
import { COMMON_WORD, HOSTILE_CORPUS, type HostileCorpus } from './hostile-corpus';
import { DIMENSION } from './written-passages';

/** Fewer than a tenant may have, so that another's would take the place of its own. */
const LEG_SIZE = 3;
const LONGEST_MS = 60_000;
const PUBLISHED = { ready: true, published: 'g1', publishedAt: 0 };

const SETTINGS: AnswerAskSettings = {
  ...askSettings({ ...WHOLE_LIMITS, search: LONGEST_MS, answer: LONGEST_MS }),
  legSize: LEG_SIZE,
  nearestFloorOf: () => 0,
};

/**
 * Whoever a tenant is called, and whatever it asks: by words, by vectors, in one list, for an answer, for what is like a document, it
 * is shown its own passages, and as many as there are. Legs of a search are looked at before the ledger has a say.
 *
 * @param settled - has searches show what was written
 * @param corpora - how many are tried
 */
export async function tenantsStayApart(
  store: PassageStore,
  settled: () => Promise<void>,
  corpora: number,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(HOSTILE_CORPUS, async (corpus) => {
      const index = { name: indexName(randomUUID()), embeddingModel: 'model-1', dimension: DIMENSION };
      const signal = AbortSignal.timeout(LONGEST_MS);
      await store.ensure(index, signal);
      try {
        await store.write(index, corpus.passages, signal);
        await settled();
        await Promise.all(corpus.tenants.map((tenant) => findsItsOwn(tenant, corpus, index, store)));
      } finally {
        await store.drop(index.name, signal);
      }
    }),
    { numRuns: corpora },
  );
}

async function findsItsOwn(
  tenant: string,
  { passages }: HostileCorpus,
  index: PassageIndex,
  store: PassageStore,
): Promise<void> {
  const own = passages.filter((passage) => passage.tenant === tenant);
  const theirs = passages.filter((passage) => passage.tenant !== tenant);
  const documents = new Set(own.map(({ documentId }) => documentId));
  const legs: [string, readonly Hit[]][] = [];
  const deps = depsOf(index, store, passages, theirs[0]!.vector, legs);
  const sought = { tenant, text: `${COMMON_WORD} ${theirs[0]!.text}` };
  const areOwn = (what: string, found: readonly { readonly documentId: string }[]) =>
    assert.deepEqual(
      found.filter(({ documentId }) => !documents.has(documentId)),
      [],
      `${what} of ${JSON.stringify(tenant)}`,
    );
  const deadline = openDeadline(systemClock, LONGEST_MS);
  try {
    let sources = 0;
    // Its sources are the whole list that both legs come to.
    for await (const event of answerQuestion(sought, deps, SETTINGS)) {
      assert.notEqual(event.kind, 'error');
      if (event.kind !== 'sources') continue;
      areOwn('sources', event.sources);
      sources += event.sources.length;
    }
    const all = Math.min(own.length, LEG_SIZE);
    assert.deepEqual(
      legs.map(([leg, hits]) => `${leg} ${hits.length}`).sort(),
      [`lexical ${all}`, `nearest ${all}`],
      `hits of ${JSON.stringify(tenant)}`,
    );
    assert.ok(sources >= all, `sources of ${JSON.stringify(tenant)}`);

    for (const documentId of documents) {
      const like = await similarDocuments({ tenant, documentId, size: 9 }, deps, SETTINGS, deadline);
      areOwn('similar', like!);
      areOwn(
        'similar',
        like!.flatMap((each) => each.passages.map(({ passage }) => passage)),
      );
      assert.equal(like!.length, documents.size - 1, `similar of ${JSON.stringify(tenant)}`);
    }
    const { documentId } = theirs[0]!;
    assert.equal(await similarDocuments({ tenant, documentId, size: 9 }, deps, SETTINGS, deadline), undefined);
    for (const [leg, hits] of legs)
      areOwn(
        leg,
        hits.map(({ passage }) => passage),
      );
  } finally {
    deadline.close();
  }
}

/** @param question - what every question becomes in the space of vectors: the place of another's passage */
function depsOf(
  index: PassageIndex,
  store: PassageStore,
  passages: HostileCorpus['passages'],
  question: readonly number[],
  legs: [string, readonly Hit[]][],
): AnswerDeps & SimilarDeps {
  const ledger = new Map<string, LedgerEntry>(
    passages.map(({ documentId, tenant }) => [documentId, { ...PUBLISHED, tenant }]),
  );
  const heard = (leg: string, hits: Hit[]) => {
    legs.push([leg, hits]);
    return hits;
  };
  return {
    clock: systemClock,
    random: () => 0,
    activeIndex: { current: async () => index, forget: () => undefined },
    search: {
      lexical: async (...asked) => heard('lexical', await store.lexical(...asked)),
      nearest: async (...asked) => heard('nearest', await store.nearest(...asked)),
    },
    embedderFor: () => ({ model: 'model-1', dimension: DIMENSION, embed: async () => [[...question]] }),
    readLedger: async (ids) => new Map(ids.flatMap((id) => (ledger.has(id) ? [[id, ledger.get(id)!]] : []))),
    // Of the document alone: whose it is, the ledger has said.
    centroidOf: async (_, { documentId }) =>
      centroid(passages.filter((passage) => passage.documentId === documentId).map(({ vector }) => vector)),
    model: {
      model: 'the-model',
      answer: async function* () {
        yield { kind: 'text', text: 'So it is [1].' };
        yield { kind: 'end', reason: 'complete', usage: undefined };
      },
    },
    budget: { reserve: async () => true, settle: async () => undefined },
    salt: () => '0123456789abcdef',
    log: { info: () => undefined, warn: () => undefined, fault: (_, error) => assert.fail(String(error)) },
  };
}
