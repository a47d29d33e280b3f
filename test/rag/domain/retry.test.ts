import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { OutOfTimeError, openDeadline, within } from '../../../lib/rag/domain/deadline';
import { ModelFault } from '../../../lib/rag/domain/model-fault';
import { withRetries } from '../../../lib/rag/domain/retry';
import { VirtualClock } from '../fakes/virtual-clock';

const BUSY = new ModelFault('throttled');

/** A call that fails so often before it answers, and what became of it. */
function calling(failures: number, ms: number, random: () => number, fault: unknown = BUSY) {
  const clock = new VirtualClock();
  const deadline = openDeadline(clock, ms);
  let calls = 0;
  const call = async () => {
    if (++calls <= failures) throw fault;
    return 'answer';
  };
  const work = withRetries(call, { clock, random }, deadline).finally(deadline.close);
  const outcome = clock.until(work.catch((error: unknown) => error));
  return outcome.then((result) => ({ result, calls, waited: clock.passed, isIdle: clock.isIdle }));
}

describe('trying again', () => {
  it('waits any time up to a longest that doubles, and tries three times', async () => {
    expect(await calling(9, 60_000, () => 1)).toMatchObject({ result: BUSY, calls: 3, waited: 400 + 800 });
    expect(await calling(9, 60_000, () => 0)).toMatchObject({ result: BUSY, calls: 3, waited: 0 });
    expect(await calling(2, 60_000, () => 0.5)).toMatchObject({ result: 'answer', calls: 3, waited: 600 });
  });

  it('does not begin to wait for what would come too late', async () => {
    expect(await calling(9, 1000, () => 1)).toMatchObject({ result: BUSY, calls: 2, waited: 400 });
  });

  it.each([new ModelFault('invalid'), new ModelFault('denied'), new ModelFault('empty'), new Error('a fault of ours')])(
    'does not try again what does not pass: %s',
    async (fault) => {
      expect(await calling(9, 60_000, () => 1, fault)).toMatchObject({ calls: 1, waited: 0 });
    },
  );

  it('never goes beyond its deadline, and leaves no timer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (failures, ms, random) => {
          const { calls, waited, isIdle } = await calling(failures, ms, () => random);
          assert.ok(calls <= 3 && waited <= ms && isIdle);
        },
      ),
    );
  });
});

describe('a time of its own', () => {
  it('ends work that goes on, also work that does not listen', async () => {
    const clock = new VirtualClock();
    const whole = openDeadline(clock, 5000);
    let ended: AbortSignal | undefined;
    const stuck = within(clock, 1000, whole, ({ signal }) => {
      ended = signal;
      return new Promise(() => undefined);
    });
    await expect(clock.until(stuck)).rejects.toBeInstanceOf(OutOfTimeError);
    expect([clock.passed, ended?.aborted, whole.signal.aborted]).toEqual([1000, true, false]);
    whole.close();
    expect(clock.isIdle).toBe(true);
  });

  it('is never longer than that of the whole', async () => {
    const clock = new VirtualClock();
    const whole = openDeadline(clock, 500);
    let endsAt = 0;
    const stuck = within(clock, 1000, whole, (inner) => {
      endsAt = inner.endsAt;
      return new Promise(() => undefined);
    });
    await expect(clock.until(stuck)).rejects.toBeInstanceOf(OutOfTimeError);
    expect(clock.passed).toBe(500);
    expect(endsAt).toBe(whole.endsAt);
    await expect(clock.until(within(clock, 1000, whole, async () => 'late'))).rejects.toBeInstanceOf(OutOfTimeError);
  });
});
