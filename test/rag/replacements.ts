import type { Replacements } from '../support/replacements';

/** What a change of a deployed stack takes from people. */
export const ragReplacements: Replacements = {
  from: [
    'classroom serverless',
    'classroom reranked, where that is offered',
    'production domain, protected, in named zones',
  ],
  values: {
    tenants: [['team'], ['team', 'sales']],
    store: ['serverless', 'domain'],
    maxOcu: [2, 4],
    reach: [undefined, 'internet', 'network'],
    answerModel: ['claude-haiku-5-5', 'claude-sonnet-5-5'],
    embeddingModel: ['titan-embed-text-v2', 'cohere-embed-v4'],
    processing: ['global', 'geographic'],
    rerank: [true, false],
    guardrail: [true, false],
    dailyTokens: [1_000_000, 2_000_000],
    apiGatewayLogRole: ['create', 'existing'],
    architecture: ['arm64', 'x86_64'],
  },
  replaced: {
    'rag.tenants': ['TenantsalesAsk goes', 'TenantsalesChange goes'],
    'rag.store': ['PassageDomain goes', 'PassagesCollection goes'],
  },
};
