import { strict as assert } from 'node:assert';
import type { SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { jobMessage } from '../../../lib/async/domain/queue-message';
import { workJobsHandler } from '../../../lib/async/handlers/work-jobs';
import batch from '../events/sqs-batch.json';
import { Bench, OWNER } from '../fakes/bench';
import { sqsEvent } from '../fakes/sqs-event';
import { SILENT } from '../fakes/worker-on';

const event = batch as SQSEvent;
const PLENTY = { getRemainingTimeInMillis: () => 300_000 };
const JOB_SECONDS = 60;

const picture = { kind: 'thumbnail', key: `uploads/${OWNER}/cat.jpg`, sizes: [64] };

function bench(): Bench {
  const made = new Bench();
  made.files.put(picture.key, 'picture of a cat');
  return made;
}

describe('work-jobs', () => {
  it('runs the good message of a recorded batch and reports the bad one', async () => {
    const { handler, jobs } = bench();
    expect(await handler(event, PLENTY)).toEqual({
      batchItemFailures: [{ itemIdentifier: '059f36b4-87a3-44ab-83d2-661975830a7d' }],
    });
    expect(jobs.value(`job#${OWNER}#a1b2c3d4e5f60718`)).toMatchObject({ status: 'succeeded', attempts: 1 });
  });

  it('runs a job once however often its message is delivered, one after the other or in one batch', async () => {
    const made = bench();
    for (let copy = 0; copy < 5; copy++) await made.submit('the-same-job', picture);
    await made.drain();
    expect(made.job('the-same-job')).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect([...made.files.writes.keys()]).toEqual([`results/${OWNER}/the-same-job/thumbnail-64.webp`]);
  });

  it('runs a job once when two workers receive it at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const made = new Bench({
          interfere: (port, call) => scheduler.scheduleFunction(call) as typeof call & { port?: typeof port },
        });
        made.files.put(picture.key, 'picture');
        const mail = {
          kind: 'email',
          to: 'kim@example.com',
          template: 'reminder',
          data: { name: 'Kim', task: 't', due: 'd' },
        };
        await made.submit('both-at-once', mail);
        await made.submit('both-at-once', mail);
        const [first, second] = made.queue.receive(2);
        const results = Promise.all([made.work(first!), made.work(second!)]);
        await scheduler.waitFor(results);
        const actions = (await results).map(({ action }) => action);
        assert.equal(made.mails.length, 1);
        assert.ok(actions.includes('acknowledge'));
      }),
      { numRuns: 1000 },
    );
  });

  it('reports exactly the messages that failed, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 10 }), async (good) => {
        const made = bench();
        for (const [index, isGood] of good.entries()) {
          await made.submit(`job-number-${index}`, isGood ? picture : { kind: 'nonsense' });
        }
        const messages = made.queue.receive(10);
        const expected = messages.filter((_, index) => !good[index]).map(({ messageId }) => messageId);
        assert.deepEqual(await made.invoke(messages), expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('reports all messages, and does not throw, when all of them failed', async () => {
    const made = new Bench({ interfere: () => async () => Promise.reject(new Error('no service answers')) });
    for (let index = 0; index < 4; index++) await made.submit(`job-number-${index}`, picture);
    expect(await made.invoke(made.queue.receive(4))).toHaveLength(4);
  });

  it('reports a message whose work ends in something that is no error', async () => {
    for (const thrown of [undefined, null, 'text', 7, { message: {} }, Symbol('odd')]) {
      const handler = workJobsHandler(
        { work: () => Promise.reject(thrown), hide: async () => undefined, log: SILENT },
        JOB_SECONDS,
      );
      expect((await handler(event, PLENTY)).batchItemFailures).toHaveLength(2);
    }
  });

  it('starts no job that may not end in time, and returns what is left at once', async () => {
    for (let fits = 0; fits <= 4; fits++) {
      const made = bench();
      for (let index = 0; index < 4; index++) await made.submit(`job-number-${index}`, picture);
      const messages = made.queue.receive(4);
      let asked = 0;
      const remaining = () => (asked++ < fits ? JOB_SECONDS * 1000 : JOB_SECONDS * 1000 - 1);
      const result = await made.handler(sqsEvent(messages), { getRemainingTimeInMillis: remaining });
      const left = messages.slice(fits).map(({ messageId }) => ({ itemIdentifier: messageId }));
      expect(result.batchItemFailures).toEqual(left);
      expect(made.jobs.items.size).toBe(fits);
      for (const message of messages.slice(0, fits)) await made.queue.remove(message.receiptHandle);
      expect(made.queue.receive(4)).toHaveLength(4 - fits);
    }
  });

  it('moves any message it cannot read to the dead-letter queue, within a second and without a trace in any store', async () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom(
        '',
        '{',
        '\uFEFF{}',
        '\u0000',
        '{"__proto__":{"kind":"thumbnail"}}',
        '{"constructor":1}',
        '[]',
        'null',
      ),
      fc.constant(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      fc.constant(`"${'x'.repeat(1_000_000)}"`),
    );
    const attributes = fc.dictionary(fc.constantFrom('JobId', 'Owner', 'Type', 'ClaimKey', '__proto__'), fc.string());
    await fc.assert(
      fc.asyncProperty(odd, attributes, async (body, attributeValues) => {
        const made = bench();
        const start = made.queue.nowMs;
        await made.queue.send({ body, attributes: attributeValues, groupId: 'g' });
        await made.submit('a-good-job-beside', picture);
        await made.drain();
        assert.equal(made.queue.deadLetters.length, 1);
        assert.ok(made.queue.nowMs - start < 1000);
        assert.equal(made.job('a-good-job-beside')?.status, 'succeeded');
        assert.equal(made.jobs.items.size, 1);
        assert.equal(({} as Record<string, unknown>)['kind'], undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells the owner of a request that only the worker could read, and still dead-letters its message', async () => {
    const made = bench();
    await made.submit('misread-job', { kind: 'thumbnail', key: picture.key, size: 64 });
    await made.drain();
    expect(made.job('misread-job')).toMatchObject({ status: 'failed', failure: { code: 'invalid-request' } });
    expect(made.queue.deadLetters).toHaveLength(1);
  });

  it('refuses a key of somebody else, and keys that only look like the owner’s', async () => {
    const keys = [
      'uploads/OTHER/cat.jpg',
      `uploads/${OWNER}evil/cat.jpg`,
      `uploads/${OWNER}/`,
      `x/uploads/${OWNER}/cat.jpg`,
    ];
    for (const [index, key] of keys.entries()) {
      const made = bench();
      made.files.put(key, 'picture');
      await made.submit(`job-number-${index}`, { ...picture, key });
      await made.drain();
      expect(made.job(`job-number-${index}`)).toMatchObject({ status: 'failed', failure: { code: 'key-not-yours' } });
      expect(made.files.writes.size).toBe(0);
    }
  });

  it('drops another request that came under an id already used', async () => {
    const made = bench();
    await made.submit('used-twice', picture);
    await made.submit('used-twice', { ...picture, sizes: [128] });
    await made.drain();
    expect([...made.files.writes.keys()]).toEqual([`results/${OWNER}/used-twice/thumbnail-64.webp`]);
    expect(made.queue.deadLetters).toHaveLength(0);
  });

  it('fetches a body that was too large to queue, from the one place it may be', async () => {
    const made = bench();
    const attributes = { JobId: 'large-body', Owner: OWNER, Type: 'job' };
    made.files.put(`claims/${OWNER}/large-body.json`, JSON.stringify(picture));
    made.files.put('claims/OTHER/large-body.json', JSON.stringify(picture));
    await made.queue.send({
      body: '{}',
      attributes: { ...attributes, ClaimKey: 'claims/OTHER/large-body.json' },
      groupId: 'g',
    });
    await made.drain();
    expect(made.queue.deadLetters).toHaveLength(1);
    await made.queue.send({
      body: '{}',
      attributes: { ...attributes, ClaimKey: `claims/${OWNER}/large-body.json` },
      groupId: 'g',
    });
    await made.drain();
    expect(made.job('large-body')).toMatchObject({ status: 'succeeded' });
  });

  it('gives a job one time limit for all it reads, its own body included', async () => {
    const limits: unknown[] = [];
    const made = new Bench({
      interfere:
        (port, call) =>
        (...args) => {
          if (port === 'files.read') limits.push(args[2]);
          return call(...args);
        },
    });
    made.files.put(picture.key, 'picture');
    made.files.put(`claims/${OWNER}/large-body.json`, JSON.stringify(picture));
    await made.queue.send(jobMessage(OWNER, 'large-body', '', true));
    await made.drain();
    expect(made.job('large-body')).toMatchObject({ status: 'succeeded' });
    expect(limits).toEqual([expect.any(AbortSignal), limits[0]]);
  });

  it('marks a job whose attempts are exhausted, and runs it when its message is moved back', async () => {
    let broken = true;
    const made = new Bench({
      interfere:
        (port, call) =>
        (...args) =>
          port === 'files.write' && broken ? Promise.reject(new Error('S3 is away')) : call(...args),
    });
    made.files.put(picture.key, 'picture');
    await made.submit('unlucky-job', picture);
    await made.drain();
    expect(made.job('unlucky-job')).toMatchObject({
      status: 'failed',
      attempts: 5,
      failure: { code: 'attempts-exhausted' },
    });
    expect(made.queue.deadLetters).toHaveLength(1);

    broken = false;
    await made.queue.redrive();
    await made.drain();
    expect(made.job('unlucky-job')).toMatchObject({ status: 'succeeded', attempts: 6 });
    expect(made.job('unlucky-job')).not.toHaveProperty('failure');
  });

  it('waits longer after each failure, and lets a throttled service recover', async () => {
    for (const failures of [1, 2]) {
      let left = failures;
      const made = new Bench({
        interfere:
          (port, call) =>
          (...args) =>
            port === 'jobs.read' && left-- > 0 ? Promise.reject(new Error('ThrottlingException')) : call(...args),
      });
      made.files.put(picture.key, 'picture');
      const start = made.queue.nowMs;
      await made.submit('throttled-job', picture);
      await made.drain();
      expect(made.job('throttled-job')).toMatchObject({ status: 'succeeded' });
      expect((made.queue.nowMs - start) / 1000).toBe(failures === 1 ? 8 : 8 + 23);
    }
  });
});
