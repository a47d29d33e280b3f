/** Regions that every pattern is synthesized and linted for. The first is the course's own, hence the default. */
export const REGIONS = ['ap-southeast-2', 'ap-northeast-2', 'us-east-1'] as const;

export type Region = (typeof REGIONS)[number];
