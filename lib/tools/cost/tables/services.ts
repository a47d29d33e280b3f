import { runsAtEdge } from '../../../model/edge-functions';
import { at, objectsAt } from '../../../model/property-path';
import type { Resource } from '../../../model/template';
import type { Charge, CostTable, ResourceCost } from '../charge';
import type { UseName } from '../uses';

const when = (...uses: UseName[]): ResourceCost => ({ uses });

/** Space for files that every call has for nothing. */
const FREE_SPACE_MB = 512;

/** Services that are paid for by use, and the parts of them that are not. */
export const SERVICES: CostTable = {
  'AWS::ApiGateway::RestApi': () => when('rest-api-requests', 'egress'),
  'AWS::ApiGateway::Stage': ({ properties }) => ({
    charges: cacheOf(properties),
    uses: [
      ...(properties['TracingEnabled'] === true ? (['traces'] as const) : []),
      ...(objectsAt(properties, 'MethodSettings').some(({ MetricsEnabled }) => MetricsEnabled === true)
        ? (['method-metrics'] as const)
        : []),
    ],
  }),
  'AWS::ApiGatewayV2::Api': () => when('http-api-requests', 'egress'),
  'AWS::Bedrock::Guardrail': () => when('guarded-texts'),
  'AWS::CloudFront::Distribution': ({ properties }) => ({
    charges: ownAddresses(properties),
    uses: ['edge-traffic', 'edge-requests'],
  }),
  'AWS::CloudFront::Function': () => when('edge-functions'),
  'AWS::Cognito::UserPool': () => when('cognito-users'),
  'AWS::IAM::ManagedPolicy': callsIn,
  'AWS::IAM::Policy': callsIn,
  'AWS::IAM::Role': callsIn,
  'AWS::KinesisFirehose::DeliveryStream': () => when('firehose'),
  'AWS::Lambda::Alias': (resource) => ({ charges: keptWarm(resource) }),
  'AWS::Lambda::EventSourceMapping': () => when('queue-requests'),
  'AWS::Lambda::Function': (resource, stack) => {
    if (runsAtEdge(stack, resource)) return when('edge-calls', 'edge-gb-seconds');
    const [architecture] = (resource.properties['Architectures'] ?? ['x86_64']) as readonly ('arm64' | 'x86_64')[];
    const space = Number(at(resource.properties, 'EphemeralStorage', 'Size') ?? FREE_SPACE_MB);
    return when(
      'function-calls',
      `function-gb-seconds-${architecture!}`,
      ...(space > FREE_SPACE_MB ? (['function-storage'] as const) : []),
    );
  },
  'AWS::Lambda::Version': (resource) => ({ charges: keptWarm(resource) }),
  'AWS::Logs::LogGroup': () => when('log-writes', 'logs'),
  'AWS::SNS::Topic': () => when('notifications'),
  'AWS::SQS::Queue': () => when('queue-requests'),
  'AWS::Scheduler::Schedule': () => when('events-schedule'),
};

/** What a permission to call lets be paid for, where no resource of the stack stands for it. */
const CALLS: Readonly<Record<string, UseName>> = {
  'bedrock:InvokeModel': 'model-tokens',
  'bedrock:Rerank': 'model-tokens',
  'cloudfront:CreateInvalidation': 'invalidations',
  'ses:SendEmail': 'mails',
  'ses:SendTemplatedEmail': 'mails',
};

function callsIn({ properties }: Resource): ResourceCost {
  const written = JSON.stringify(properties);
  const uses = Object.entries(CALLS).flatMap(([action, use]) => (written.includes(`"${action}`) ? [use] : []));
  if (uses.length > 0) return { uses: [...new Set(uses)] };
  return { free: { en: 'identities and policies cost nothing', ko: '자격 증명과 정책은 무료입니다' } };
}

/** For browsers that do not say whom they want CloudFront keeps addresses for one certificate alone. */
function ownAddresses(properties: Resource['properties']): Charge[] {
  if (at(properties, 'DistributionConfig', 'ViewerCertificate', 'SslSupportMethod') !== 'vip') return [];
  return [
    {
      what: { en: 'dedicated IP addresses of a certificate', ko: '인증서 전용 IP 주소' },
      part: ['cloudfront/dedicated-ip', 1],
      whenStopped: 'goes on',
    },
  ];
}

function cacheOf(properties: Resource['properties']): Charge[] {
  if (properties['CacheClusterEnabled'] !== true) return [];
  const size = String(properties['CacheClusterSize'] ?? '0.5');
  return [
    {
      what: { en: `cache of an API, ${size} GB`, ko: `API 캐시 ${size} GB` },
      part: [`apigateway/cache/${size}`, 1],
      whenStopped: 'goes on',
    },
  ];
}

function keptWarm({ properties }: Resource): Charge[] {
  const warm = at(properties, 'ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions');
  if (warm === undefined) return [];
  return [
    {
      what: { en: 'functions kept warm', ko: '프로비저닝된 동시성' },
      // By its memory, which the version knows and its alias does not.
      part: ['lambda/provisioned', Number.NaN],
      whenStopped: 'goes on',
    },
  ];
}
