import { createHistogram } from 'node:perf_hooks';

/** What a request came back with. */
export interface Answer {
  /** Status of HTTP, or the word for what went wrong before one came. */
  readonly status: number | string;
  /** Who answered, in the words of the header x-served-by. @default - the answer does not say */
  readonly servedBy?: string;
  readonly milliseconds: number;
}

/** All answers in numbers. */
export interface Counts {
  readonly answers: number;
  /** How many were no 2xx, by status. */
  readonly failed: Readonly<Record<string, number>>;
  /** How many each server gave. */
  readonly servedBy: Readonly<Record<string, number>>;
  /** Milliseconds that half of the answers took at most; 0 before the first one. */
  readonly p50: number;
  /** Milliseconds that 99 of 100 answers took at most. */
  readonly p99: number;
}

/** Counts answers as they come. */
export class Tally {
  private readonly latency = createHistogram();
  private readonly failed: Record<string, number> = {};
  private readonly servedBy: Record<string, number> = {};
  private answers = 0;

  add({ status, servedBy, milliseconds }: Answer): void {
    this.answers++;
    this.latency.record(Math.max(1, Math.round(milliseconds)));
    if (!isGood({ status })) this.failed[status] = (this.failed[status] ?? 0) + 1;
    if (servedBy !== undefined) this.servedBy[servedBy] = (this.servedBy[servedBy] ?? 0) + 1;
  }

  counts(): Counts {
    const { answers, latency } = this;
    const percentile = (of: number) => (answers === 0 ? 0 : latency.percentile(of));
    return {
      answers,
      failed: { ...this.failed },
      servedBy: { ...this.servedBy },
      p50: percentile(50),
      p99: percentile(99),
    };
  }
}

/** Whether an answer is what was asked for. */
export function isGood({ status }: Pick<Answer, 'status'>): boolean {
  return typeof status === 'number' && status >= 200 && status < 300;
}
