import type { RagSettings } from '../../../lib/rag/settings';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, CALLERS, hasNetwork, isDomain, ROUTES } from './shape';

/** Every public way in, and who may use it. */
export function entries({ settings }: Chosen<RagSettings>): string[] {
  return [
    ...API_FUNCTIONS.flatMap((name) => ROUTES[name].map((route) => `Api ${route}: whoever signs with IAM`)),
    isDomain(settings)
      ? 'PassageDomain HTTPS: the network'
      : `PassagesNetwork collection collection/passages-00000000: ${hasNetwork(settings) ? 'the network' : 'whom its access policy names'}`,
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

/** Functions that call the store reach endpoints and the domain, and nothing reaches them. */
export function reach({ settings }: Chosen<RagSettings>): string[] {
  if (!hasNetwork(settings)) return [];
  return CALLERS.flatMap((caller) => [
    ...Object.keys(interfaces(settings)).map((name) => `${caller} -> NetworkTiersVpc${name} tcp 443`),
    ...(isDomain(settings) ? [`${caller} -> PassageDomain tcp 443`] : []),
    // To gateway endpoints, by the routes of isolated subnets.
    `${caller} -> 0.0.0.0/0 tcp 443`,
  ]);
}

export function placement({ settings }: Chosen<RagSettings>): string[] {
  if (!hasNetwork(settings)) return [];
  return [
    ...CALLERS,
    ...Object.keys(interfaces(settings)).map((name) => `NetworkTiersVpc${name}`),
    ...(isDomain(settings) ? ['PassageDomain'] : []),
  ].map((what) => `${what} in isolated subnets`);
}
