import * as z from 'zod';
import { textLike } from '../config/fault';
import type { PatternSettings } from '../config/pattern-settings';
import { INGEST_LIMITS } from './domain/ingest-limits';
import { ANSWER_MODELS, EMBEDDING_MODELS, GEOGRAPHIES, RERANK_REGIONS } from './domain/model-offers';
import { TENANT_HEADER } from './domain/tenant-header';
import { STREAM_LIMITS, WHOLE_LIMITS } from './domain/time-limits';
import { ragVariants } from './variants';

/** Managed policies, two for each tenant, come out of the account's 1,500; a role takes ten. */
const MOST_TENANTS = 10;
const DEFAULT_MAX_OCU = 2;

const tenant = textLike(/^[a-z][a-z0-9-]{0,19}$/, {
  en: 'is no name of a tenant: small letters, digits and hyphens, a letter first, at most twenty',
  ko: '은(는) 테넌트 이름이 아닙니다. 영문 소문자로 시작하고 소문자, 숫자, 하이픈만 20자까지 씁니다',
  examples: ['team'],
});

const ragSchema = z.strictObject({
  tenants: z
    .array(tenant)
    .min(1)
    .max(MOST_TENANTS)
    .default(['team'])
    .describe(
      'Who has documents of their own: each has a path of the API, a folder of the bucket, and two policies, one to ask and one to change documents. Taken away, its documents stay until they are deleted',
    ),
  store: z
    .enum(['serverless', 'domain'])
    .default('serverless')
    .describe(
      'Where passages are searched: serverless is OpenSearch Serverless, which costs almost nothing while nobody asks; domain is an OpenSearch domain, which bills by the hour and always answers at once. Another store is filled anew from the documents. Away from serverless, a collection with deletionProtection stays behind: deploy false before',
    ),
  maxOcu: z
    .literal([2, 4, 8, 16])
    .default(DEFAULT_MAX_OCU)
    .describe(
      'With store serverless: compute units at most for searching, and as many for writing. The ceiling of the bill',
    ),
  reach: z
    .enum(['internet', 'network'])
    .optional()
    .describe(
      'How the store is reached: internet is by its public address, with signed requests of named roles alone; network is from within a network of its own, whose endpoints bill by the hour. internet in classroom, network in production and with store domain',
    ),
  answerModel: z.enum(ANSWER_MODELS).default('claude-haiku-5-5').describe('Model that writes answers'),
  embeddingModel: z
    .enum(EMBEDDING_MODELS)
    .default('titan-embed-text-v2')
    .describe(
      'Model that finds passages by their meaning. Another one has every document read anew, while the index of the former answers',
    ),
  processing: z
    .enum(['global', 'geographic'])
    .default('global')
    .describe(
      'Where models may read questions and passages: global is any commercial region of AWS; geographic keeps them in the part of the world of the stack, for a tenth more, where Bedrock offers that',
    ),
  rerank: z
    .boolean()
    .default(false)
    .describe('Have a further model put the passages that were found in order, where Bedrock offers one'),
  guardrail: z
    .boolean()
    .default(false)
    .describe(
      'Have a guardrail of Bedrock look at every question, for attacks on the model, and at every answer, for what harms and for numbers of cards and residents. It bills by the text. No answer is written without it then',
    ),
  dailyTokens: z
    .number()
    .int()
    .min(10_000)
    .max(100_000_000)
    .default(1_000_000)
    .describe(
      'Tokens that the questions of one tenant may cost in a day, by UTC; then they are refused until the next',
    ),
  apiGatewayLogRole: z
    .enum(['create', 'existing'])
    .default('create')
    .describe("Create the account's API Gateway logging role, or use the one the account has"),
  compute: z
    .enum(['lambda', 'ec2'])
    .default('lambda')
    .describe(
      'What answers questions and searches: lambda is a function for each, which costs nothing while nobody asks; ec2 is servers behind a load balancer inside a network, which bill by the hour. Documents are read by functions in any case. Away from ec2, a load balancer with deletionProtection stays behind and bills: deploy false before',
    ),
  architecture: z.enum(['arm64', 'x86_64']).default('arm64').describe('CPU architecture of functions and servers'),
});

type Chosen = z.output<typeof ragSchema>;

