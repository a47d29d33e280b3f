import type { VpcProps } from 'aws-cdk-lib/aws-ec2';

/** In which zones a network lies. */
export interface ZoneSelection {
  /** Id of the network's construct. */
  readonly id: string;
  readonly props: Pick<VpcProps, 'maxAzs' | 'availabilityZones'>;
  readonly count: number;
}

/**
 * The zones of a network: so many of those that the account has, or those that are named, in whatever order.
 *
 * A subnet cannot move, and a new one cannot have the addresses of the old one as long as that stands. So a network of other
 * zones is another network: its id holds their letters, and the old one goes when the new one is there.
 */
export function zoneSelection(zones: number | readonly string[]): ZoneSelection {
  if (typeof zones === 'number') return { id: 'Vpc', props: { maxAzs: zones }, count: zones };
  const availabilityZones = [...zones].sort();
  const letters = availabilityZones.map((zone) => zone.slice(-1).toUpperCase()).join('');
  return { id: `Vpc${letters}`, props: { availabilityZones }, count: zones.length };
}
