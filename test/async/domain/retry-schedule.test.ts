import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { waitSeconds } from '../../../lib/async/domain/retry-schedule';

describe('the retry schedule', () => {
  it('waits up to 10, 30, 90 and 270 seconds, and at least half of it', () => {
    const schedule = (random: number) => [1, 2, 3, 4].map((receives) => waitSeconds(receives, () => random));
    expect(schedule(0)).toEqual([5, 15, 45, 135]);
    expect(schedule(1)).toEqual([10, 30, 90, 270]);
  });

  it('is always a whole number of seconds that SQS accepts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (receives, random) => {
        const seconds = waitSeconds(receives, () => random);
        assert.equal(Number.isInteger(seconds), true);
        assert.ok(seconds > 0);
        assert.ok(seconds <= 900);
      }),
      { numRuns: 1000 },
    );
  });
});
