import { ModelFault } from '../../lib/rag/domain/model-fault';
import { askQuestionAnswer } from '../../lib/rag/handlers/ask-question';
import { searchPassagesAnswer } from '../../lib/rag/handlers/search-passages';
import { apiHandler } from '../../lib/shared/api-handler';
import type { ApiEvent } from '../../lib/shared/api-request';
import { workLog } from '../../lib/shared/log-work';
import { streamingHandler } from '../../lib/shared/streaming-handler';
import { printed } from '../support/printed';
import { hitOf } from './fakes/passages';
import { ANSWER, type Play, Questions, type Step } from './fakes/questions';

const CANARY = 'kAnaRy7351';

/** Fails as SDKs and drivers do, which quote what they were given. */
const quoting: Play = {
  fault: Object.assign(new Error(`refused ${CANARY}`), { name: 'ValidationException', code: CANARY }),
};
const model: Play = { fault: new ModelFault('invalid', new Error(`malformed input: ${CANARY}`)) };

const PORTS = ['active', 'embed', 'lexical', 'nearest', 'ledger', 'reserve', 'settle'] as const;
const MODELS: readonly (readonly Step[])[] = [
  ANSWER,
  [`${CANARY} [1].`, { end: 'complete' }],
  [`![${CANARY}](https://evil.example/${CANARY})`, { end: 'guardrail' }],
  [CANARY, model],
  [quoting],
];

function questionsWith(plays: Questions['plays'], steps: readonly Step[] = ANSWER): Questions {
  const passage = { text: `연차는 ${CANARY} 15일이다.`, title: CANARY, headings: [CANARY] };
  return Object.assign(new Questions(), {
    plays,
    model: [steps],
    lexical: [hitOf('a', 9, passage)],
    nearest: [hitOf('a', 0.9, passage)],
  });
}

it('no question, passage or answer ever reaches the log, whichever call fails', async () => {
  const output = await printed(async () => {
    const cases = [
      ...PORTS.flatMap((port) => [quoting, model].map((play) => questionsWith({ [port]: [play] }))),
      ...MODELS.map((steps) => questionsWith({}, steps)),
    ];
    for (const asked of cases) {
      const deps = { ...asked.deps(), log: workLog, centroidOf: async () => Promise.reject(new Error(CANARY)) };
      const ask = streamingHandler(askQuestionAnswer(async () => () => deps, ['team']));
      const search = apiHandler(searchPassagesAnswer(async () => () => deps, ['team']));
      const to = { headers: { [CANARY]: CANARY }, pathParameters: { tenant: 'team' } };
      const events = [
        { ...to, body: JSON.stringify({ question: `${CANARY}?` }) },
        { ...to, body: JSON.stringify({ question: `${CANARY}?` }), queryStringParameters: { stream: '' } },
        { ...to, body: `{"${CANARY}":` },
        { ...to, body: JSON.stringify({ [CANARY]: 1 }) },
      ];
      for (const event of events) await asked.clock.until(ask(event as unknown as ApiEvent));
      const searches = [
        { ...to, body: JSON.stringify({ query: CANARY }) },
        { pathParameters: { tenant: 'team', documentId: '0123456789abcdef0123' } },
      ];
      for (const event of searches) await asked.clock.until(search(event as unknown as ApiEvent));
    }
  });
  for (const said of [
    'question answered',
    'question not answered',
    'leg not searched',
    'passages searched',
    'search failed',
  ]) {
    expect(output).toContain(said);
  }
  expect(output).toContain('"kind":"invalid"');
  expect(output).not.toContain(CANARY);
});
