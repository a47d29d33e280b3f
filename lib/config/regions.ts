/** Regions that every pattern is synthesized and linted for. The first is the course's own, hence the default. */
export const REGIONS = ['ap-southeast-2', 'ap-northeast-2', 'us-east-1'] as const;

export type Region = (typeof REGIONS)[number];

/** Letters of the zones that a region has. Which building a letter stands for differs from account to account. */
const ZONE_LETTERS: Readonly<Record<Region, string>> = {
  'ap-southeast-2': 'abc',
  'ap-northeast-2': 'abcd',
  'us-east-1': 'abcdef',
};

/** Names of the availability zones of a region. */
export function zonesOf(region: Region): readonly string[] {
  return [...ZONE_LETTERS[region]].map((letter) => region + letter);
}
