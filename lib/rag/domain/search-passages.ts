import type { WorkLog } from '../../shared/work-log';
import type { ActiveIndex } from './active-index';
import { admitHits, type ReadLedger } from './admit-hits';
import { type Deadline, within } from './deadline';
import { modelFacts } from './failure-problems';
import { type Fusion, fuse } from './fuse';
import type { Embedder } from './models';
import type { Hit, PassageIndex, PassageSearch } from './passage-store';
import type { RetryDeps } from './retry';
import { NoIndexError, SearchFailedError } from './search-failures';
import type { AnswerLimits } from './time-limits';
import { wordShare } from './word-share';

/** What a search needs of the world. */
export interface SearchDeps extends RetryDeps {
  readonly activeIndex: Pick<ActiveIndex, 'current' | 'forget'>;
  readonly search: PassageSearch;
  /** Of the model that an index was made with, whichever one is configured by now. */
  readonly embedderFor: (index: PassageIndex) => Embedder;
  readonly readLedger: ReadLedger;
  readonly log: WorkLog;
}

export interface SearchSettings {
  readonly fusion: Fusion;
  /** That of words is for a question all of whose words stand in the best passage; `SHARE_POWER` says what is left of it for others. */
  readonly weights: { readonly lexical: number; readonly nearest: number };
  /** Hits of a leg. */
  readonly legSize: number;
  readonly limits: AnswerLimits;
}

export interface Sought {
  readonly tenant: string;
  /** Clean, as `cleanQuestion` leaves it. */
  readonly text: string;
}

/**
 * A question in quite other words than its passage finds many passages by chance: those must not outweigh what is near in meaning.
 * One in the words of its passage shares two thirds of its pairs of letters with it, because Korean endings differ; by ranks the
 * order of words holds only where they weigh some twenty times as much: so much is left of the weight there, and as much as vectors
 * weigh where a third is shared.
 */
const SHARE_POWER = 5;

export type LegName = 'lexical' | 'nearest';

/** What was found, of what the ledger bears out. */
export interface Found {
  readonly index: PassageIndex;
  /** Each leg by itself; undefined when it could not be searched. */
  readonly legs: Readonly<Record<LegName, readonly Hit[] | undefined>>;
  /** Both in one list, best first. */
  readonly hits: readonly Hit[];
  /** A leg could not be searched: something may be missing. */
  readonly degraded: boolean;
}

/**
 * Searches by words and by meaning at once, and holds what comes of it against the ledger.
 *
 * A leg that fails leaves the other one alone, and the result says so. When an index was dropped meanwhile, the next one is
 * searched.
 *
 * @throws NoIndexError, SearchFailedError, or whatever the ledger fails with: without it no passage may be shown
 */
export async function searchPassages(
  sought: Sought,
  deps: SearchDeps,
  settings: SearchSettings,
  deadline: Deadline,
): Promise<Found> {
  const { clock, activeIndex } = deps;
  const { limits } = settings;
  const lookUp = () => within(clock, limits.index, deadline, ({ signal }) => activeIndex.current(signal));
  let index = await lookUp();
  if (!index) throw new NoIndexError();
  let searched = await searchLegs(index, sought, deps, settings, deadline);
  if (searched.faults.length > 0 && !deadline.signal.aborted) {
    activeIndex.forget();
    const next = await lookUp().catch(() => undefined);
    if (next && next.name !== index.name) {
      index = next;
      searched = await searchLegs(index, sought, deps, settings, deadline);
    }
  }
  const { lexical, nearest, faults } = searched;
  for (const [leg, fault] of faults) deps.log.fault('leg not searched', fault, { leg, ...modelFacts(fault) });
  if (!lexical && !nearest) throw new SearchFailedError(faults[0]![1]);

  const admitted = await admit([...(lexical ?? []), ...(nearest ?? [])], sought.tenant, deps, settings, deadline);
  const legs = { lexical: lexical?.filter(admitted), nearest: nearest?.filter(admitted) };
  const { weights, fusion } = settings;
  const share = wordShare(sought.text, legs.lexical?.[0]);
  const hits = fuse(fusion, [
    { hits: legs.lexical ?? [], weight: weights.lexical * share ** SHARE_POWER },
    { hits: legs.nearest ?? [], weight: weights.nearest },
  ]);
  return { index, legs, hits, degraded: faults.length > 0 };
}

/** Holds hits against the ledger. @returns whether a hit may be shown */
export async function admit(
  hits: readonly Hit[],
  tenant: string,
  { clock, readLedger }: Pick<SearchDeps, 'clock' | 'readLedger'>,
  { limits }: Pick<SearchSettings, 'limits'>,
  deadline: Deadline,
): Promise<(hit: Hit) => boolean> {
  const ids = [...new Set(hits.map(({ passage }) => passage.documentId))];
  if (ids.length === 0) return () => false;
  const ledger = await within(clock, limits.ledger, deadline, ({ signal }) => readLedger(ids, signal));
  const through = new Set(admitHits(hits, ledger, tenant, clock.nowMs()));
  return (hit) => through.has(hit);
}

interface Searched {
  readonly lexical: readonly Hit[] | undefined;
  readonly nearest: readonly Hit[] | undefined;
  readonly faults: readonly (readonly [LegName, unknown])[];
}

async function searchLegs(
  index: PassageIndex,
  { tenant, text }: Sought,
  { clock, search, embedderFor }: SearchDeps,
  { legSize, limits }: SearchSettings,
  deadline: Deadline,
): Promise<Searched> {
  const scope = { tenant, size: legSize };
  const [lexical, nearest] = await Promise.allSettled([
    within(clock, limits.search, deadline, ({ signal }) => search.lexical(index, text, scope, signal)),
    (async () => {
      const vector = await within(clock, limits.embed, deadline, ({ signal }) =>
        embedOne(embedderFor(index), index, text, signal),
      );
      return within(clock, limits.search, deadline, ({ signal }) => search.nearest(index, vector, scope, signal));
    })(),
  ]);
  const faults: [LegName, unknown][] = [];
  if (lexical.status === 'rejected') faults.push(['lexical', lexical.reason]);
  if (nearest.status === 'rejected') faults.push(['nearest', nearest.reason]);
  return {
    lexical: lexical.status === 'fulfilled' ? lexical.value : undefined,
    nearest: nearest.status === 'fulfilled' ? nearest.value : undefined,
    faults,
  };
}

async function embedOne(
  embedder: Embedder,
  { embeddingModel, dimension }: PassageIndex,
  text: string,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const [vector = []] = await embedder.embed([text], 'question', signal);
  if (vector.length === dimension && vector.every(Number.isFinite)) return vector;
  throw new Error(`${embeddingModel} gave ${vector.length} numbers for the ${dimension} of the index`);
}
