import { seededRandom } from './seeded-random';

/** A figure with what chance of the questions alone could have made of it. */
export interface Estimate {
  readonly value: number;
  /** Lower end of the 95 % confidence interval. */
  readonly low: number;
  readonly high: number;
  /** Questions that it was measured on. */
  readonly count: number;
}

/** Enough for an end of the interval to move by less than 0.01 with another seed. */
const RESAMPLES = 2000;
const SEED = 1;
const TAIL = 0.025;

/**
 * A figure over a sample, with its 95 % confidence interval by percentile bootstrap. Where every one of the sample says the same, the
 * interval is that one number, which is a limit of the method and not certainty: none wrong of n still leaves up to about 3/n.
 *
 * @param figure - undefined when the sample cannot say, such as a share of nothing
 * @returns undefined when the whole sample cannot say
 */
export function estimate<Item>(
  sample: readonly Item[],
  figure: (sample: readonly Item[]) => number | undefined,
  seed = SEED,
): Estimate | undefined {
  const value = figure(sample);
  if (value === undefined) return undefined;
  const random = seededRandom(seed);
  const figures = Array.from({ length: RESAMPLES }, () => figure(resampled(sample, random)))
    .filter((one) => one !== undefined)
    .sort((one, other) => one - other);
  return { value, low: quantile(figures, TAIL, value), high: quantile(figures, 1 - TAIL, value), count: sample.length };
}

function resampled<Item>(sample: readonly Item[], random: () => number): Item[] {
  return sample.map(() => sample[Math.floor(random() * sample.length)]!);
}

function quantile(sorted: readonly number[], share: number, otherwise: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? otherwise;
}
