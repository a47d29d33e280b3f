import { bedrockEmbedder } from '../../../lib/rag/adapters/bedrock-embedder';
import { bedrockReranker } from '../../../lib/rag/adapters/bedrock-reranker';
import { LocalBedrock } from '../fakes/bedrock';

const bedrock = new LocalBedrock();
const never = new AbortController().signal;

beforeAll(() => bedrock.start());
afterEach(() => bedrock.reset());
afterAll(() => bedrock.stop());

function embedder(calledAs: string, dimension = 1024) {
  return bedrockEmbedder(bedrock.sdk, { calledAs, model: calledAs, dimension }, bedrock.retry);
}

const titan = () => embedder('amazon.titan-embed-text-v2:0');
const texts = (count: number) => Array.from({ length: count }, (_, n) => `문장 ${n}`);
const cosine = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0);

describe('a model of Titan', () => {
  it('takes one text a call, and gives vectors of length one in the order of the texts', async () => {
    const all = await titan().embed(texts(25), 'passage', never);
    expect(bedrock.calls).toHaveLength(25);
    expect(bedrock.calls).toContainEqual({
      operation: 'invoke',
      modelId: 'amazon.titan-embed-text-v2:0',
      body: { inputText: '문장 0', dimensions: 1024, normalize: true },
    });
    expect(all.every((vector) => vector.length === 1024 && Math.abs(cosine(vector, vector) - 1) < 1e-9)).toBe(true);
    const [seventh] = await titan().embed(['문장 7'], 'passage', never);
    expect(all.indexOf(all.find((vector) => cosine(vector, seventh!) > 0.999)!)).toBe(7);
  });

  it('may be a stand-in that is called by its own name', async () => {
    expect(await embedder('hashed-n-grams').embed(['하나'], 'passage', never)).toEqual(
      await titan().embed(['하나'], 'passage', never),
    );
  });

  it('that nobody has heard of is not ours to call', async () => {
    await expect(embedder('example.embed-v1').embed(['하나'], 'passage', never)).rejects.toMatchObject({
      kind: 'denied',
    });
  });

  it('is asked for nothing when there is nothing', async () => {
    expect(await titan().embed([], 'passage', never)).toEqual([]);
    expect(bedrock.calls).toEqual([]);
  });

  it('is asked again for the one text that failed, and for no other', async () => {
    bedrock.endpoint.faults.next({ kind: 'refuse', name: 'ThrottlingException' }, 2);
    expect(await titan().embed(texts(12), 'passage', never)).toHaveLength(12);
    expect(bedrock.calls).toHaveLength(14);
    expect(bedrock.waits.every((ms) => ms > 0)).toBe(true);
  });

  it.each([
    ['ThrottlingException', undefined, 'throttled', 3],
    ['ValidationException', 'Too many tokens, please wait before trying again.', 'throttled', 3],
    ['ModelTimeoutException', undefined, 'timed-out', 3],
    ['ModelNotReadyException', undefined, 'not-ready', 3],
    ['ServiceUnavailableException', undefined, 'unavailable', 3],
    ['InternalServerException', undefined, 'unavailable', 3],
    ['ValidationException', undefined, 'invalid', 1],
    ['ValidationException', 'Invocation of model ID x with on-demand throughput isn’t supported.', 'denied', 1],
    ['ValidationException', 'The provided model identifier is invalid.', 'denied', 1],
    ['AccessDeniedException', undefined, 'denied', 1],
    ['ResourceNotFoundException', undefined, 'denied', 1],
  ])('that refuses with %s (%s) for ever is %s after %i attempts', async (name, message, kind, attempts) => {
    bedrock.endpoint.faults.next({ kind: 'refuse', name, ...(message && { message }) }, 10);
    await expect(titan().embed(['하나'], 'question', never)).rejects.toMatchObject({ kind });
    expect(bedrock.calls).toHaveLength(attempts);
  });

  it.each([
    ['no JSON', 'oops'],
    ['no vector', '{}'],
    ['a vector of another length', '{"embedding":[1,0]}'],
    ['words', '{"embedding":["1"]}'],
    ['nothing but zeros', JSON.stringify({ embedding: new Array(1024).fill(0) })],
  ])('that answers with %s has not answered', async (_, body) => {
    bedrock.endpoint.faults.next({ kind: 'body', body }, 10);
    await expect(titan().embed(['하나'], 'question', never)).rejects.toMatchObject({ kind: 'empty' });
    expect(bedrock.calls).toHaveLength(1);
  });

  it('that refuses one text is asked for no further ones: the whole has failed', async () => {
    bedrock.endpoint.faults.next({ kind: 'refuse', name: 'AccessDeniedException' });
    await expect(titan().embed(texts(60), 'passage', never)).rejects.toMatchObject({ kind: 'denied' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(bedrock.calls.length).toBeLessThanOrEqual(20);
  });

  it('that breaks the connection is asked again', async () => {
    bedrock.endpoint.faults.next({ kind: 'hang-up' });
    expect(await titan().embed(['하나'], 'question', never)).toHaveLength(1);
    expect(bedrock.calls).toHaveLength(2);
  });

  it('that never answers is left when nobody waits any more, for the reason that they have', async () => {
    bedrock.endpoint.faults.next({ kind: 'stall' }, 10);
    const waiting = new AbortController();
    const embedding = titan().embed(texts(20), 'passage', waiting.signal);
    setTimeout(() => waiting.abort(new Error('enough')), 100);
    await expect(embedding).rejects.toThrow('enough');
    expect(bedrock.calls.length).toBeLessThanOrEqual(10);
  });
});

describe('a model of Cohere', () => {
  it('takes 96 texts a call, and is told what they are for', async () => {
    const all = await embedder('global.cohere.embed-v4:0').embed(texts(100), 'passage', never);
    expect(all).toHaveLength(100);
    // Both are under way at once.
    const taken = bedrock.calls.map(({ body }) => (body['texts'] as string[]).length);
    expect(taken.sort((one, other) => other - one)).toEqual([96, 4]);
    expect(bedrock.calls[0]!.body).toMatchObject({ input_type: 'search_document', output_dimension: 1024 });
    await embedder('global.cohere.embed-v4:0').embed(['하나'], 'question', never);
    expect(bedrock.calls[2]!.body).toMatchObject({ input_type: 'search_query' });
  });

  it('may answer without types, as older ones do', async () => {
    bedrock.endpoint.faults.next({ kind: 'body', body: '{"embeddings":[[0.6,0.8]]}' });
    expect(await embedder('cohere.embed-v4:0', 2).embed(['하나'], 'question', never)).toEqual([[0.6, 0.8]]);
  });

  it('that answers with fewer vectors than texts has not answered', async () => {
    bedrock.endpoint.faults.next({ kind: 'body', body: '{"embeddings":{"float":[[0.6,0.8]]}}' });
    await expect(embedder('cohere.embed-v4:0', 2).embed(['하나', '둘'], 'passage', never)).rejects.toMatchObject({
      kind: 'empty',
    });
  });
});

describe('a model that orders passages', () => {
  const rerank = (body: unknown) => {
    bedrock.endpoint.faults.next({ kind: 'body', body: JSON.stringify(body) });
    return bedrockReranker(bedrock.sdk, 'cohere.rerank-v3-5:0')('질문', ['a', 'b', 'c'], never);
  };

  it('gives their places, best first, and what it left out behind them', async () => {
    const results = [
      { index: 2, relevance_score: 0.4 },
      { index: 1, relevance_score: 0.9 },
      { index: 7, relevance_score: 0.99 },
    ];
    expect(await rerank({ results })).toEqual([1, 2, 0]);
    expect(bedrock.calls[0]!.body).toEqual({ api_version: 2, query: '질문', documents: ['a', 'b', 'c'], top_n: 3 });
  });

  it('that answers with anything else has not answered', async () => {
    await expect(rerank({ results: [{ index: -1, relevance_score: 1 }] })).rejects.toMatchObject({ kind: 'empty' });
  });
});
