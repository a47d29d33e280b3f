import { readJobAnswer } from '../../lib/async/handlers/read-job';
import { submitJobAnswer } from '../../lib/async/handlers/submit-job';
import { apiHandler } from '../../lib/shared/api-handler';
import type { ApiEvent } from '../../lib/shared/api-request';
import { workLog } from '../../lib/shared/log-work';
import submitEvent from '../shared/events/http-api-submit.json';
import { printed } from '../support/printed';
import { Bench, OWNER } from './fakes/bench';
import type { Interference } from './fakes/worker-on';

const CANARY = 'kAnaRy7351';

/** Every call fails after a while, quoting what it was given, as SDKs and drivers do. */
function quoting(after: number): Interference {
  let calls = 0;
  return (port, call) =>
    async (...args) => {
      if (calls++ < after) return call(...args);
      throw Object.assign(
        new Error(`${port} refused ${args.map((arg) => JSON.stringify(arg) ?? String(arg)).join()}`),
        {
          name: 'ValidationException',
          code: CANARY,
        },
      );
    };
}

const REQUESTS = [
  {
    kind: 'email',
    to: `${CANARY}@example.com`,
    template: 'receipt',
    data: { name: CANARY, order: CANARY, total: CANARY },
  },
  {
    kind: 'email',
    to: `suppressed@${CANARY}.example`,
    template: 'reminder',
    data: { name: CANARY, task: 'a', due: 'b' },
  },
  { kind: 'thumbnail', key: `uploads/${OWNER}/${CANARY}.jpg` },
  { kind: 'thumbnail', key: `uploads/${CANARY}/picture.jpg` },
  { kind: 'bulk', csv: `reference,account,amount\n${CANARY},${CANARY},1\n${CANARY} ${CANARY},x,${CANARY}` },
  { kind: 'bulk', csv: `${CANARY},"${CANARY}` },
  { kind: CANARY, [CANARY]: CANARY },
];

describe('what people send', () => {
  it('never reaches the worker’s log, whichever call fails and however loudly', async () => {
    let lines = 0;
    const output = await printed(async () => {
      for (const request of REQUESTS) {
        for (let after = 0; after < 16; after++) {
          const bench = new Bench({ interfere: quoting(after), log: workLog, rows: true });
          bench.files.put(`uploads/${OWNER}/${CANARY}.jpg`, `picture ${CANARY}`);
          await bench.submit('job-of-somebody', request);
          await bench.queue.send({
            body: `{"${CANARY}":`,
            attributes: { Owner: CANARY, JobId: 'x', Type: CANARY },
            groupId: 'g',
          });
          await bench.drain();
          lines += 1;
        }
      }
    });
    expect(lines).toBe(REQUESTS.length * 16);
    expect(output).toContain('attempt failed');
    expect(output).toContain('unreadable message');
    expect(output).not.toContain(CANARY);
  });

  it('never reaches the API’s log', async () => {
    const failing = () => Promise.reject(new Error(`refused ${CANARY}`));
    const submit = apiHandler(
      submitJobAnswer(
        () => ({ jobs: { read: failing, write: failing }, writeFile: failing, send: failing, nowMs: Date.now }),
        { recordTtlDays: 30, offeredKinds: ['email'] },
      ),
    );
    const read = apiHandler(readJobAnswer(() => ({ jobs: { read: failing }, linkTo: failing }), 300));
    const output = await printed(async () => {
      for (const request of REQUESTS) {
        const headers = { ...submitEvent.headers, authorization: CANARY, cookie: CANARY };
        const event = {
          ...submitEvent,
          headers,
          body: JSON.stringify(request),
          pathParameters: { jobId: 'job-of-somebody' },
        };
        await submit(event as unknown as ApiEvent);
        await read(event as unknown as ApiEvent);
      }
    });
    // Every look-up fails, and every submission that was not refused before.
    expect(output.match(/request failed/g)!.length).toBeGreaterThan(REQUESTS.length);
    expect(output).not.toContain(CANARY);
  });
});
