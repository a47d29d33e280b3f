import { bedrockAnswerModel } from '../../../lib/rag/adapters/bedrock-answer-model';
import { bedrockClient } from '../../../lib/rag/adapters/bedrock-client';
import { bedrockEmbedder } from '../../../lib/rag/adapters/bedrock-embedder';
import { nearestFloorOf } from '../../../lib/rag/domain/abstain';
import { askPrompt, NOT_IN_SOURCES } from '../../../lib/rag/domain/ask-prompt';
import { askQuestionEnv } from '../../../lib/rag/handlers/ask-question.env';
import { type ModelService, serveModels } from '../../../lib/rag/laptop/model-service';
import { LocalBedrock } from '../fakes/bedrock';
import { passageOf } from '../fakes/passages';

const never = new AbortController().signal;
let service: ModelService;
let client: ReturnType<typeof bedrockClient>;

beforeAll(async () => {
  service = await serveModels({ progress: () => undefined, wordMs: 0 });
  const credentials = { AWS_REGION: 'ap-northeast-2', AWS_ACCESS_KEY_ID: 'laptop', AWS_SECRET_ACCESS_KEY: 'laptop' };
  Object.assign(process.env, credentials, service.environment);
  client = bedrockClient();
});

afterAll(async () => {
  client.destroy();
  await service.stop();
});

async function answered(question: string): Promise<string> {
  const prompt = askPrompt(question, [passageOf('a', { text: '연차 휴가는 15일이다.' })], '0123456789abcdef');
  const { ANSWER_MODEL: calledAs } = service.environment;
  let text = '';
  for await (const event of bedrockAnswerModel(client, { calledAs }).answer(prompt, 500, never)) {
    if (event.kind === 'text') text += event.text;
  }
  return text;
}

describe('the models of the laptop', () => {
  it('play no guardrail, and leave it out rather than name one that judges nothing', () => {
    expect(askQuestionEnv.shape.GUARDRAIL.parse(service.environment.GUARDRAIL)).toBeUndefined();
  });

  it('are called by names that nobody takes for Bedrock’s, with floors that were measured', () => {
    const { EMBEDDING_MODELS, ANSWER_MODEL } = service.environment;
    expect([EMBEDDING_MODELS, ANSWER_MODEL]).toEqual(['hashed-n-grams', 'extractive-stand-in']);
    expect(nearestFloorOf(EMBEDDING_MODELS)).toBeGreaterThan(0.5);
    for (const model of ['multilingual-e5-small', 'universal-sentence-encoder-multilingual']) {
      expect(nearestFloorOf(model)).toBeGreaterThan(0.5);
    }
    expect(service.vectorsBy).toContain('stand-in, not semantic');
  });

  it('make vectors of the length of any index', async () => {
    const model = service.environment.EMBEDDING_MODELS;
    const { retry } = new LocalBedrock();
    const embedder = bedrockEmbedder(client, { calledAs: model, model, dimension: 1024 }, retry);
    expect((await embedder.embed(['연차'], 'question', never))[0]).toHaveLength(1024);
  });

  it('answer from the prompt as it is, or say that they cannot in the word that is looked for', async () => {
    expect(await answered('연차 휴가는 며칠인가요?')).toBe('연차 휴가는 15일이다. [1]');
    expect(await answered('구내식당은 몇 층인가요?')).toBe(NOT_IN_SOURCES);
  });
});
