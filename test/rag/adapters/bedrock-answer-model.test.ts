import { bedrockAnswerModel, type Guardrail } from '../../../lib/rag/adapters/bedrock-answer-model';
import { askPrompt } from '../../../lib/rag/domain/ask-prompt';
import type { ModelEvent } from '../../../lib/rag/domain/models';
import type { PlayedFault } from '../../../lib/tools/laptop/bedrock/played-faults';
import { LocalBedrock } from '../fakes/bedrock';
import { passageOf } from '../fakes/passages';

const bedrock = new LocalBedrock();
const GUARDRAIL = 'arn:aws:bedrock:ap-northeast-2:111122223333:guardrail/abc123';
const PROMPT = askPrompt(
  '연차 휴가는 며칠인가요?',
  [
    passageOf('a', { text: '연차 휴가는 15일이다. 신청은 사흘 전에 한다.' }),
    passageOf('b', { text: 'Lunch is free.' }),
  ],
  '0123456789abcdef',
);

beforeAll(() => bedrock.start());
afterEach(() => bedrock.reset());
afterAll(() => bedrock.stop());

async function answer(signal = new AbortController().signal, guardrail?: Guardrail, maxTokens = 500) {
  const events: ModelEvent[] = [];
  const model = bedrockAnswerModel(bedrock.sdk, { calledAs: 'global.anthropic.claude-haiku-5-5', guardrail });
  for await (const event of model.answer(PROMPT, maxTokens, signal)) events.push(event);
  return { text: events.map((event) => (event.kind === 'text' ? event.text : '')).join(''), end: events.at(-1) };
}

function failing(fault: PlayedFault) {
  bedrock.endpoint.faults.next(fault, 10);
  return answer();
}

describe('a model by the Converse API', () => {
  it('is asked with its tokens counted and nothing said of sampling, and answers in pieces', async () => {
    const { text, end } = await answer();
    expect(text).toBe('연차 휴가는 15일이다. [1]');
    expect(end).toMatchObject({ kind: 'end', reason: 'complete', usage: { inputTokens: expect.any(Number) } });
    expect(bedrock.calls).toEqual([
      {
        operation: 'converse-stream',
        modelId: 'global.anthropic.claude-haiku-5-5',
        body: {
          system: [{ text: PROMPT.system }],
          messages: [{ role: 'user', content: [{ text: PROMPT.sources }, { text: PROMPT.question }] }],
          inferenceConfig: { maxTokens: 500 },
        },
      },
    ]);
  });

  it('is watched by a guardrail that looks at the question, before anything is shown', async () => {
    await answer(undefined, { arn: GUARDRAIL, version: '3' });
    expect(bedrock.calls[0]!.body).toMatchObject({
      guardrailConfig: { guardrailIdentifier: GUARDRAIL, guardrailVersion: '3', streamProcessingMode: 'sync' },
      messages: [
        {
          content: [
            { text: PROMPT.sources },
            { guardContent: { text: { text: PROMPT.question, qualifiers: ['guard_content'] } } },
          ],
        },
      ],
    });
  });

  it.each([
    ['end_turn', 'complete'],
    ['stop_sequence', 'complete'],
    ['something_new', 'complete'],
    ['max_tokens', 'cut-off'],
    ['model_context_window_exceeded', 'cut-off'],
    ['guardrail_intervened', 'guardrail'],
    ['content_filtered', 'guardrail'],
  ])('that ends with %s is %s', async (stopReason, reason) => {
    expect((await failing({ kind: 'say', text: '말', stopReason })).end).toMatchObject({ kind: 'end', reason });
  });

  it('that is cut off by its tokens says so', async () => {
    expect(await answer(undefined, undefined, 2)).toMatchObject({ text: '연차 휴가는 1', end: { reason: 'cut-off' } });
  });

  it.each([
    ['ThrottlingException', undefined, 'throttled'],
    ['ValidationException', 'Too many tokens, please wait before trying again.', 'throttled'],
    ['ModelTimeoutException', undefined, 'timed-out'],
    ['ModelNotReadyException', undefined, 'not-ready'],
    ['ServiceUnavailableException', undefined, 'unavailable'],
    ['InternalServerException', undefined, 'unavailable'],
    ['ModelErrorException', undefined, 'unavailable'],
    ['ValidationException', undefined, 'invalid'],
    ['ValidationException', 'Invocation of model ID x with on-demand throughput isn’t supported.', 'denied'],
    ['ValidationException', 'The provided model identifier is invalid.', 'denied'],
    ['AccessDeniedException', undefined, 'denied'],
    ['ResourceNotFoundException', undefined, 'denied'],
    ['NeverHeardOfException', undefined, 'invalid'],
  ])('that refuses with %s (%s) is %s, and is asked once', async (name, message, kind) => {
    await expect(failing({ kind: 'refuse', name, ...(message && { message }) })).rejects.toMatchObject({
      name: 'ModelFault',
      kind,
    });
    expect(bedrock.calls).toHaveLength(1);
  });

  it.each([
    ['modelStreamErrorException', 'broken-off'],
    ['throttlingException', 'throttled'],
    ['internalServerException', 'unavailable'],
    ['serviceUnavailableException', 'unavailable'],
    ['validationException', 'invalid'],
  ])('that breaks off with %s in the middle of the stream is %s', async (exception, kind) => {
    await expect(failing({ kind: 'break', afterPieces: 2, exception })).rejects.toMatchObject({
      name: 'ModelFault',
      kind,
    });
  });

  it('whose stream breaks without a word has failed', async () => {
    await expect(failing({ kind: 'break', afterPieces: 2 })).rejects.toMatchObject({ name: 'ModelFault' });
    await expect(failing({ kind: 'hang-up' })).rejects.toMatchObject({ name: 'ModelFault', kind: 'unavailable' });
  });

  it('that thinks before it answers is heard when it answers', async () => {
    expect((await failing({ kind: 'think', text: 'secret thoughts' })).text).toBe('연차 휴가는 15일이다. [1]');
  });

  it('that wants to use a tool has not answered', async () => {
    await expect(failing({ kind: 'say', text: '', stopReason: 'tool_use' })).rejects.toMatchObject({ kind: 'empty' });
  });

  it.each([
    ['before it begins', { kind: 'stall' }],
    ['in the middle', { kind: 'stall-after', afterPieces: 1 }],
  ] as [string, PlayedFault][])('that stalls %s is left when nobody waits any more', async (_, fault) => {
    bedrock.endpoint.faults.next(fault);
    const waiting = new AbortController();
    setTimeout(() => waiting.abort(new Error('enough')), 100);
    await expect(answer(waiting.signal)).rejects.toThrow('enough');
  });
});
