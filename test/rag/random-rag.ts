import fc from 'fast-check';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { ragSettings } from '../../lib/rag/settings';

type RagSection = InputOf<typeof ragSettings>;

/** Any section `rag` the app accepts in every mode and region: geographic models and reranking are not offered everywhere. */
export const randomRag: fc.Arbitrary<RagSection> = fc
  .record(
    {
      tenants: fc.uniqueArray(fc.constantFrom('team', 'sales', 'sales-kr', 'x', 'a-name-of-20-letters'), {
        minLength: 1,
      }),
      store: fc.constantFrom('serverless' as const, 'domain' as const),
      maxOcu: fc.constantFrom(2 as const, 4 as const, 8 as const, 16 as const),
      reach: fc.constant('network' as const),
      answerModel: fc.constantFrom('claude-haiku-5-5' as const, 'claude-sonnet-5-5' as const),
      embeddingModel: fc.constantFrom('titan-embed-text-v2' as const, 'cohere-embed-v4' as const),
      guardrail: fc.boolean(),
      dailyTokens: fc.integer({ min: 10_000, max: 100_000_000 }),
      apiGatewayLogRole: fc.constantFrom('create' as const, 'existing' as const),
      compute: fc.constantFrom('lambda' as const, 'ec2' as const),
      architecture: fc.constantFrom('arm64' as const, 'x86_64' as const),
    },
    { requiredKeys: [] },
  )
  .map(({ maxOcu, ...section }) =>
    maxOcu === undefined || section.store === 'domain' ? section : { ...section, maxOcu },
  );
