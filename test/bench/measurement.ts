/** One line of the report: what was measured against what, in the same run. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: 's' | 'kB' | 'MiB' | 'jobs/s' | 'passages/s' | 'ms';
  /**
   * What the value is compared with.
   * @default - the value stands for itself
   */
  readonly baseline?: { readonly name: string; readonly value: number };
  /**
   * The most the ratio of value to baseline should be.
   * @default - there is no aim
   */
  readonly aim?: number;
}

export function ratioOf({ value, baseline }: Measurement): number | undefined {
  return baseline && value / baseline.value;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Seconds that something took. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
