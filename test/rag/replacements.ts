import type { Replacements } from '../support/replacements';

/** A server goes out by NAT: by one machine in a classroom, by a gateway in each zone where others rely on it. */
const machine = (network: string) => `NetworkTiers${network}PublicSubnet1Nat`;
const gateways = (network: string) => [1, 2].map((zone) => `NetworkTiers${network}PublicSubnet${zone}EIP`);
const goes = (way: string) => `${way} goes`;

/** A group whose machines take each other's place when their template changes, tags and all. */
const SERVERS = 'ServersGroupASG is rolled';

/** What a change of a deployed stack takes from people. */
export const ragReplacements: Replacements = {
  from: [
    'classroom serverless',
    'classroom reranked, where that is offered',
    'classroom servers',
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
    compute: ['lambda', 'ec2'],
    architecture: ['arm64', 'x86_64'],
  },
  replaced: {
    owner: [SERVERS],
    mode: [machine('Vpc'), ...gateways('Vpc')].map(goes).concat(SERVERS),
    availabilityZones: [...['Vpc', 'VpcAB', 'VpcBC'].map((network) => `${machine(network)} is replaced`), SERVERS],
    'rag.tenants': ['TenantsalesAsk goes', 'TenantsalesChange goes', SERVERS],
    'rag.store': ['PassageDomain goes', 'PassagesCollection goes', SERVERS],
    'rag.answerModel': [SERVERS],
    'rag.embeddingModel': [SERVERS],
    'rag.processing': [SERVERS],
    'rag.guardrail': [SERVERS],
    'rag.dailyTokens': [SERVERS],
    'rag.compute': [machine('Vpc'), ...gateways('VpcAC')].map(goes),
    'rag.architecture': [SERVERS],
  },
};
