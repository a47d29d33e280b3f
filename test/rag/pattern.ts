import fc from 'fast-check';
import type { CommonInput } from '../../lib/config/common-settings';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { RagSettings, ragSettings } from '../../lib/rag/settings';
import { ragStack } from '../../stacks/rag/stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { ragAccess } from './access';
import { ragMistakes } from './mistakes';
import { ragMutants } from './mutants';
import { randomRag } from './random-rag';
import { ragReplacements } from './replacements';
import { ragTables } from './tables';

/** What an adopter may write for rag. */
export type RagConfig = CommonInput & { readonly rag?: InputOf<typeof ragSettings> };

/** The `rag` pattern as tests and proofs see it. */
export const ragPattern: PatternUnderTest<RagConfig, RagSettings> = {
  stack: ragStack,
  shapes: {
    // Whether a network leads to it is what the mode says: none in a classroom, one in production.
    serverless: {},
    'serverless in a network, of two': { rag: { reach: 'network', tenants: ['team', 'sales-kr'], maxOcu: 8 } },
    domain: { rag: { store: 'domain' } },
    'domain, protected, in named zones': {
      deletionProtection: true,
      availabilityZones: ['ap-southeast-2a', 'ap-southeast-2c'],
      rag: { store: 'domain', apiGatewayLogRole: 'existing' },
    },
    'geographic, by Cohere, x86_64': {
      region: 'ap-southeast-2',
      rag: { processing: 'geographic', embeddingModel: 'cohere-embed-v4', architecture: 'x86_64' },
    },
    'reranked, where that is offered': { region: 'us-east-1', rag: { rerank: true } },
    guarded: { rag: { guardrail: true } },
    servers: { rag: { compute: 'ec2' } },
    'servers beside a domain, guarded, x86_64': {
      rag: { compute: 'ec2', store: 'domain', guardrail: true, architecture: 'x86_64' },
    },
    'alarms by mail': { alarmEmail: 'ops@example.com' },
  },
  telling: [
    'classroom serverless',
    'classroom guarded',
    'classroom servers',
    'production serverless',
    'production domain',
  ],
  randomConfig: fc.record(
    { alarmEmail: fc.constantFrom('ops@example.com', 'a.b+c@sub.example.co.kr'), rag: randomRag },
    { requiredKeys: ['rag'] },
  ),
  replacements: ragReplacements,
  tables: ragTables,
  access: ragAccess,
  mutants: ragMutants,
  mistakes: ragMistakes,
  wrongValues: {
    tenants: ['Team', '', 'team,team'],
    store: ['pgvector'],
    maxOcu: ['0', '3', '32', 'two'],
    reach: ['vpc'],
    answerModel: ['gpt-5'],
    embeddingModel: ['titan-embed-text-v1'],
    processing: ['local'],
    rerank: ['perhaps'],
    guardrail: ['on'],
    dailyTokens: ['0', '1.5', '100000001', ''],
    apiGatewayLogRole: ['none'],
    compute: ['fargate'],
    architecture: ['arm'],
  },
  benchmarks: {
    ingest: (rounds) => (require('./bench/ingest-speed') as typeof import('./bench/ingest-speed')).ingestSpeed(rounds),
    search: (rounds) => (require('./bench/search-speed') as typeof import('./bench/search-speed')).searchSpeed(rounds),
  },
};
