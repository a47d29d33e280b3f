import type { RagSettings } from '../../../lib/rag/settings';
import {
  bucketEmptierRole,
  groupCloserRole,
  IN_A_NETWORK,
  providerRole,
  SESSION_MANAGER,
  TRACING,
  WRITE_ALL_LOGS,
  writesFlowLogs,
  writesLogs,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasNetwork, hasServers, idOfTenant, isDomain, isWithin, profileOf } from './shape';

/** What one role may do in all of AWS: exactly what the code behind it calls. */
export function roles({ settings, mode, region }: Chosen<RagSettings>): Record<string, readonly string[]> {
  const network = hasNetwork(settings);
  const inNetwork = isWithin(settings) ? IN_A_NETWORK : [];
  const embed = embeds(settings, region);
  const searching = [...calls(settings, 'Get', 'Post'), ...embed, ...LOOK_UP];
  const writing = [
    ...answers(settings, region),
    ...(settings.guardrail ? looks(region) : []),
    ...(settings.rerank ? ['bedrock:InvokeModel foundation-model/cohere.rerank-v3-5:0'] : []),
    'dynamodb:UpdateItem table/rag-ledgertable',
  ];
  return {
    PrepareIndexHandlerRole: [
      ...calls(settings, 'Get', 'Post', 'Put', 'Delete'),
      'sqs:SendMessage rag-documentsnews',
      ...ofFunction('PrepareIndexHandlerLogs'),
      ...inNetwork,
    ],
    PrepareIndexProviderRole: providerRole('rag', 'PrepareIndex'),
    // What it reads is the one version that the news was of.
    ReaderHandlerRole: [
      ...calls(settings, 'Get', 'Post', 'Delete'),
      ...embed,
      'dynamodb:GetItem table/rag-ledgertable',
      'dynamodb:PutItem table/rag-ledgertable',
      'dynamodb:Query table/rag-ledgertable/index/Pending',
      'dynamodb:Scan table/rag-ledgertable',
      's3:GetObjectVersion rag-filesbucket/documents/any',
      ...['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'].map(
        (action) => `sqs:${action} rag-documentsnews`,
      ),
      ...ofFunction('ReaderHandlerLogs'),
      ...inNetwork,
    ],
    ...(hasServers(settings)
      ? {
          ServersRole: [
            ...searching,
            ...writing,
            `s3:GetObject cdk-hnb659fds-assets-111122223333-${region}/<code>.zip`,
            ...writesLogs('rag', 'ServersLogs'),
            ...SESSION_MANAGER,
          ],
          ...(!mode.highlyAvailable && { NetworkTiersVpcNatRole: SESSION_MANAGER }),
        }
      : {
          FunctionsAskRole: [...searching, ...writing, ...ofFunction('FunctionsAskLogs'), ...inNetwork],
          FunctionsSearchRole: [...searching, ...ofFunction('FunctionsSearchLogs'), ...inNetwork],
        }),
    FunctionsReadRole: [
      'dynamodb:GetItem table/rag-ledgertable',
      'dynamodb:Query table/rag-ledgertable',
      ...ofFunction('FunctionsReadLogs'),
    ],
    // A form lets its bearer do what its signer may: put documents.
    FunctionsChangeRole: [
      'dynamodb:GetItem table/rag-ledgertable',
      'dynamodb:PutItem table/rag-ledgertable',
      's3:DeleteObject rag-filesbucket/documents/any',
      's3:PutObject rag-filesbucket/documents/any',
      ...ofFunction('FunctionsChangeLogs'),
    ],
    ...(settings.apiGatewayLogRole === 'create' && { ApiAccountLoggingRole: WRITE_ALL_LOGS }),
    ...Object.fromEntries(settings.tenants.flatMap(tenantPolicies)),
    ...(network && {
      NetworkTiersFlowLogWriter: writesFlowLogs('rag', 'NetworkTiersFlowLogs'),
      ...groupCloserRole('rag', 'NetworkTiersVpc'),
    }),
    ...(!mode.keepData && bucketEmptierRole('rag')),
  };
}

const ofFunction = (group: string) => [...writesLogs('rag', group), ...TRACING];
const LOOK_UP = ['dynamodb:BatchGetItem table/rag-ledgertable', 'dynamodb:GetItem table/rag-ledgertable'];

