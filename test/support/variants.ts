import { MODE_SETTINGS, type Mode } from '../../lib/config/mode';
import { REGIONS, type Region } from '../../lib/config/regions';
import type { PatternUnderTest } from './pattern-under-test';
import type { Variant } from './variant';

export const DEFAULT_REGION = REGIONS[0];

const MODES = Object.keys(MODE_SETTINGS) as Mode[];

/** Every shape a pattern's template can take, in both modes. Checks that must hold everywhere run over these. */
export function variantsOf({ stack, shapes }: PatternUnderTest): Variant[] {
  const pattern = stack.pattern.name;
  return MODES.flatMap((mode) =>
    Object.entries(shapes).map(([name, config]) => ({
      name: `${pattern} ${mode} ${name}`,
      pattern,
      config: { mode, ...config },
    })),
  );
}

/** A variant in another region: the zones that it names are those of the same letters there. */
export function inRegion(variant: Variant, region: Region): Variant {
  const availabilityZones = variant.config.availabilityZones?.map((zone) => region + zone.slice(-1));
  return { ...variant, config: { ...variant.config, region, availabilityZones } };
}

/**
 * The telling variants of a pattern in each region but the default: a region changes addresses and what is on offer, not shapes.
 *
 * @throws Error when the pattern calls something telling that is no variant
 */
export function variantsElsewhere(pattern: PatternUnderTest): Variant[] {
  const variants = variantsOf(pattern);
  const telling = pattern.telling.map((name) => {
    const found = variants.find((variant) => variant.name === `${pattern.stack.pattern.name} ${name}`);
    if (!found) throw new Error(`${name} is no variant of ${pattern.stack.pattern.name}`);
    return found;
  });
  return REGIONS.slice(1).flatMap((region) =>
    telling.map((variant) => ({ ...inRegion(variant, region), name: `${variant.name} in ${region}` })),
  );
}
