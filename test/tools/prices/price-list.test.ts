import { REGIONS } from '../../../lib/config/regions';
import { costOf } from '../../../lib/tools/prices/cost';
import { PRICE_ITEMS, PRICES_COLLECTED, priceOf } from '../../../lib/tools/prices/price-list';
import { EVIDENCE, UNITS } from '../../../lib/tools/prices/price-words';
import prices from '../../../lib/tools/prices/prices.json';

/** A region of which the list has no price. */
const ELSEWHERE = 'eu-west-1';

test('every price is positive, has words in both languages, and says where it was read, how sure it is and, if anybody knows, when', () => {
  expect(PRICES_COLLECTED).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const [id, item] of Object.entries(PRICE_ITEMS)) {
    expect([id, item!.per]).toEqual([id, expect.stringMatching(/^(hour|month|use)$/)]);
    expect([id, Object.keys(UNITS)]).toEqual([id, expect.arrayContaining([item!.unit])]);
    for (const [region, price] of Object.entries(item!.in)) {
      expect([...REGIONS, 'global']).toContain(region);
      expect(Object.keys(EVIDENCE)).toContain(price!.evidence);
      expect(Object.keys(prices.evidence)).toContain(price!.evidence);
      expect([id, price!.usd > 0, price!.source.length > 10]).toEqual([id, true, true]);
      expect(price!.date ?? 'undated').toMatch(/^(undated|\d{4}(-\d{2}(-\d{2})?)?)$/);
    }
  }
});

test('a price that is not known stays unknown: never that of another region', () => {
  expect(priceOf('interface-endpoint', 'ap-northeast-2')?.usd).toBe(0.013);
  expect(priceOf('interface-endpoint', ELSEWHERE)).toBeUndefined();
  expect(priceOf('hosted-zone', ELSEWHERE)?.usd).toBe(0.5);
  expect(priceOf('no-such-thing', 'us-east-1')).toBeUndefined();
});

test('a sum tells what is known of it and what is not', () => {
  expect(costOf([['nat-gateway', 2]], 'us-east-1')).toMatchObject({ perMonth: 65.7, hourly: true, unknown: [] });
  expect(
    costOf(
      [
        ['hosted-zone', 1],
        ['interface-endpoint', 2],
      ],
      ELSEWHERE,
    ),
  ).toMatchObject({
    perMonth: 0.5,
    hourly: false,
    unknown: ['interface-endpoint'],
  });
  expect(
    costOf(
      [
        ['hosted-zone', Number.NaN],
        ['interface-endpoint', 0],
      ],
      ELSEWHERE,
    ),
  ).toMatchObject({
    perMonth: 0,
    unknown: ['hosted-zone'],
  });
});
