import { modelsOf } from '../../../constructs/rag/model-access';
import { loadConfig } from '../../../lib/config/load-config';
import type { AccountQuestions, QuotaService } from '../../../lib/rag/doctor/account-questions';
import { LEAST_BOOTSTRAP } from '../../../lib/rag/doctor/bootstrap';
import { doctorCommand } from '../../../lib/rag/doctor/command-line';
import { ragSettings } from '../../../lib/rag/settings';
import { synthesizeJson } from '../../support/synthesize';

const ROLE = 'arn:aws:iam::111122223333:role/Logs';
const AVAILABLE = {
  region: 'AVAILABLE',
  agreement: 'AVAILABLE',
  authorization: 'AUTHORIZED',
  entitlement: 'AVAILABLE',
} as const;

/** As Service Quotas calls them; some are of others than the models in use. */
const QUOTAS = {
  bedrock: [
    ['Global cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5', 4_000_000],
    ['Global cross-region model inference requests per minute for Anthropic Claude Haiku 5.5', 1000],
    ['Global cross-region model inference tokens per minute for Anthropic Claude Haiku 4.5', 1],
    ['Global cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5 1M Context Length', 2],
    ['Cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5', 3],
    ['On-demand model inference requests per minute for Amazon Titan Text Embeddings V2', 6000],
    ['On-demand model inference tokens per minute for Amazon Titan Text Embeddings V2', 300_000],
    ['On-demand model inference tokens per minute for Amazon Titan Text Embeddings', 4],
    ['Model invocation max tokens per day for Anthropic Claude Haiku 5.5', 5],
  ].map(([name, value]) => ({ name: String(name), value: Number(value) })),
  aoss: [
    { name: 'Collections per account', value: 1 },
    { name: 'Indexing OCUs per account', value: 10 },
  ],
  ec2: [
    { name: 'Running On-Demand P instances', value: 0 },
    { name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', value: 32 },
  ],
};

/** An account in which nothing stands in the way. */
const WELL: AccountQuestions = {
  whoAmI: async () => ({ account: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/Admin/minji' }),
  modelAvailability: async () => AVAILABLE,
  inferenceProfile: async () => ({ status: 'ACTIVE', regions: ['', 'ap-southeast-2'] }),
  collectionGenerations: async () => ['CLASSIC', 'NEXTGEN'],
  apiLogRole: async () => undefined,
  hasRole: async () => true,
  parameter: async () => '30',
  unreservedFunctions: async () => 1000,
  quotas: async (service) => QUOTAS[service],
  organization: async () => undefined,
};

async function run(args: string, over: Partial<AccountQuestions> = {}) {
  const connected: string[] = [];
  const printed = await doctorCommand(
    args.split(' ').filter(Boolean),
    {},
    {
      chosen: (context) => {
        const { region, rag: settings } = loadConfig({ test: {} }, context, [ragSettings]);
        return { region, settings, models: modelsOf(settings, region) };
      },
      connect: (region) => {
        connected.push(region);
        return { ...WELL, ...over };
      },
    },
  );
  return { ...printed, connected };
}

async function findings(args: string, over: Partial<AccountQuestions> = {}) {
  const { text, exitCode } = await run(`--json ${args}`, over);
  return { ...JSON.parse(text), exitCode };
}

const denied = () => Promise.reject(Object.assign(new Error('not you'), { name: 'AccessDeniedException' }));

test('an account in which nothing stands in the way is told to deploy', async () => {
  const { exitCode, text, refused } = await run('');
  expect(text).toMatch(/^Account 111122223333, region ap-southeast-2;.*no model was called/);
  expect(text).toMatch(/ok {6} model global\.anthropic\.claude-haiku-5-5: Bedrock says that it may be called/);
  expect(text.split('\n').at(-1)).toBe('ok: 11 of 11. Deploy.');
  expect({ exitCode, refused }).toEqual({ exitCode: 0, refused: false });
});

test('what would be deployed is what is asked about', async () => {
  const asked: string[] = [];
  const { connected } = await run(
    '-c region=us-east-1 -c rag.processing=geographic -c rag.rerank=true -c rag.embeddingModel=cohere-embed-v4',
    {
      inferenceProfile: async (id) => {
        asked.push(id);
        return { status: 'ACTIVE', regions: ['us-east-1', 'us-east-2', 'us-west-2'] };
      },
      modelAvailability: async (id) => {
        asked.push(id);
        return AVAILABLE;
      },
    },
  );
  expect(connected).toEqual(['us-east-1']);
  expect(asked.sort()).toEqual([
    'anthropic.claude-haiku-5-5',
    'cohere.embed-v4:0',
    'cohere.rerank-v3-5:0',
    'us.anthropic.claude-haiku-5-5',
    'us.cohere.embed-v4:0',
  ]);
});

describe('a model', () => {
  const said = async (over: object, args = '') =>
    (await findings(args, { modelAvailability: async () => ({ ...AVAILABLE, ...over }) })).findings[2];

  it.each([
    ['may not be used', { authorization: 'NOT_AUTHORIZED' }, 'problem', /aws-marketplace:Subscribe/],
    ['is being subscribed to', { agreement: 'PENDING' }, 'problem', /15 minutes/],
    ['could not be subscribed to', { agreement: 'ERROR' }, 'problem', /Ask the model once/],
    ['was never asked', { agreement: 'NOT_AVAILABLE' }, 'problem', /use case details/],
    ['waits for its form', { entitlement: 'NOT_AVAILABLE' }, 'problem', /use case details/],
    ['of which half is said', { entitlement: undefined }, 'unknown', /Ask the model once/],
    ['of a state that nobody knows', { agreement: 'SOMETHING_NEW' }, 'unknown', /Ask the model once/],
  ])('that %s', async (_, over, state, remedy) => {
    expect(await said(over)).toMatchObject({ state, remedy: expect.stringMatching(remedy) });
  });

  it('that its region does not offer stands in the way, unless a profile leads elsewhere', async () => {
    const { findings: found } = await findings('', {
      modelAvailability: async () => ({ ...AVAILABLE, region: 'NOT_AVAILABLE' }),
    });
    expect(found.slice(0, 6).map(({ about, state }: { about: string; state: string }) => `${state} ${about}`)).toEqual([
      'ok assumed-role/Admin/minji',
      'ok ap-southeast-2',
      'ok global.anthropic.claude-haiku-5-5',
      'problem amazon.titan-embed-text-v2:0',
      'ok serverless',
      'ok create',
    ]);
  });

  it('that is called in its region is not known to be there where nobody says so', async () => {
    const { findings: found } = await findings('', {
      modelAvailability: async () => ({ ...AVAILABLE, region: undefined }),
    });
    expect(found[3]).toMatchObject({ check: 'model', state: 'unknown' });
  });

  it.each([
    ['is not there', undefined, 'problem', /list-inference-profiles --region us-east-1/],
    ['is not active', { status: 'CREATING', regions: ['us-east-1'] }, 'unknown', /Ask the model once/],
    [
      'leads where no role may follow',
      { status: 'ACTIVE', regions: ['us-east-1', 'us-west-1'] },
      'problem',
      /GEOGRAPHIES/,
    ],
  ])('whose profile %s', async (_, profile, state, remedy) => {
    const { findings: found } = await findings('-c region=us-east-1 -c rag.processing=geographic', {
      inferenceProfile: async () => profile,
    });
    expect(found[2]).toMatchObject({ state, remedy: expect.stringMatching(remedy) });
  });
});

describe('the store', () => {
  it('of a region in which nobody has made one is not known', async () => {
    const {
      exitCode,
      verdict,
      findings: found,
    } = await findings('', { collectionGenerations: async () => ['CLASSIC'] });
    expect({ exitCode, verdict }).toEqual({ exitCode: 2, verdict: 'unknown' });
    expect(found[4]).toMatchObject({ check: 'store', state: 'unknown', remedy: expect.stringMatching(/store=domain/) });
  });

  it('in a network of its own needs the role of its service', async () => {
    const asked: string[] = [];
    const { exitCode, findings: found } = await findings('-c rag.store=domain', {
      hasRole: async (name) => {
        asked.push(name);
        return false;
      },
      collectionGenerations: denied,
    });
    expect(asked).toEqual(['AWSServiceRoleForAmazonOpenSearchService']);
    expect(found[4]).toMatchObject({ state: 'problem', remedy: expect.stringMatching(/create-service-linked-role/) });
    expect(exitCode).toBe(1);
  });
});

describe('the role that API Gateway logs with', () => {
  it.each([
    ['that another stack would lose', '', ROLE, true, 'problem', /apiGatewayLogRole=existing/],
    ['that is there', '-c rag.apiGatewayLogRole=existing', ROLE, true, 'ok', undefined],
    [
      'that is to be there',
      '-c rag.apiGatewayLogRole=existing',
      undefined,
      true,
      'problem',
      /apiGatewayLogRole=create/,
    ],
    ['that is gone', '-c rag.apiGatewayLogRole=existing', ROLE, false, 'problem', /apiGatewayLogRole=create/],
  ])('%s', async (_, args, role, there, state, remedy) => {
    const { findings: found } = await findings(args, {
      apiLogRole: async () => role,
      hasRole: async (name) => there && name === 'Logs',
    });
    expect(found[5]).toMatchObject({
      check: 'api-logs',
      state,
      ...(remedy && { remedy: expect.stringMatching(remedy) }),
    });
  });
});

/** What a deployment asks of the bootstrap, as its template says. */
function synthesized() {
  const { Parameters, Rules } = synthesizeJson({ pattern: 'rag' }) as {
    readonly Parameters: { readonly BootstrapVersion: { readonly Default: string } };
    readonly Rules: { readonly CheckBootstrapVersion: object };
  };
  const [, least] = /bootstrap stack version (\d+) required/.exec(JSON.stringify(Rules.CheckBootstrapVersion))!;
  return { asksAt: Parameters.BootstrapVersion.Default, least: Number(least) };
}

describe('the bootstrap', () => {
  it.each([
    ['of no version', undefined, 'problem', /cdk bootstrap aws:\/\/111122223333\/ap-southeast-2$/],
    ['that is too old', '5', 'problem', /cdk bootstrap/],
    ['that says nothing', 'new', 'problem', /cdk bootstrap/],
    ['that is just new enough', '6', 'ok', undefined],
  ])('%s', async (_, version, state, remedy) => {
    const asked: string[] = [];
    const { findings: found } = await findings('', {
      parameter: async (name) => {
        asked.push(name);
        return version;
      },
    });
    expect(found[1]).toMatchObject({
      check: 'bootstrap',
      state,
      ...(remedy && { remedy: expect.stringMatching(remedy) }),
    });
    expect(asked).toEqual([synthesized().asksAt]);
  });

  it('is as new as the library wants it', () => {
    expect(LEAST_BOOTSTRAP).toBe(synthesized().least);
  });
});

describe('a quota', () => {
  const judged = async (over: Partial<AccountQuestions>, args = '') => {
    const { findings: found } = await findings(args, over);
    return found.filter(({ check }: { check: string }) => check === 'quota');
  };
  const bedrock = (name: string, value: number) => ({
    quotas: async (service: QuotaService) => (service === 'bedrock' ? [{ name, value }] : QUOTAS[service]),
  });

  it('is that of the model, called the way in which it is called', async () => {
    const [, answers, embeds] = await judged({});
    expect([answers.says, embeds.says]).toEqual([
      '4000000 tokens a minute, 1000 requests a minute',
      '300000 tokens a minute, 6000 requests a minute',
    ]);
  });

  it.each([
    ['of another way', 'Cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5', 9e6, 'unknown'],
    [
      'of another version',
      'Global cross-region model inference tokens per minute for Anthropic Claude Haiku 5',
      9e6,
      'unknown',
    ],
    ['of none', 'Global cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5', 0, 'problem'],
    [
      'of less than a question',
      'Global cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5',
      7999,
      'problem',
    ],
    [
      'of a question',
      'Global cross-region model inference tokens per minute for Anthropic Claude Haiku 5.5 V1',
      8000,
      'ok',
    ],
    [
      'of no requests',
      'Global cross-region model inference requests per minute for Anthropic Claude Haiku 5.5',
      0,
      'problem',
    ],
  ])('%s', async (_, name, value, state) => {
    const [, answers] = await judged(bedrock(name, value));
    expect(answers).toMatchObject({ state, about: 'global.anthropic.claude-haiku-5-5' });
  });

  it.each([
    [undefined, 'unknown'],
    [4, 'problem'],
    [5, 'ok'],
  ])('of %p functions at once', async (free, state) => {
    const [functions] = await judged({ unreservedFunctions: async () => free });
    expect(functions).toMatchObject({ about: 'Lambda', state });
  });

  it.each([
    [[], 'unknown', /Deploy/],
    [[{ name: 'Search OCUs', value: 2 }], 'problem', /maxOcu/],
    [
      [
        { name: 'Search OCUs', value: 8 },
        { name: 'Indexing OCU capacity', value: 4 },
      ],
      'problem',
      /maxOcu/,
    ],
    [[{ name: 'Search OCUs', value: 8 }], 'ok', undefined],
  ])('of compute units %j', async (aoss, state, remedy) => {
    const quotas = async (service: QuotaService) => (service === 'aoss' ? aoss : QUOTAS[service]);
    const units = (await judged({ quotas }, '-c rag.maxOcu=8')).at(-1);
    expect(units).toMatchObject({
      about: 'serverless',
      state,
      ...(remedy && { remedy: expect.stringMatching(remedy) }),
    });
  });

  it.each([
    [[], 'unknown'],
    [[{ name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', value: 5 }], 'problem'],
    [[{ name: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', value: 6 }], 'ok'],
  ])('of vCPUs %j, where servers answer, beside fewer functions', async (ec2, state) => {
    const quotas = async (service: QuotaService) => (service === 'ec2' ? ec2 : QUOTAS[service]);
    const found = await judged({ quotas, unreservedFunctions: async () => 3 }, '-c rag.compute=ec2');
    expect(found[0]).toMatchObject({ about: 'Lambda', state: 'ok' });
    expect(found.at(-1)).toMatchObject({
      about: 'EC2',
      state,
      ...(state !== 'ok' && { remedy: expect.stringMatching(/Amazon EC2/) }),
    });
  });

  it('of compute units is of no account to a domain', async () => {
    expect((await judged({}, '-c rag.store=domain')).map(({ about }: { about: string }) => about)).toEqual([
      'Lambda',
      'global.anthropic.claude-haiku-5-5',
      'amazon.titan-embed-text-v2:0',
    ]);
  });
});

describe('policies of an organization', () => {
  it.each([
    ['act on none of its own', undefined, 'ok'],
    ['do not act on the account that manages it', { id: 'o-1', managedBy: '111122223333' }, 'ok'],
    ['are not known to those that it has', { id: 'o-1', managedBy: '444455556666' }, 'unknown'],
  ])('%s', async (_, organization, state) => {
    const { findings: found } = await findings('', { organization: async () => organization });
    expect(found.at(-1)).toMatchObject({
      check: 'policies',
      state,
      ...(state === 'unknown' && { remedy: expect.stringMatching(/444455556666.*unspecified/) }),
    });
  });
});

test('what may not be asked is unknown, and never well', async () => {
  const { exitCode, findings: found } = await findings('', {
    modelAvailability: denied,
    inferenceProfile: denied,
    collectionGenerations: denied,
    apiLogRole: denied,
    parameter: denied,
    unreservedFunctions: denied,
    quotas: denied,
    organization: denied,
  });
  expect(found.map(({ state }: { state: string }) => state)).toEqual(['ok', ...Array(10).fill('unknown')]);
  expect(found[2].remedy).toMatch(/may not do this/);
  expect(exitCode).toBe(2);
});

test('a problem is one, whatever else is not known', async () => {
  const { exitCode, text } = await run('', { apiLogRole: async () => ROLE, collectionGenerations: denied });
  expect(text.split('\n').at(-1)).toMatch(/^problem: 1 of 11, and 1 unknown/);
  expect(exitCode).toBe(1);
});

test('the root user is told to sign in as somebody else', async () => {
  const { findings: found } = await findings('', {
    whoAmI: async () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:root' }),
  });
  expect(found[0]).toMatchObject({ check: 'identity', state: 'problem', about: 'root' });
});

test('whom AWS does not know is told to sign in, and nothing else is asked', async () => {
  const whoAmI = () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }));
  const never = () => {
    throw new Error('asked');
  };
  const over = { whoAmI, modelAvailability: never, inferenceProfile: never, apiLogRole: never };
  const { exitCode, text, refused } = await run('', over);
  expect(text).toMatch(/none\nSign in first.*\nNothing else was asked\.$/s);
  expect({ exitCode, refused }).toEqual({ exitCode: 2, refused: true });
  expect(await findings('', over)).toMatchObject({
    exitCode: 2,
    verdict: 'unknown',
    remedy: expect.stringMatching(/Sign in/),
  });
});

test.each([
  ['--region us-east-1', /--region is no option/],
  ['-c store', /^-c store is no KEY=VALUE/],
  ['-c rag.store=pgvector', /rag\.store/],
  ['-c region=ap-northeast-2 -c rag.rerank=true', /ap-northeast-2 has no model that reorders/],
])('%s is refused before anything is asked', async (args, words) => {
  const { exitCode, text, refused, connected } = await run(args);
  expect(text).toMatch(words);
  expect({ exitCode, refused, connected }).toEqual({ exitCode: 2, refused: true, connected: [] });
});

test('it speaks Korean to whoever wants it', async () => {
  const { text } = await run('--lang ko', { apiLogRole: async () => ROLE });
  expect(text).toMatch(/모델을 호출하지 않았습니다/);
  expect(text).toMatch(/이 스택이 전에 만든 역할이 아니라면: -c rag\.apiGatewayLogRole=existing/);
  expect((await run('--help --lang ko')).text).toMatch(/^사용법: npm run --silent doctor/);
});
