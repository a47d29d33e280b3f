import fc from 'fast-check';
import { type PollDeps, pollQueue } from '../../../lib/async/domain/poll-queue';
import type { ReceivedMessage } from '../../../lib/async/domain/queue-message';
import { Bench, type Interference, OWNER, SILENT } from '../fakes/bench';
import { sqsEvent } from '../fakes/sqs-event';

const SCHEDULES = 5_000;

/** What the weather is like: shares of calls and invocations that go wrong. */
interface Schedule {
  readonly seed: number;
  readonly duplicates: number;
  readonly throttled: number;
  readonly crashes: number;
  readonly jobs: readonly JobPlan[];
}

type WorkerKind = 'function' | 'process';
type JobPlan = 'thumbnail' | 'corrupt' | 'email' | 'suppressed' | 'bulk' | 'unreadable' | 'foreign';

const schedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.integer(),
  duplicates: fc.constantFrom(0, 0.1, 0.3),
  throttled: fc.constantFrom(0, 0.05),
  crashes: fc.constantFrom(0, 0.1),
  jobs: fc.array(
    fc.constantFrom<JobPlan>('thumbnail', 'corrupt', 'email', 'suppressed', 'bulk', 'unreadable', 'foreign'),
    { minLength: 1, maxLength: 6 },
  ),
});

/** Rows of a bulk job: two chunks, a fifth of the rows wrong. */
const ROWS = 120;
const CSV = ['reference,account,amount', ...Array.from({ length: ROWS }, (_, i) => `r${i},acc-${i % 7},${i % 5}`)].join(
  '\n',
);
const REFUSED_ROWS = ROWS / 5;

/** A file for each worker calls this, so that the two run side by side. */
export function testRandomSchedules(worker: WorkerKind): void {
  describe(`the worker ${worker} under random schedules of duplicates, throttling, crashes and poison`, () => {
    it(`loses nothing, repeats no effect, and dead-letters every poison message in ${SCHEDULES} of them`, async () => {
      await fc.assert(
        fc.asyncProperty(schedule, (plan) => run(plan, worker)),
        { numRuns: SCHEDULES, seed: 42 },
      );
    }, 300_000);
  });
}

async function run(plan: Schedule, worker: WorkerKind): Promise<void> {
  const chance = generator(plan.seed);
  let dead = false;
  let invocationEndsAfter = Number.POSITIVE_INFINITY;
  const weather: Interference = (port, call) => {
    return async (...args) => {
      if (dead) throw new Error('the process is gone');
      if (port !== 'mail.send' && chance() < plan.throttled) throw named('ThrottlingException');
      const result = await call(...args);
      if (--invocationEndsAfter < 0) {
        dead = true;
        throw new Error('killed after the call took effect');
      }
      return result;
    };
  };
  const bench = new Bench({ interfere: weather, rows: true });
  bench.files.put(`uploads/${OWNER}/picture.jpg`, 'picture');
  bench.files.put(`uploads/${OWNER}/corrupt.jpg`, 'nothing a decoder knows');
  for (const [index, kind] of plan.jobs.entries()) {
    await submit(bench, kind, index);
    if (chance() < plan.duplicates) await submit(bench, kind, index);
  }

  let redrives = 0;
  for (let invocations = 0; ; invocations++) {
    if (invocations > 3000) throw new Error('The queue does not get empty');
    if (!bench.queue.advance()) {
      // Good messages that throttling and crashes dead-lettered go through a redrive, as an operator's would.
      if (bench.queue.deadLetters.every(({ message }) => isPoison(message.body)) || redrives++ > 20) break;
      await bench.queue.redrive();
      continue;
    }
    const messages = bench.queue.receive(4);
    if (messages.length === 0) continue;
    dead = false;
    invocationEndsAfter = chance() < plan.crashes ? Math.floor(chance() * 30) : Number.POSITIVE_INFINITY;
    const repeated = () => chance() < plan.duplicates / 3;
    const isDead = () => dead;
    if (worker === 'function') await invoke(bench, messages, isDead, repeated);
    else await poll(bench, messages, isDead, repeated);
  }
  for (const [index, kind] of plan.jobs.entries()) check(bench, kind, index);
}

