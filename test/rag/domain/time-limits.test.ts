import {
  ASK_SECONDS,
  GATEWAY_SECONDS,
  SEARCH_FUNCTION_SECONDS,
  STREAM_LIMITS,
  WHOLE_LIMITS,
} from '../../../lib/rag/domain/time-limits';

/** An answer that is given is begun with at least this much left: some hundred tokens a second. */
const SHORTEST_ANSWER_MS = 8000;

describe('time limits', () => {
  it.each([
    ['one JSON', WHOLE_LIMITS],
    ['a stream', STREAM_LIMITS],
  ])('leave the model time when everything before it takes all of its own: %s', (_, limits) => {
    const { answer, index, embed, search, ledger, rerank, budget } = limits;
    expect(index + embed + search + ledger + rerank + budget + SHORTEST_ANSWER_MS).toBeLessThanOrEqual(answer);
  });

  it('end before whoever waits gives up', () => {
    expect(WHOLE_LIMITS.answer + WHOLE_LIMITS.budget).toBeLessThan(GATEWAY_SECONDS * 1000);
    expect(STREAM_LIMITS.answer + STREAM_LIMITS.budget).toBeLessThan(ASK_SECONDS * 1000);
    expect(WHOLE_LIMITS.answer).toBeLessThan(SEARCH_FUNCTION_SECONDS * 1000);
    expect(SEARCH_FUNCTION_SECONDS).toBeLessThan(GATEWAY_SECONDS);
  });
});
