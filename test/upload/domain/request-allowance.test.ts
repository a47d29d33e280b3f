import fc from 'fast-check';
import { requestAllowance } from '../../../lib/upload/domain/request-allowance';

const LIMITS = { perSecond: 50, atOnce: 100 };

test('a crowd is answered until the bucket is empty, and then one request every fiftieth of a second', () => {
  let now = 0;
  const mayAnswer = requestAllowance(LIMITS, () => now);
  const answered = (asked: number) => Array.from({ length: asked }, mayAnswer).filter(Boolean).length;
  expect(answered(150)).toBe(100);
  now += 19;
  expect(answered(1)).toBe(0);
  now += 1;
  expect(answered(2)).toBe(1);
  now += 3_600_000;
  expect(answered(150)).toBe(100);
});

test('no rhythm of asking gets more than the bucket and what came back, whatever becomes of the clock', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -10, max: 20 }), { minLength: 200, maxLength: 600 }), (pauses) => {
      let now = 1_000_000;
      const mayAnswer = requestAllowance(LIMITS, () => now);
      let forwards = 0;
      let answered = 0;
      for (const pause of pauses) {
        now += pause;
        forwards += Math.max(0, pause);
        if (mayAnswer()) answered += 1;
      }
      return answered <= LIMITS.atOnce + (forwards * LIMITS.perSecond) / 1000;
    }),
    { numRuns: 1000 },
  );
});
