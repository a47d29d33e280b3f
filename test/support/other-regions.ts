import { REGIONS } from '../../lib/config/regions';
import type { Variant } from './variants';

export const DEFAULT_REGION = REGIONS[0];

/** Variants that between them hold every resource; a region changes addresses and what is on offer, not their shape. */
const TELLING = [
  'lab classroom admin address',
  'lab production windows',
  'async classroom lambda lambda s3',
  'async production direct ec2 rds email',
];

/** The telling ones among some variants, in each region but the default. */
export function inOtherRegions(variants: readonly Variant[]): Variant[] {
  const telling = variants.filter(({ name }) => TELLING.includes(name));
  if (telling.length < TELLING.length) throw new Error(`Not all of these are variants: ${TELLING.join(', ')}`);
  return REGIONS.slice(1).flatMap((region) =>
    telling.map((variant) => ({
      ...variant,
      name: `${variant.name} in ${region}`,
      config: { ...variant.config, region },
    })),
  );
}
