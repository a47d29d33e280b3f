import type { RagSettings } from '../../../lib/rag/settings';
import type { Chosen } from '../../support/pattern-tables';
import { callers, hasNetwork, hasServers, isDomain, isWithin, ROUTES } from './shape';

/** Every public way in, and who may use it. */
export function entries({ settings }: Chosen<RagSettings>): string[] {
  return [
    ...Object.values(ROUTES)
      .flat()
      .map((route) => `Api ${route}: whoever signs with IAM`),
    ...(hasServers(settings) ? ['ServersBalancer HTTP 80: the network'] : []),
    isDomain(settings)
      ? 'PassageDomain HTTPS: the network'
      : `PassagesNetwork collection collection/passages-00000000: ${isWithin(settings) ? 'the network' : 'whom its access policy names'}`,
  ];
}

/** What the stack sends on by itself. */
export function exits({ settings, alarmEmail }: Chosen<RagSettings>): string[] {
  return [
    'FilesBucket events -> DocumentsNews',
    ...(hasNetwork(settings) ? ['NetworkTiersFlowLog flow logs -> NetworkTiersFlowLogs'] : []),
    ...(alarmEmail ? [`AlarmsTopic${alarmEmail.replace(/\W/g, '')} notifications -> ${alarmEmail}`] : []),
  ];
}

/** Interface endpoints, by what they are called here. */
function interfaces(settings: RagSettings): Record<string, string> {
  if (!isWithin(settings)) return {};
  return { Models: 'bedrock-runtime', Sqs: 'sqs', ...(!isDomain(settings) && { Passages: 'aoss-data' }) };
}

export function services({ settings }: Chosen<RagSettings>): string[] {
  if (!hasNetwork(settings)) return [];
  return [
    ...['S3', 'DynamoDb'].map(
      (name) => `NetworkTiersVpc${name}: com.amazonaws.<region>.${name.toLowerCase()} by routes`,
    ),
    ...Object.entries(interfaces(settings)).map(
      ([name, service]) => `NetworkTiersVpc${name}: com.amazonaws.<region>.${service} by its usual name`,
    ),
  ];
}

/**
 * What calls the store reaches endpoints and the domain, and nothing reaches it; but to servers leads one way, from the API over the
 * load balancer. By 443 a function comes to gateway endpoints, by the routes of isolated subnets, and a server to the internet.
 */
export function reach({ settings, mode }: Chosen<RagSettings>): string[] {
  const functions = isWithin(settings) ? callers(settings) : [];
  const servers = hasServers(settings) ? [SERVERS] : [];
  const throughInstance = hasServers(settings) && !mode.highlyAvailable;
  return [
    ...[...functions, ...servers].flatMap((caller) => [
      ...Object.keys(interfaces(settings)).map((name) => `${caller} -> NetworkTiersVpc${name} tcp 443`),
      ...(isDomain(settings) ? [`${caller} -> PassageDomain tcp 443`] : []),
    ]),
    ...functions.map((caller) => `${caller} -> 0.0.0.0/0 tcp 443`),
    ...servers.flatMap((server) => [
      'ServersLinkVpcLink -> ServersBalancer tcp 80',
      `ServersBalancer -> ${server} tcp 8080`,
      `${server} -> 0.0.0.0/0 tcp 443${throughInstance ? ` through ${NAT}` : ''}`,
    ]),
    // It lets in addresses of private subnets, as far as anybody knows those of the functions too: reach tells no subnets apart.
    ...(throughInstance
      ? [...functions, ...servers].map((from) => `${from} -> ${NAT} tcp 443`).concat(`${NAT} -> 0.0.0.0/0 tcp 443`)
      : []),
  ];
}

const SERVERS = 'ServersGroupASG';
/** What servers go out by where one zone is enough. */
const NAT = 'NetworkTiersVpcPublicSubnet1Nat';

export function placement({ settings, mode }: Chosen<RagSettings>): string[] {
  return [
    ...[
      ...(isWithin(settings) ? callers(settings) : []),
      ...Object.keys(interfaces(settings)).map((name) => `NetworkTiersVpc${name}`),
      ...(isDomain(settings) ? ['PassageDomain'] : []),
    ].map((what) => `${what} in isolated subnets`),
    ...(hasServers(settings)
      ? ['ServersLinkVpcLink', 'ServersBalancer', SERVERS].map((what) => `${what} in private subnets`)
      : []),
    ...(hasServers(settings) && !mode.highlyAvailable ? [`${NAT} in public subnets`] : []),
  ];
}
