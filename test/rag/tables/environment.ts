import type { RagSettings } from '../../../lib/rag/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen, Forms } from '../../support/pattern-tables';
import { embeddingModels, hasNetwork, isDomain, profileOf } from './shape';

/** What each function is told. */
export function environment({ settings, mode, region }: Chosen<RagSettings>): Record<string, Forms> {
  const domain = isDomain(settings);
  const store: Forms = {
    STORE_ENDPOINT: domain ? 'https://PassageDomain.DomainEndpoint' : 'PassagesCollection.CollectionEndpoint',
    STORE_KIND: settings.store,
    EMBEDDING_MODELS: embeddingModels(settings, region).join(','),
    ...NODE,
  };
  const documents: Forms = { TABLE_NAME: 'LedgerTable', TENANTS: settings.tenants.join(','), ...NODE };
  return {
    PrepareIndexHandlerFunction: {
      ...store,
      QUEUE_URL: 'DocumentsNews',
      // A collection reads from its policies who is let in.
      ...(domain && {
        STORE_READERS: 'FunctionsAskRole.Arn,FunctionsSearchRole.Arn',
        STORE_WRITERS: 'ReaderHandlerRole.Arn',
      }),
    },
    PrepareIndexProviderframeworkonEvent: { USER_ON_EVENT_FUNCTION_ARN: 'PrepareIndexHandlerFunction.Arn' },
    ReaderHandlerFunction: { ...store, ...documents, BUCKET_NAME: 'FilesBucket', QUEUE_URL: 'DocumentsNews' },
    FunctionsAskFunction: {
      ...store,
      ...documents,
      ANSWER_MODEL: `${profileOf(settings, region)}.anthropic.${settings.answerModel}`,
      DAILY_TOKENS: String(settings.dailyTokens),
      ...(settings.guardrail && { GUARDRAIL: 'AnswersGuardrail.GuardrailArn:AnswersVersion.Version' }),
      ...(settings.rerank && { RERANK_MODEL: 'cohere.rerank-v3-5:0' }),
    },
    FunctionsSearchFunction: { ...store, ...documents },
    FunctionsReadFunction: documents,
    FunctionsChangeFunction: { ...documents, BUCKET_NAME: 'FilesBucket' },
    ...(hasNetwork(settings) && { [`${GROUP_CLOSER}Handler`]: {} }),
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
  };
}

const NODE: Forms = { NODE_OPTIONS: '--enable-source-maps' };
