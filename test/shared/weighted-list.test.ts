import { weightedList } from '../../lib/shared/weighted-list';

it('reads names and weights, and takes a weight that is no number for none', () => {
  expect(weightedList('Image/AVIF, image/webp; q=0.5 ,*/*;q=x')).toEqual([
    { name: 'image/avif', weight: 1 },
    { name: 'image/webp', weight: 0.5 },
    { name: '*/*', weight: 0 },
  ]);
});

it('reads the first thousand letters of a header, not kilobytes of commas', () => {
  expect(weightedList(','.repeat(8_000)).length).toBe(1_001);
});
