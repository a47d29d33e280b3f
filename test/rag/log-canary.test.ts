import { request as send } from 'node:http';
import { ModelFault } from '../../lib/rag/domain/model-fault';
import { askQuestionAnswer } from '../../lib/rag/handlers/ask-question';
import { searchPassagesAnswer } from '../../lib/rag/handlers/search-passages';
import { questionRoutes } from '../../lib/rag/handlers/serve-questions';
import { apiHandler } from '../../lib/shared/api-handler';
import type { ApiEvent } from '../../lib/shared/api-request';
import { HandlerServer } from '../../lib/shared/handler-server';
import { workLog } from '../../lib/shared/log-work';
import { logger } from '../../lib/shared/logger';
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

it('nor does it where a server answers, whether a request is carried out, unknown, or breaks off', async () => {
  const failing = () => Promise.reject(new Error(`refused ${CANARY}`));
  const server = new HandlerServer(
    questionRoutes(askQuestionAnswer(failing, ['team']), searchPassagesAnswer(failing, ['team'])),
  );
  const port = await server.listen(0, '127.0.0.1');
  const signed = { 'x-caller-id': CANARY, 'x-tenant': 'team', cookie: CANARY, [CANARY]: CANARY };
  const call = (method: string, path: string, body?: object, headers: Record<string, string> = signed) =>
    fetch(`http://127.0.0.1:${port}/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) }).then(
      (reply) => reply.text(),
    );
  const output = await printed(async () => {
    await call('POST', 'team/ask', { question: CANARY });
    await call('POST', `${CANARY}/ask?stream&${CANARY}=${CANARY}`, { question: CANARY });
    await call('POST', 'team/search', { query: CANARY });
    await call('POST', `${CANARY}/search`, { query: CANARY }, { 'x-tenant': CANARY });
    await call('GET', `team/documents/${CANARY}/similar`);
    await call('GET', `${CANARY}/${CANARY}`);
    const half = send({ method: 'POST', path: `/${CANARY}/ask`, port, host: '127.0.0.1', headers: signed });
    half.on('error', () => undefined).write(`{"question":"${CANARY}`);
    const heard = new Promise<void>((resolve) => {
      const warn = logger.warn.bind(logger);
      jest.spyOn(logger, 'warn').mockImplementationOnce((...said: Parameters<typeof logger.warn>) => {
        Reflect.apply(warn, undefined, said);
        resolve();
      });
    });
    await new Promise((resolve) => half.on('socket', (socket) => socket.once('connect', resolve)));
    half.destroy();
    await heard;
    await server.drain(0);
  });
  expect(output).toContain('request failed');
  expect(output).toContain('request not read');
  expect(output).not.toContain(CANARY);
});
