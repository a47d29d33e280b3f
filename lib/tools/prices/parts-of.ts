import type { CostPart } from './cost';

/** Metrics that are looked at more often than once a minute cost three times as much. */
const HIGH_RESOLUTION_SECONDS = 60;
const LINUX = 'Linux/UNIX';

/**
 * What an instance costs beside its disks and its addresses. The list holds Linux on demand, on machines that others share; Windows,
 * licences and other terms have other prices.
 */
export function instancePart(
  instanceType: string,
  platform: string | undefined,
  instances = 1,
  terms: readonly string[] = [],
): CostPart {
  return [['ec2', instanceType, ...(platform === LINUX ? [] : [String(platform)]), ...terms].join('/'), instances];
}

export function diskPart(volumeType: string, gigabytes: number): CostPart {
  return [`ebs/${volumeType}`, gigabytes];
}

export interface DatabaseSize {
  readonly engine: string;
  readonly instanceClass: string;
  readonly multiAz: boolean;
  readonly storageType: string;
  readonly gigabytes: number;
}

/** What a database of its own costs: while it runs, and for its disk, stopped or not. */
export function databaseParts(size: DatabaseSize): { readonly running: CostPart; readonly disk: CostPart } {
  const zones = size.multiAz ? 'multi-az' : 'single-az';
  return {
    running: [`rds/${size.instanceClass}/${size.engine}/${zones}`, 1],
    disk: [`rds/${size.storageType}/${zones}`, size.gigabytes],
  };
}

export interface DomainSize {
  readonly instanceType: string;
  readonly instances: number;
  readonly masterType?: string | undefined;
  /** @default - the instances elect among themselves */
  readonly masters?: number | undefined;
  readonly volumeType: string;
  /** Of each instance, in GB. */
  readonly gigabytes: number;
  /** Of the disk of each instance. @default - that of its type */
  readonly iops?: number | undefined;
  /** Of the disk of each instance, in MB/s. @default - that of its type */
  readonly throughput?: number | undefined;
}

/** What a search domain costs: its instances, those that only coordinate, its disks, and their speed above what the disks have. */
export function domainParts(size: DomainSize): readonly CostPart[] {
  return [
    [`opensearch/${size.instanceType}`, size.instances],
    [`opensearch/${size.masterType}`, size.masters ?? 0],
    [`opensearch/${size.volumeType}`, size.gigabytes * size.instances],
    ...speedParts(`opensearch/${size.volumeType}`, '', size, GP3, size.instances),
  ];
}

/** What an endpoint in a network costs; those that are entries of route tables, for S3 and DynamoDB, cost nothing. */
export function endpointPart(endpointType: string, zones: number): CostPart | undefined {
  if (endpointType === 'Gateway') return undefined;
  return [endpointType === 'Interface' ? 'interface-endpoint' : `endpoint/${endpointType}`, zones];
}

/** Speed that a disk has without paying for it. */
interface Baseline {
  readonly iops: number;
  readonly throughput: number;
}

const GP3: Baseline = { iops: 3_000, throughput: 125 };

/** From this size on RDS spreads a database over four volumes, by engine; of SQL Server it never does. */
const STRIPED_GIGABYTES: readonly (readonly [engine: RegExp, gigabytes: number])[] = [
  [/^sqlserver-/, Number.POSITIVE_INFINITY],
  [/^oracle-/, 200],
  [/./, 400],
];
const GP3_STRIPED: Baseline = { iops: 12_000, throughput: 500 };
const NOTHING: Baseline = { iops: 0, throughput: 0 };

/** Types that sell speed by itself. Of the others it comes with the size, and EC2 says it all the same. */
const PROVISIONED = /^io[12]$/;

export interface DiskSpeed {
  readonly volumeType: string;
  readonly iops?: number | undefined;
  /** In MB/s. */
  readonly throughput?: number | undefined;
}

/** What a disk pays for the speed above its baseline. */
export function diskSpeedParts(speed: DiskSpeed, disks = 1): readonly CostPart[] {
  return speedParts(`ebs/${speed.volumeType}`, '', speed, GP3, disks);
}

/** The same of a database's storage. */
export function databaseSpeedParts(
  { engine, storageType, gigabytes, multiAz }: Pick<DatabaseSize, 'engine' | 'storageType' | 'gigabytes' | 'multiAz'>,
  speed: Omit<DiskSpeed, 'volumeType'>,
): readonly CostPart[] {
  const [, striped] = STRIPED_GIGABYTES.find(([engines]) => engines.test(engine))!;
  return speedParts(
    `rds/${storageType}`,
    multiAz ? '/multi-az' : '/single-az',
    { volumeType: storageType, ...speed },
    gigabytes >= striped ? GP3_STRIPED : GP3,
    1,
  );
}

function speedParts(
  item: string,
  suffix: string,
  { volumeType, iops, throughput }: DiskSpeed,
  gp3: Baseline,
  disks: number,
): readonly CostPart[] {
  const baseline = volumeType === 'gp3' ? gp3 : PROVISIONED.test(volumeType) ? NOTHING : undefined;
  if (!baseline) return [];
  const above = (of: keyof Baseline, stated: number | undefined): CostPart[] => {
    const more = stated === undefined ? 0 : Math.max(0, stated - baseline[of]) * disks;
    return more === 0 ? [] : [[`${item}/${of}${suffix}`, more]];
  };
  return [...above('iops', iops), ...above('throughput', throughput)];
}

/** What an alarm looks at, in the words of templates and of CloudWatch itself. */
export interface AlarmMetrics {
  /** In seconds. @default - each of the metrics says its own */
  readonly Period?: number | string | undefined;
  readonly Metrics?: readonly MetricOfAlarm[] | undefined;
}

interface MetricOfAlarm {
  readonly MetricStat?: { readonly Period?: number | string | undefined } | undefined;
  readonly Expression?: string | undefined;
}

/** An alarm on what is not usual looks at the metric, and at the two bounds that CloudWatch reckons. */
const BOUNDS = /\bANOMALY_DETECTION_BAND\s*\(/i;
const METRICS_INSIGHTS = /^\s*SELECT\b/i;

/**
 * What an alarm costs: one of a formula as much as all of its metrics. One of a query pays for the metrics that the query finds, which
 * nobody says beforehand, and is none of the free alarms.
 */
export function alarmPart({ Period, Metrics = [] }: AlarmMetrics): CostPart {
  if (Metrics.some(({ Expression = '' }) => METRICS_INSIGHTS.test(Expression)))
    return ['cloudwatch/query-alarm', Number.NaN];
  const stated = [Period, ...Metrics.map(({ MetricStat }) => MetricStat?.Period)].filter((each) => each !== undefined);
  const often = stated.some((seconds) => Number(seconds) < HIGH_RESOLUTION_SECONDS);
  const metrics = Metrics.filter(({ MetricStat }) => MetricStat).length;
  const bounds = Metrics.some(({ Expression = '' }) => BOUNDS.test(Expression)) ? 2 : 0;
  return [often ? 'cloudwatch/high-resolution-alarm' : 'cloudwatch/alarm', Math.max(1, metrics) + bounds];
}

/** What a group of collections pays for at least: capacity that it never gives back. */
export function searchCapacityPart(leastIndexing = 0, leastSearching = 0): CostPart {
  return ['opensearch-serverless/ocu', leastIndexing + leastSearching];
}
