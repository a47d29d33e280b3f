import { modelsOf } from '../../../constructs/rag/model-access';
import { loadConfig } from '../../../lib/config/load-config';
import type { AccountQuestions } from '../../../lib/rag/doctor/account-questions';
import { doctorCommand } from '../../../lib/rag/doctor/command-line';
import { ragSettings } from '../../../lib/rag/settings';

const ROLE = 'arn:aws:iam::111122223333:role/Logs';
const AVAILABLE = {
  region: 'AVAILABLE',
  agreement: 'AVAILABLE',
  authorization: 'AUTHORIZED',
  entitlement: 'AVAILABLE',
} as const;

/** An account in which nothing stands in the way. */
const WELL: AccountQuestions = {
  whoAmI: async () => ({ account: '111122223333', arn: 'arn:aws:sts::111122223333:assumed-role/Admin/minji' }),
  modelAvailability: async () => AVAILABLE,
  inferenceProfile: async () => ({ status: 'ACTIVE', regions: ['', 'ap-southeast-2'] }),
  collectionGenerations: async () => ['CLASSIC', 'NEXTGEN'],
  apiLogRole: async () => undefined,
  hasRole: async () => true,
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
  expect(text.split('\n').at(-1)).toBe('ok: 5 of 5. Deploy.');
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
    (await findings(args, { modelAvailability: async () => ({ ...AVAILABLE, ...over }) })).findings[1];

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
    expect(found.map(({ about, state }: { about: string; state: string }) => `${state} ${about}`)).toEqual([
      'ok assumed-role/Admin/minji',
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
    expect(found.map(({ state }: { state: string }) => state)).toEqual(['ok', 'ok', 'unknown', 'ok', 'ok']);
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
    expect(found[1]).toMatchObject({ state, remedy: expect.stringMatching(remedy) });
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
    expect(found[3]).toMatchObject({ check: 'store', state: 'unknown', remedy: expect.stringMatching(/store=domain/) });
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
    expect(found[3]).toMatchObject({ state: 'problem', remedy: expect.stringMatching(/create-service-linked-role/) });
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
    expect(found[4]).toMatchObject({
      check: 'api-logs',
      state,
      ...(remedy && { remedy: expect.stringMatching(remedy) }),
    });
  });
});

test('what may not be asked is unknown, and never well', async () => {
  const { exitCode, findings: found } = await findings('', {
    modelAvailability: denied,
    inferenceProfile: denied,
    collectionGenerations: denied,
    apiLogRole: denied,
  });
  expect(found.map(({ state }: { state: string }) => state)).toEqual([
    'ok',
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ]);
  expect(found[1].remedy).toMatch(/may not do this/);
  expect(exitCode).toBe(2);
});

test('a problem is one, whatever else is not known', async () => {
  const { exitCode, text } = await run('', { apiLogRole: async () => ROLE, collectionGenerations: denied });
  expect(text.split('\n').at(-1)).toMatch(/^problem: 1 of 5, and 1 unknown/);
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
  ['--region us-east-1', /Unknown option '--region'/],
  ['-c store', /^-c store: a key, =, and a value/],
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
