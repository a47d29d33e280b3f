import { REJECTION_REASONS } from '../../../lib/upload/domain/rejections';
import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { corpus } from '../corpus/corpus';
import { checked } from '../corpus/outcome';

/** What refusing a file may take, however it is made to take more (U9). */
const MOST_MS = 250;
const MOST_GROWTH_MIB = 150;

/** The file of the corpus that takes longest to refuse, and what a process holds after it refused all of them. */
export async function refusals(rounds: number): Promise<Measurement[]> {
  const refused = (await corpus()).filter(([, , outcome]) =>
    REJECTION_REASONS.some((reason) => outcome.startsWith(reason)),
  );
  // Loads the decoders.
  await checked('image/png', refused[0]![3]);
  const before = process.memoryUsage.rss();
  let highest = before;
  const slowest = { name: '', ms: 0 };
  for (const [name, declared, , bytes] of refused) {
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round++) {
      seconds.push(await secondsOf(() => checked(declared, bytes)));
      highest = Math.max(highest, process.memoryUsage.rss());
    }
    const ms = median(seconds) * 1000;
    if (ms > slowest.ms) Object.assign(slowest, { name, ms });
  }
  return [
    {
      name: `refusing "${slowest.name}", the slowest of ${refused.length}`,
      value: slowest.ms,
      unit: 'ms',
      baseline: { name: 'at most', value: MOST_MS },
      aim: 1,
    },
    {
      name: `memory for refusing ${refused.length} files`,
      value: (highest - before) / 2 ** 20,
      unit: 'MiB',
      baseline: { name: 'at most', value: MOST_GROWTH_MIB },
      aim: 1,
    },
  ];
}
