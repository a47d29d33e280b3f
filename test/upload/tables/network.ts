import type { UploadSettings } from '../../../lib/upload/settings';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasServers, isRegional, ROUTES } from './shape';

/** Who may call a route, by how the asker signs in. */
const ASKERS = {
  none: 'everybody',
  iam: 'whoever signs with IAM',
  cognito: 'whoever has a token for ApiPeople',
} as const;

/** Everybody comes through CloudFront, but services, which sign for the API's own address. */
export function entries({ settings }: Chosen<UploadSettings>): string[] {
  const { signIn } = settings;
  return [
    'SiteDistribution * -> PageBucket through Access: everybody',
    'SiteDistribution /files/* -> FilesBucket through Access: everybody',
    ...(isRegional(settings)
      ? [
          'SiteDistribution /images/* -> VariantsBucket through Access or ImagesHandlerFunctionFunctionUrl through ImagesAccess: everybody',
          'ImagesHandlerFunctionFunctionUrl function URL: whoever signs with IAM',
        ]
      : ['SiteDistribution /images/* -> FilesBucket through Access: everybody']),
    ...(hasServers(settings)
      ? ['SiteDistribution /uploads* -> ApiBalancer through ApiOrigin: everybody', 'ApiBalancer HTTP 80: the network']
      : [
          ...API_FUNCTIONS.map((name) => `Api ${ROUTES[name]}: ${ASKERS[signIn]}`),
          ...(signIn === 'iam' ? [] : ['SiteDistribution /uploads* -> Api as anybody: everybody']),
        ]),
    ...(signIn === 'cognito' ? ['PeoplePool sign-up: whom an administrator adds'] : []),
  ];
}

export function exits({ settings, alarmEmail }: Chosen<UploadSettings>): string[] {
  const asked = [
    'PageBucket',
    'FilesBucket',
    ...(isRegional(settings) ? ['VariantsBucket', 'ImagesHandlerFunctionFunctionUrl'] : []),
    ...(hasServers(settings) ? ['ApiBalancer'] : settings.signIn === 'iam' ? [] : ['Api']),
  ];
  return [
    'QuarantineBucket events -> ArrivalsNews',
    ...asked.map((origin) => `SiteDistribution requests -> ${origin}`),
    ...(hasServers(settings) ? ['ApiNetworkFlowLog flow logs -> ApiNetworkFlowLogs'] : []),
    ...(alarmEmail ? [`AlarmsTopic${alarmEmail.replace(/\W/g, '')} notifications -> ${alarmEmail}`] : []),
  ];
}

/** Servers alone are in a network: CloudFront, load balancer, server, and out by HTTPS to AWS's services. */
export function reach({ settings, mode, region }: Chosen<UploadSettings>): string[] {
  if (!hasServers(settings)) return [];
  const server = 'ApiServersGroupASG';
  return [
    `${CLOUDFRONT[region]} -> ApiBalancer tcp 80`,
    `ApiBalancer -> ${server} tcp 8080`,
    ...(mode.highlyAvailable
      ? [`${server} -> 0.0.0.0/0 tcp 443`]
      : [
          `${server} -> 0.0.0.0/0 tcp 443 through ${NAT}`,
          `${server} -> ${NAT} tcp 443`,
          `${NAT} -> 0.0.0.0/0 tcp 443`,
        ]),
  ];
}

/** The lists of CloudFront's own addresses; written down a second time, because a wrong one lets in somebody else's. */
const CLOUDFRONT: Readonly<Record<string, string>> = {
  'ap-southeast-2': 'pl-b8a742d1',
  'ap-northeast-2': 'pl-22a6434b',
  'us-east-1': 'pl-3b927c52',
};

/** What servers go out by where one zone is enough. */
const NAT = 'ApiNetworkVpcPublicSubnet1Nat';

export function placement({ settings, mode }: Chosen<UploadSettings>): string[] {
  if (!hasServers(settings)) return [];
  return [
    'ApiBalancer in private subnets',
    'ApiServersGroupASG in private subnets',
    ...(mode.highlyAvailable ? [] : [`${NAT} in public subnets`]),
  ];
}

export function services({ settings }: Chosen<UploadSettings>): string[] {
  return (hasServers(settings) ? ['S3', 'DynamoDb'] : []).map(
    (service) => `ApiNetworkVpc${service}: com.amazonaws.<region>.${service.toLowerCase()} by routes`,
  );
}
