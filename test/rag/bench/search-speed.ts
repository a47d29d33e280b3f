import { systemClock } from '../../../lib/rag/adapters/system-clock';
import { SEARCH_SETTINGS } from '../../../lib/rag/domain/ask-settings';
import { openDeadline } from '../../../lib/rag/domain/deadline';
import { DIMENSION } from '../../../lib/rag/domain/model-offers';
import { type SearchDeps, searchPassages } from '../../../lib/rag/domain/search-passages';
import { hashedVector } from '../../../lib/tools/laptop/bedrock/hashed-vectors';
import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { post } from './bare-requests';
import { BenchTexts, benchPassages, TENANT } from './bench-passages';
import { type BenchStore, benchStores, LONGEST_MS } from './bench-stores';

const SIZES = [1_000, 10_000, 100_000];
const WRITTEN_AT_ONCE = 1_000;
const QUESTIONS_IN_ROUND = 10;
const SETTINGS = { ...SEARCH_SETTINGS, limits: { ...SEARCH_SETTINGS.limits, search: LONGEST_MS } };

/** Medians of one size, in seconds. */
interface Latencies {
  readonly size: number;
  readonly search: number;
  readonly bare: number;
  readonly lexical: number;
  readonly nearest: number;
}

/**
 * A search by words and by vectors, fused and held against a ledger in memory, against the two bare requests to the same store that
 * it is made of, sent at once; and each of both with ten times as many passages of the one tenant. Vectors are hashed in the process.
 */
export async function searchSpeed(rounds: number): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const open of benchStores()) {
    const opened = await open();
    try {
      measured.push(...linesOf(opened.name, await latenciesOf(opened, rounds)));
    } finally {
      await opened.stop();
    }
  }
  return measured;
}

async function latenciesOf(opened: BenchStore, rounds: number): Promise<Latencies[]> {
  const texts = new BenchTexts(2);
  const found: Latencies[] = [];
  let filled = 0;
  for (const size of SIZES) {
    for (; filled < size; filled += WRITTEN_AT_ONCE) {
      const passages = [...benchPassages(texts, filled, WRITTEN_AT_ONCE)];
      await opened.store.write(opened.index, passages, AbortSignal.timeout(10 * LONGEST_MS));
    }
    await opened.settle();
    found.push({ size, ...(await asked(opened, new BenchTexts(3), rounds)) });
  }
  return found;
}

async function asked(opened: BenchStore, texts: BenchTexts, rounds: number): Promise<Omit<Latencies, 'size'>> {
  const deps = depsOf(opened);
  const times = { search: [] as number[], bare: [] as number[], lexical: [] as number[], nearest: [] as number[] };
  for (let question = -QUESTIONS_IN_ROUND; question < rounds * QUESTIONS_IN_ROUND; question++) {
    const text = texts.question();
    const url = `${opened.url}/${opened.index.name}/_search`;
    const [words, near] = bareBodies(text);
    const deadline = openDeadline(systemClock, LONGEST_MS);
    const once = {
      search: await secondsOf(() => searchPassages({ tenant: TENANT, text }, deps, SETTINGS, deadline)),
      bare: await secondsOf(() => Promise.all([post(url, words), post(url, near)])),
      lexical: await secondsOf(() => post(url, words)),
      nearest: await secondsOf(() => post(url, near)),
    };
    deadline.close();
    if (question < 0) continue; // the first warm the processes
    for (const [name, taken] of Object.entries(once)) times[name as keyof typeof times].push(taken);
  }
  const { search, bare, lexical, nearest } = times;
  return { search: median(search), bare: median(bare), lexical: median(lexical), nearest: median(nearest) };
}

function depsOf({ store, index }: BenchStore): SearchDeps {
  const entry = { tenant: TENANT, ready: true, published: 'g1', publishedAt: 0 };
  return {
    clock: systemClock,
    random: Math.random,
    activeIndex: { current: async () => index, forget: () => undefined },
    search: store,
    embedderFor: ({ embeddingModel: model, dimension }) => ({
      model,
      dimension,
      embed: async (all) => all.map((text) => hashedVector(text, dimension)),
    }),
    readLedger: async (ids) => new Map(ids.map((id) => [id, entry])),
    log: {
      info: () => undefined,
      warn: () => undefined,
      fault: (_, error) => {
        throw error;
      },
    },
  };
}

/** The same two questions, as anybody would put them. */
function bareBodies(text: string): [string, string] {
  const filter = [{ term: { tenant: TENANT } }];
  const size = SETTINGS.legSize;
  const fields = ['text', 'text.cjk', 'title', 'headings'];
  const words = { multi_match: { query: text, fields, type: 'most_fields' } };
  const vector = { vector: hashedVector(text, DIMENSION), k: size, filter: { bool: { filter } } };
  const bodies = [{ bool: { must: [words], filter } }, { knn: { vector } }];
  return bodies.map((query) => JSON.stringify({ size, query })) as [string, string];
}

function linesOf(store: string, latencies: readonly Latencies[]): Measurement[] {
  return latencies.flatMap(({ size, search, bare, lexical, nearest }, at) => {
    const before = latencies[at - 1];
    const value = search * 1000;
    const name = `search ${size.toLocaleString('en')}, ${store}`;
    const alone = (leg: string, seconds: number): Measurement => ({
      name: `${leg} ${size.toLocaleString('en')}, ${store}`,
      value: seconds * 1000,
      unit: 'ms',
    });
    return [
      { name, value, unit: 'ms', baseline: { name: 'two bare requests', value: bare * 1000 }, aim: 1.5 },
      ...(before
        ? [{ name, value, unit: 'ms', baseline: { name: 'of a tenth', value: before.search * 1000 } } as const]
        : []),
      alone('words alone', lexical),
      alone('vectors alone', nearest),
    ];
  });
}