/** A collection asks by its own policies what for; a domain, by the kind of request here and by its own roles inside. */
function calls(settings: RagSettings, ...kinds: readonly string[]): string[] {
  return isDomain(settings)
    ? kinds.map((kind) => `es:ESHttp${kind} domain/rag-passagedomain/any`)
    : ['aoss:APIAccessAll collection/rag-passagescollection'];
}

/** The models of this deployment and of the one before, whose index may still be asked. */
function embeds(settings: RagSettings, region: string): string[] {
  return [
    'bedrock:InvokeModel foundation-model/amazon.titan-embed-text-v2:0',
    ...byProfile('bedrock:InvokeModel', 'cohere.embed-v4:0', settings, region),
  ];
}

function answers(settings: RagSettings, region: string): string[] {
  const guardrail = settings.guardrail ? [`StringEquals bedrock:GuardrailIdentifier ${guardrailOf(region)}`] : [];
  const model = `anthropic.${settings.answerModel}`;
  return byProfile('bedrock:InvokeModelWithResponseStream', model, settings, region, guardrail);
}

const guardrailOf = (region: string) =>
  `arn:aws:bedrock:${region}:111122223333:guardrail/rag-answersguardrail:rag-answersversion.Version`;

/** The guardrail, and what hands texts on to another region, in each of those. */
function looks(region: string): string[] {
  const { id, others } = GUARDRAIL_PROFILES[region]!;
  return ['guardrail/rag-answersguardrail', ...['', ...others].map((other) => `${other}guardrail-profile/${id}`)].map(
    (what) => `bedrock:ApplyGuardrail ${what}`,
  );
}

const GUARDRAIL_PROFILES: Readonly<Record<string, { readonly id: string; readonly others: readonly string[] }>> = {
  'ap-southeast-2': { id: 'au.guardrail.v1:0', others: [] },
  'ap-northeast-2': {
    id: 'apac.guardrail.v1:0',
    others: ['ap-northeast-1:', 'ap-northeast-3:', 'ap-south-1:', 'ap-southeast-1:', 'ap-southeast-2:'],
  },
  'us-east-1': { id: 'us.guardrail.v1:0', others: ['us-east-2:', 'us-west-2:'] },
};

/** The profile from this region alone, and the model behind it for requests that came by the profile; all of them by what more is asked. */
function byProfile(
  action: string,
  model: string,
  settings: RagSettings,
  region: string,
  more: readonly string[] = [],
): string[] {
  const asked = (...keys: readonly string[]) => `Allow ${action}: if ${[...keys, ...more].sort().join(' and ')}`;
  const profile = `${profileOf(settings, region)}.${model}`;
  const came = `StringEquals bedrock:InferenceProfileArn arn:aws:bedrock:${region}:111122223333:inference-profile/${profile}`;
  const where = settings.processing === 'global' ? [region, 'unspecified'] : [];
  return [
    `${action} inference-profile/${profile}`,
    `${action} foundation-model/${model}`,
    ...(settings.processing === 'global'
      ? []
      : elsewhere(region).map((other) => `${action} ${other}:foundation-model/${model}`)),
    asked(`StringEquals aws:RequestedRegion ${region}`),
    ...(settings.processing === 'global' ? [] : [asked(came)]),
    ...where.map((requested) => asked(`StringEquals aws:RequestedRegion ${requested}`, came)),
  ];
}

/** Where else a geographic profile lets requests go. */
function elsewhere(region: string): readonly string[] {
  return { 'ap-southeast-2': ['ap-southeast-4'], 'us-east-1': ['us-east-2', 'us-west-2'] }[region]!;
}

function tenantPolicies(tenant: string): (readonly [string, string[]])[] {
  const invoke = (...routes: readonly string[]) => routes.map((route) => `execute-api:Invoke rag-api/v1/${route}`);
  const look = [`GET/${tenant}/documents`, `GET/${tenant}/documents/any`];
  return [
    [
      `${idOfTenant(tenant)}Ask`,
      invoke(...look, `GET/${tenant}/documents/any/similar`, `POST/${tenant}/ask`, `POST/${tenant}/search`),
    ],
    [`${idOfTenant(tenant)}Change`, invoke(...look, `DELETE/${tenant}/documents/any`, `POST/${tenant}/documents`)],
  ];
}
