import type { CostPart } from './cost';

/** Metrics that are looked at more often than once a minute cost three times as much. */
const HIGH_RESOLUTION_SECONDS = 60;
const LINUX = 'Linux/UNIX';

/** What an instance costs beside its disks and its addresses. The list holds Linux on demand; Windows and licences have other prices. */
export function instancePart(instanceType: string, platform: string | undefined, instances = 1): CostPart {
  return [platform === LINUX ? `ec2/${instanceType}` : `ec2/${instanceType}/${platform}`, instances];
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
}

/** What a search domain costs: its instances, those that only coordinate, and its disks. */
export function domainParts(size: DomainSize): readonly CostPart[] {
  return [
    [`opensearch/${size.instanceType}`, size.instances],
    [`opensearch/${size.masterType}`, size.masters ?? 0],
    [`opensearch/${size.volumeType}`, size.gigabytes * size.instances],
  ];
}

/** What an endpoint in a network costs; those that are entries of route tables, for S3 and DynamoDB, cost nothing. */
export function endpointPart(endpointType: string, zones: number): CostPart | undefined {
  if (endpointType === 'Gateway') return undefined;
  return [endpointType === 'Interface' ? 'interface-endpoint' : `endpoint/${endpointType}`, zones];
}

/** What an alarm costs: one of a formula as much as all of its metrics. */
export function alarmPart(periodSeconds: number | undefined, metrics: number): CostPart {
  const often = (periodSeconds ?? HIGH_RESOLUTION_SECONDS) < HIGH_RESOLUTION_SECONDS;
  return [often ? 'cloudwatch/high-resolution-alarm' : 'cloudwatch/alarm', Math.max(1, metrics)];
}

/** What a group of collections pays for at least: capacity that it never gives back. */
export function searchCapacityPart(leastIndexing = 0, leastSearching = 0): CostPart {
  return ['opensearch-serverless/ocu', leastIndexing + leastSearching];
}