export type RagSettings = Omit<Chosen, 'reach'> & { readonly reach: 'internet' | 'network' };

/** The `rag` pattern: answers from your own documents, each with its sources. */
export const ragSettings: PatternSettings<'rag', typeof ragSchema, RagSettings> = {
  name: 'rag',
  schema: ragSchema,
  complete: (chosen, { mode }) => ({
    ...chosen,
    reach: chosen.reach ?? (mode === 'production' || chosen.store === 'domain' ? 'network' : 'internet'),
  }),
  relations: [
    {
      key: 'tenants',
      problems: ({ tenants }) =>
        tenants
          .filter((name, at) => tenants.indexOf(name) !== at)
          .map((name) => ({
            en: `"${name}" is named twice; each tenant once`,
            ko: `"${name}"이(가) 두 번 나옵니다. 테넌트는 한 번씩만 쓰세요`,
          })),
    },
    {
      key: 'maxOcu',
      problems: ({ store, maxOcu }) =>
        store === 'domain' && maxOcu !== DEFAULT_MAX_OCU
          ? [
              {
                en: `${maxOcu} has no effect with store "domain"; for compute units: -c rag.store=serverless`,
                ko: `store "domain"에서는 ${maxOcu}이(가) 아무 효과도 없습니다. 컴퓨팅 유닛을 쓰려면: -c rag.store=serverless`,
              },
            ]
          : [],
    },
    {
      key: 'reach',
      problems: ({ store, reach }) =>
        store === 'domain' && reach === 'internet'
          ? [
              {
                en: '"internet" would put the domain on the internet; it stays in its network: -c rag.reach=network',
                ko: '"internet"이면 도메인이 인터넷에 드러납니다. 도메인은 네트워크 안에 둡니다: -c rag.reach=network',
              },
            ]
          : [],
    },
    {
      key: 'reach',
      problems: ({ store, reach }, { mode }) =>
        mode === 'production' && store === 'serverless' && reach === 'internet'
          ? [
              {
                en: '"internet" lets anybody knock at the store, and mode=production promises more: -c rag.reach=network',
                ko: '"internet"이면 누구나 저장소의 주소에 닿을 수 있습니다. mode=production에서는 쓸 수 없습니다: -c rag.reach=network',
              },
            ]
          : [],
    },
    {
      key: 'processing',
      problems: ({ processing }, { region }) =>
        processing === 'geographic' && GEOGRAPHIES[region] === undefined
          ? [
              {
                en: `"geographic" is not offered in ${region}: from there Bedrock hands requests on to any region. Deploy elsewhere, or: -c rag.processing=global`,
                ko: `${region}에서는 "geographic"을 쓸 수 없습니다. 이 리전의 Bedrock 요청은 다른 어느 리전으로든 갈 수 있습니다. 다른 리전에 배포하거나: -c rag.processing=global`,
              },
            ]
          : [],
    },
    {
      key: 'rerank',
      problems: ({ rerank }, { region }) =>
        rerank && !RERANK_REGIONS.includes(region)
          ? [
              {
                en: `${region} has no model that reorders passages; ${RERANK_REGIONS.join(', ')} has: -c rag.rerank=false`,
                ko: `${region}에는 순위를 다시 매기는 모델이 없습니다. ${RERANK_REGIONS.join(', ')}에는 있습니다: -c rag.rerank=false`,
              },
            ]
          : [],
    },
  ],
  facts: {
    messageSeconds: INGEST_LIMITS.documentSeconds,
    answerSeconds: WHOLE_LIMITS.answer / 1000,
    streamSeconds: STREAM_LIMITS.answer / 1000,
    trustedHeaders: { [TENANT_HEADER]: '$path.tenant' },
    unknownMessages: 'A document is read in the version that the message names; one that S3 no longer has is none',
    madeAgain: {
      'AWS::OpenSearchServerless::Collection': 'Passages are cut from the documents, which stay',
      'AWS::OpenSearchService::Domain': 'Passages are cut from the documents, which stay, and its nodes bill',
    },
    outside: {
      'RedriveAllowPolicy.sourceQueueArns: arn:aws:sqs:<region>:<account>:documents-<stack>':
        'The dead-letter queue is made before the queue it serves, and so knows it by its name',
    },
  },
  variants: ragVariants,
};
