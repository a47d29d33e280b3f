import type { PassageIndex, PassageIndexes } from './passage-store';

/** How long an index is taken to be the active one without looking. An index that is no longer it stays five minutes. */
const KEPT_MS = 60_000;

/** Which index questions are answered from: looked up once a minute, for all questions. */
export class ActiveIndex {
  private known: { readonly index: PassageIndex; readonly at: number } | undefined;

  constructor(
    private readonly lookUp: PassageIndexes['active'],
    private readonly nowMs: () => number,
  ) {}

  /** @returns undefined before there is one; that is not remembered */
  async current(signal: AbortSignal): Promise<PassageIndex | undefined> {
    if (this.known && this.nowMs() - this.known.at < KEPT_MS) return this.known.index;
    const index = await this.lookUp(signal);
    this.known = index && { index, at: this.nowMs() };
    return index;
  }

  /** Has it looked up anew, because what was known did not serve. */
  forget(): void {
    this.known = undefined;
  }
}
