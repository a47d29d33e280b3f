import type { RagSettings } from '../../../lib/rag/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen, Forms } from '../../support/pattern-tables';
import { embeddingModels, hasNetwork, hasServers, isDomain, profileOf, searchingRoles } from './shape';

/** What each function is told. */
export function environment({ settings, mode, region }: Chosen<RagSettings>): Record<string, Forms> {
  const domain = isDomain(settings);
  const store: Forms = {
    STORE_ENDPOINT: domain ? 'https://PassageDomain.DomainEndpoint' : 'PassagesCollection.CollectionEndpoint',
    STORE_KIND: settings.store,
    EMBEDDING_MODELS: embeddingModels(settings, region).join(','),
  };
  const documents: Forms = { TABLE_NAME: 'LedgerTable', TENANTS: settings.tenants.join(',') };
  const asking: Forms = {
    ...store,
    ...documents,
    ANSWER_MODEL: `${profileOf(settings, region)}.anthropic.${settings.answerModel}`,
    DAILY_TOKENS: String(settings.dailyTokens),
    ...(settings.guardrail && { GUARDRAIL: 'AnswersGuardrail.GuardrailArn:AnswersVersion.Version' }),
    ...(settings.rerank && { RERANK_MODEL: 'cohere.rerank-v3-5:0' }),
  };
  return {
    PrepareIndexHandlerFunction: {
      ...store,
      ...NODE,
      QUEUE_URL: 'DocumentsNews',
      // A collection reads from its policies who is let in.
      ...(domain && {
        STORE_READERS: searchingRoles(settings)
          .map((role) => `${role}.Arn`)
          .join(','),
        STORE_WRITERS: 'ReaderHandlerRole.Arn',
      }),
    },
    PrepareIndexProviderframeworkonEvent: { USER_ON_EVENT_FUNCTION_ARN: 'PrepareIndexHandlerFunction.Arn' },
    ReaderHandlerFunction: { ...store, ...documents, ...NODE, BUCKET_NAME: 'FilesBucket', QUEUE_URL: 'DocumentsNews' },
    ...(hasServers(settings)
      ? {
          ServersTemplate: { ...asking, ...server(settings) },
          ...(!mode.highlyAvailable && { NetworkTiersVpcPublicSubnet1Nat: { 'refers to': '', 'names hosts': '' } }),
        }
      : {
          FunctionsAskFunction: { ...asking, ...NODE },
          FunctionsSearchFunction: { ...store, ...documents, ...NODE },
        }),
    FunctionsReadFunction: { ...documents, ...NODE },
    FunctionsChangeFunction: { ...documents, ...NODE, BUCKET_NAME: 'FilesBucket' },
    ...(hasNetwork(settings) && { [`${GROUP_CLOSER}Handler`]: {} }),
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
  };
}

/** What the first script of a server says beside the variables of both handlers. */
function server(settings: RagSettings): Forms {
  const known = [
    ...(isDomain(settings) ? ['PassageDomain'] : ['PassagesCollection']),
    ...(settings.guardrail ? ['AnswersGuardrail', 'AnswersVersion'] : []),
    'LedgerTable',
    'ServersLogs',
  ];
  return {
    status: '$?',
    token: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/api\/token\)$/,
    group: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/meta-data\/tags\/instance\/aws:autoscaling:groupName\)$/,
    'refers to': known.sort().join(', '),
    'names hosts': [
      '127.0.0.1:8080',
      '169.254.169.254',
      ...(isDomain(settings) ? ['PassageDomain.DomainEndpoint'] : []),
    ].join(', '),
    PORT: '8080',
    DRAIN_SECONDS: '25',
    Environment: 'AWS_REGION=<region> NODE_ENV=production NODE_OPTIONS=--enable-source-maps',
  };
}

const NODE: Forms = { NODE_OPTIONS: '--enable-source-maps' };