/** One invocation by the event source mapping, which deletes what succeeded when the function answered. */
async function invoke(
  bench: Bench,
  messages: readonly ReceivedMessage[],
  isDead: () => boolean,
  repeated: () => boolean,
) {
  const { batchItemFailures } = await bench.handler(sqsEvent(messages), { getRemainingTimeInMillis: () => 300_000 });
  if (isDead()) return;
  const failedIds = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  for (const { messageId, receiptHandle } of messages) {
    if (!failedIds.includes(messageId) && !repeated()) await bench.queue.remove(receiptHandle);
  }
}

/** One receive by the polling process, which works on the messages side by side and settles each itself. */
async function poll(
  bench: Bench,
  messages: readonly ReceivedMessage[],
  isDead: () => boolean,
  repeated: () => boolean,
) {
  const stop = new AbortController();
  const alive =
    (call: (receipt: string, seconds: number) => Promise<void>) =>
    async (receipt: string, seconds = 0) => {
      if (isDead()) throw new Error('the process is gone');
      if (!repeated()) await call(receipt, seconds);
    };
  const deps: PollDeps = {
    receive: async () => {
      stop.abort();
      return messages;
    },
    remove: alive(bench.queue.remove),
    hide: alive(bench.queue.hide),
    work: bench.work,
    protect: async () => undefined,
    sleep: async () => undefined,
    log: SILENT,
  };
  await pollQueue(deps, 4, { stop: stop.signal, end: new AbortController().signal });
}

function jobIdOf(kind: JobPlan, index: number): string {
  return `job-${kind}-${index}`;
}

async function submit(bench: Bench, kind: JobPlan, index: number): Promise<void> {
  const jobId = jobIdOf(kind, index);
  const to = `person-${index}@example.com`;
  const data = { name: 'Kim', order: '7', total: '12' };
  switch (kind) {
    case 'thumbnail':
      return bench.submit(jobId, { kind, key: `uploads/${OWNER}/picture.jpg`, sizes: [16, 32] });
    case 'corrupt':
      return bench.submit(jobId, { kind: 'thumbnail', key: `uploads/${OWNER}/corrupt.jpg` });
    case 'email':
      return bench.submit(jobId, { kind, to, template: 'receipt', data });
    case 'suppressed':
      return bench.submit(jobId, { kind: 'email', to: `suppressed@example.com`, template: 'receipt', data });
    case 'bulk':
      return bench.submit(jobId, { kind, csv: CSV });
    case 'unreadable':
      return bench.submit(jobId, { kind: 'unreadable' });
    case 'foreign':
      return bench.submit(jobId, { kind: 'thumbnail', key: 'uploads/SOMEBODYELSE/picture.jpg' });
  }
}

function check(bench: Bench, kind: JobPlan, index: number): void {
  const jobId = jobIdOf(kind, index);
  const job = bench.job(jobId);
  const state = { kind, jobId, status: job?.status, failure: job?.failure?.code };
  switch (kind) {
    case 'thumbnail':
      expect(state).toMatchObject({ status: 'succeeded' });
      break;
    case 'corrupt':
      expect(state).toMatchObject({ status: 'failed', failure: 'not-a-picture' });
      break;
    case 'email': {
      const sent = bench.mails.filter((to) => to === `person-${index}@example.com`).length;
      expect(sent).toBeLessThanOrEqual(1);
      if (job?.status === 'succeeded') expect(sent).toBe(1);
      else expect(state).toMatchObject({ status: 'failed', failure: 'email-outcome-unknown' });
      break;
    }
    case 'suppressed':
      expect(bench.mails).not.toContain('suppressed@example.com');
      expect(state).toMatchObject({ status: 'failed', failure: 'address-suppressed' });
      break;
    case 'bulk':
      expect(state).toMatchObject({ status: 'succeeded' });
      expect(job?.result?.summary).toEqual({ rows: ROWS, applied: ROWS - REFUSED_ROWS, refused: REFUSED_ROWS });
      break;
    case 'unreadable':
      expect(state).toMatchObject({ status: 'failed', failure: 'invalid-request' });
      expect(bench.queue.deadLetters.some(({ message }) => message.attributes['JobId'] === jobId)).toBe(true);
      break;
    case 'foreign':
      expect(state).toMatchObject({ status: 'failed', failure: 'key-not-yours' });
      break;
  }
  for (const [key, contents] of bench.files.writes) {
    expect({ key, contents: contents.size }).toEqual({ key, contents: 1 });
  }
}

function isPoison(body: string): boolean {
  return body.includes('unreadable');
}

function named(name: string): Error {
  return Object.assign(new Error('Rate exceeded'), { name });
}

/** A small generator of numbers in [0, 1), so that a schedule repeats exactly (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
