import { REGIONS } from '../../../lib/config/regions';
import { costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';
import { spendingOf, useOfClass } from '../../../lib/tools/cost/spending';
import { PATTERNS } from '../../patterns';
import { costedStacks } from '../../support/costed-stacks';

const NAMES = PATTERNS.map(({ stack }) => stack.pattern.name as string);

/** Every price of a classroom is known here: elsewhere a sum is the least that it can be. */
const ALL_KNOWN = 'ap-northeast-2';

describe.each(NAMES)('a classroom of %s', (pattern) => {
  const { mostPerHour } = spendingOf(pattern);

  test.each(REGIONS)('costs no more an hour in %s than whoever pays was told', (region) => {
    const { idle } = costOfStacks(costedStacks(pattern, { region }), region);
    expect(idle.perHour).toBeLessThanOrEqual(mostPerHour);
    if (region === ALL_KNOWN) expect(idle.unknown).toBe(0);
  });

  test('is paid for by everything that a class is said to use up', () => {
    const { uses } = costOfStacks(costedStacks(pattern, {}), REGIONS[0]);
    const names: string[] = uses.map(({ use }) => use);
    expect(Object.keys(useOfClass(spendingOf(pattern), 1)).filter((name) => !names.includes(name))).toEqual([]);
  });
});

test('what each of a class uses up is as many times, and what they use together is not', () => {
  const spending = {
    mostPerHour: 1,
    does: { en: 'one', ko: '하나' },
    each: { storage: 2, 'model-tokens': Number.NaN },
    together: { storage: 1, egress: 3 },
  };
  expect(useOfClass(spending, 20)).toEqual({ storage: 41, 'model-tokens': Number.NaN, egress: 3 });
});

test('a class pays for two hours of what is kept, and for all of what it does', () => {
  const model = costedStacks(NAMES[0]!, { region: ALL_KNOWN });
  const { classUse, uses } = costOfStacks(model, ALL_KNOWN, { storage: 730, 'storage-writes': 1_000 });
  const [kept, written] = (['storage', 'storage-writes'] as const).map((name) => uses.find(({ use }) => use === name)!);
  expect(classUse.perClass).toBeCloseTo(kept!.price!.usd * 2 + written!.price!.usd, 9);
  const nobodyKnows = costOfStacks(model, ALL_KNOWN, { storage: Number.NaN, 'storage-reads': 10_000 });
  expect(nobodyKnows.classUse).toMatchObject({ unknown: 1, perClass: expect.closeTo(0.0035, 9) });
});
