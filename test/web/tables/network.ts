import type { WebSettings } from '../../../lib/web/settings';
import type { Chosen } from '../../support/pattern-tables';
import { databaseOf } from './names';

/** Everybody comes through CloudFront; nothing else is open to whom no policy names. */
export function entries(): string[] {
  return [
    'SiteDistribution * -> ServersBalancer through SiteOrigin: everybody',
    'SiteDistribution /static/* -> StaticBucket through SiteStaticAccess: everybody',
    'ServersBalancer HTTP 80: the network',
  ];
}

export function exits({ alarmEmail }: Chosen<WebSettings>): string[] {
  return [
    'NetworkFlowLog flow logs -> NetworkFlowLogs',
    'SiteDistribution requests -> ServersBalancer',
    'SiteDistribution requests -> StaticBucket',
    'ArchiveSubscription logs -> ArchiveDelivery',
    'ArchiveDelivery records -> ArchiveBucket',
    ...(alarmEmail ? [`AlarmsTopic${alarmEmail.replace(/\W/g, '')} notifications -> ${alarmEmail}`] : []),
  ];
}

/**
 * One chain: CloudFront, load balancer, server, database, and no link of it can be passed over. What prepares the database stands
 * beside the servers. Out goes HTTPS alone, by the instance that passes it on where there is one.
 */
export function reach({ settings, region }: Chosen<WebSettings>): string[] {
  const database = `${databaseOf(settings)}Instance tcp ${settings.database === 'mysql' ? 3306 : 5432}`;
  const callers = ['ServersGroupASG', 'PrepareDatabaseHandlerFunction'];
  const outward = settings.egress === 'nat-instance' ? `0.0.0.0/0 tcp 443 through ${NAT}` : '0.0.0.0/0 tcp 443';
  return [
    `${CLOUDFRONT[region]} -> ServersBalancer tcp 80`,
    'ServersBalancer -> ServersGroupASG tcp 8080',
    ...callers.flatMap((caller) => [`${caller} -> ${database}`, `${caller} -> ${outward}`]),
    ...(settings.egress === 'nat-instance'
      ? [`${NAT} -> 0.0.0.0/0 tcp 443`, ...callers.map((caller) => `${caller} -> ${NAT} tcp 443`)]
      : []),
  ];
}

/** The lists of CloudFront's own addresses; written down a second time, because a wrong one lets in somebody else's. */
const CLOUDFRONT: Readonly<Record<string, string>> = {
  'ap-southeast-2': 'pl-b8a742d1',
  'ap-northeast-2': 'pl-22a6434b',
  'us-east-1': 'pl-3b927c52',
};

const NAT = 'NetworkVpcPublicSubnet1Nat';

export function placement({ settings }: Chosen<WebSettings>): string[] {
  return [
    `${databaseOf(settings)}Instance in isolated subnets`,
    ...['ServersBalancer', 'ServersGroupASG', 'PrepareDatabaseHandlerFunction'].map(
      (holder) => `${holder} in private subnets`,
    ),
    ...(settings.egress === 'nat-instance' ? [`${NAT} in public subnets`] : []),
  ];
}

export function services(): string[] {
  return ['S3', 'DynamoDb'].map(
    (service) => `NetworkVpc${service}: com.amazonaws.<region>.${service.toLowerCase()} by routes`,
  );
}
