import type { Hit } from './passage-store';

/** What the ledger says of a document, as far as a search asks. */
export interface LedgerEntry {
  readonly tenant: string;
  /** Whether its passages may be answered from: not while it is new, refused, or deleted. */
  readonly ready: boolean;
  /** Generation whose passages count. */
  readonly published: string;
  /**
   * The one before.
   * @default - there was none
   */
  readonly previous?: string;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
}

/** The truth about documents; an index may still hold what is gone. */
export type ReadLedger = (
  documentIds: readonly string[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<string, LedgerEntry>>;

/** Indexes show writes late: ten seconds by documentation, and some more to be sure. */
export const SHOWS_LATE_MS = 30_000;

/**
 * Those hits that the ledger bears out, in the same order. A passage of the generation before counts only while the index may not
 * show the new one yet.
 *
 * @param hits - of all legs together, because one leg may already find what another does not
 */
export function admitHits(
  hits: readonly Hit[],
  ledger: ReadonlyMap<string, LedgerEntry>,
  tenant: string,
  nowMs: number,
): Hit[] {
  const ours = hits.filter(({ passage }) => {
    const entry = ledger.get(passage.documentId);
    return passage.tenant === tenant && entry?.ready === true && entry.tenant === tenant;
  });
  const shown = new Set(
    ours
      .filter(({ passage }) => passage.generation === ledger.get(passage.documentId)?.published)
      .map(({ passage }) => passage.documentId),
  );
  return ours.filter(({ passage: { documentId, generation } }) => {
    const { published, previous, publishedAt } = ledger.get(documentId)!;
    if (generation === published) return true;
    return generation === previous && !shown.has(documentId) && nowMs - publishedAt < SHOWS_LATE_MS;
  });
}
