import { ACKNOWLEDGE, type Disposition } from '../../../lib/async/domain/disposition';
import { jobMessage } from '../../../lib/async/domain/queue-message';
import { jobKey } from '../../../lib/async/domain/record-keys';
import { Services } from '../fakes/services';
import { type Interference, workerOn } from '../fakes/worker-on';

const OWNER = 'AIDAEXAMPLEUSER';
const PICTURE = { kind: 'thumbnail', key: `uploads/${OWNER}/photo`, sizes: [64] };

/** Works once on a job that is still at it when its signal ends. */
async function workUntil(reason: Error, interfere: Interference = (_, call) => call) {
  const services = new Services(1800, 5);
  services.files.put(PICTURE.key, 'picture');
  await services.queue.send(jobMessage(OWNER, 'slow-picture', JSON.stringify(PICTURE)));
  const end = new AbortController();
  const work = workerOn(services, {
    leaseSeconds: 75,
    jobSignal: () => end.signal,
    interfere: (port, call) =>
      port === 'files.write'
        ? async () => {
            end.abort(reason);
            throw reason;
          }
        : interfere(port, call),
  });
  const [message] = services.queue.receive(1);
  const disposition: Disposition = await work(message!);
  return { disposition, job: services.jobs.value(jobKey(OWNER, 'slow-picture')) };
}

const TIME_IS_UP = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
const STOPPED = new DOMException('This operation was aborted', 'AbortError');

test('a job that used up its own time has ended: it is not tried again, and no operator is called', async () => {
  const { disposition, job } = await workUntil(TIME_IS_UP);
  expect(disposition).toEqual(ACKNOWLEDGE);
  const failure = { code: 'took-too-long', detail: { en: expect.stringContaining('Submit a smaller picture') } };
  expect(job).toMatchObject({ status: 'failed', attempts: 1, leaseUntil: 0, failure });
});

test('a job whose worker must stop is run by another one', async () => {
  const { disposition, job } = await workUntil(STOPPED);
  expect(disposition.action).toBe('return');
  expect(job).toMatchObject({ status: 'queued', leaseUntil: 0 });
});

test('a job whose end cannot be written down is not forgotten', async () => {
  let writes = 0;
  const { disposition } = await workUntil(TIME_IS_UP, (port, call) => (...args) => {
    if (port === 'jobs.write' && ++writes > 1) return Promise.reject(new Error('The table is away'));
    return call(...args);
  });
  expect(disposition.action).toBe('return');
});
