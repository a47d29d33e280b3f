import type { Deadline } from './deadline';
import { within } from './deadline';
import type { Hit, PassageIndex } from './passage-store';
import { NoIndexError } from './search-failures';
import { admit, type SearchDeps, type SearchSettings } from './search-passages';

/** Passages that are told of a document that is like another. */
const MOST_PASSAGES = 3;

export interface SimilarDeps extends Pick<SearchDeps, 'clock' | 'activeIndex' | 'search' | 'readLedger'> {
  /**
   * Middle of a document's passages in the space of an index.
   *
   * @returns undefined when the index does not hold the generation
   */
  readonly centroidOf: (
    index: PassageIndex,
    document: { readonly tenant: string; readonly documentId: string; readonly generation: string },
    signal: AbortSignal,
  ) => Promise<readonly number[] | undefined>;
}

export interface SimilarDocument {
  readonly documentId: string;
  readonly title: string;
  /** Of its nearest passage. */
  readonly score: number;
  /** Its nearest ones, best first. */
  readonly passages: readonly Hit[];
}

export interface LikeWhat {
  readonly tenant: string;
  readonly documentId: string;
  /** Documents, at most. */
  readonly size: number;
}

/**
 * Documents of the same tenant that are about the same, nearest first.
 *
 * @returns undefined when the tenant has no such document, or it cannot be answered from
 */
export async function similarDocuments(
  { tenant, documentId, size }: LikeWhat,
  deps: SimilarDeps,
  settings: Pick<SearchSettings, 'legSize' | 'limits'>,
  deadline: Deadline,
): Promise<readonly SimilarDocument[] | undefined> {
  const { clock, activeIndex, search, readLedger, centroidOf } = deps;
  const { limits, legSize } = settings;
  const ledger = await within(clock, limits.ledger, deadline, ({ signal }) => readLedger([documentId], signal));
  const entry = ledger.get(documentId);
  if (!entry?.ready || entry.tenant !== tenant) return undefined;
  const index = await within(clock, limits.index, deadline, ({ signal }) => activeIndex.current(signal));
  if (!index) throw new NoIndexError();

  const document = { tenant, documentId, generation: entry.published };
  const middle = await within(clock, limits.search, deadline, ({ signal }) => centroidOf(index, document, signal));
  if (!middle) return [];
  const scope = { tenant, size: legSize, exceptDocument: documentId };
  const hits = await within(clock, limits.search, deadline, ({ signal }) =>
    search.nearest(index, middle, scope, signal),
  );
  const admitted = await admit(hits, tenant, deps, settings, deadline);
  return byDocument(hits.filter((hit) => admitted(hit) && hit.passage.documentId !== documentId)).slice(0, size);
}

/** Documents in the order of their best passages. @param hits - best first */
function byDocument(hits: readonly Hit[]): SimilarDocument[] {
  const documents = new Map<string, Hit[]>();
  for (const hit of hits) {
    const { documentId } = hit.passage;
    documents.set(documentId, [...(documents.get(documentId) ?? []), hit]);
  }
  return [...documents].map(([documentId, found]) => ({
    documentId,
    title: found[0]!.passage.title,
    score: found[0]!.score,
    passages: found.slice(0, MOST_PASSAGES),
  }));
}

/**
 * Middle of vectors, of length one, each counting the same however long it is.
 *
 * @returns undefined when there is none: no vectors, or such that cancel each other out
 */
export function centroid(vectors: readonly (readonly number[])[]): number[] | undefined {
  const sum = new Array<number>(vectors[0]?.length ?? 0).fill(0);
  for (const vector of vectors) {
    const length = Math.hypot(...vector) || 1;
    vector.forEach((value, at) => {
      sum[at]! += value / length;
    });
  }
  const length = Math.hypot(...sum);
  return length < 1e-9 ? undefined : sum.map((value) => value / length);
}
