import type { Ask } from './calls';
import { first } from './pages';

/** Services without a region answer here, and so does what is asked about the account. */
export const GLOBAL_REGION = 'us-east-1';

/** A name of a region that AWS does not know. */
export class NoRegionError extends Error {
  constructor(
    readonly region: string,
    readonly known: readonly string[],
  ) {
    super(`${region} is no region`);
  }
}

/** The regions to look in, and those besides. */
export interface Regions {
  readonly asked: readonly string[];
  /** Enabled ones that nobody asked for; undefined when AWS did not say which there are. */
  readonly notLookedAt?: readonly string[];
  readonly notEnabled: readonly string[];
  /**
   * What AWS threw when it did not say which there are. A named one is asked all the same.
   * @default - it said so
   */
  readonly refused?: unknown;
}

/** @throws NoRegionError where a name is none of a region */
export async function regionsOf(ask: Ask, wanted: readonly string[] | 'all'): Promise<Regions> {
  const named = wanted === 'all' ? undefined : [...new Set(wanted)];
  try {
    const page = await first(ask('ec2:DescribeRegions', { AllRegions: true }, GLOBAL_REGION));
    const every = (page?.Regions ?? []).map(({ RegionName = '', OptInStatus }) => ({ RegionName, OptInStatus }));
    const names = (regions: typeof every) => regions.map(({ RegionName }) => RegionName).sort();
    const wrong = named?.find((name) => !names(every).includes(name));
    if (wrong !== undefined) throw new NoRegionError(wrong, names(every));
    const enabled = names(every.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in'));
    const asked = named ?? enabled;
    return {
      asked,
      notLookedAt: enabled.filter((name) => !asked.includes(name)),
      notEnabled: names(every.filter(({ OptInStatus }) => OptInStatus === 'not-opted-in')),
    };
  } catch (refused) {
    if (refused instanceof NoRegionError) throw refused;
    return { asked: named ?? [GLOBAL_REGION], notEnabled: [], refused };
  }
}
