import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { BenchLaptop } from './bench-laptop';

const ROWS = 20;

function bulkJob(rows: number): object {
  const lines = Array.from({ length: rows }, (_, row) => `INV-${row},4000,${row + 1}.50`);
  return { kind: 'bulk', csv: ['reference,account,amount', ...lines, ''].join('\n') };
}

/**
 * Twenty jobs of one row and one owner: against as many of twenty owners, which says what it costs that they have one owner, and
 * against one job of twenty rows, which says what it costs that they are many.
 */
export async function bulkJobs(rounds: number): Promise<Measurement[]> {
  const laptop = await BenchLaptop.start();
  const jobs = Array.from({ length: ROWS }, () => bulkJob(1));
  try {
    await laptop.run(jobs); // starts the worker processes
    const [ofOne, ofMany, single]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      ofOne.push(await secondsOf(() => laptop.run(jobs)));
      ofMany.push(await secondsOf(() => laptop.run(jobs, (index) => `AIDAOWNER${index}`)));
      single.push(await secondsOf(() => laptop.run([bulkJob(ROWS)])));
    }
    const measured = { name: `${ROWS} bulk jobs of one row and one owner`, value: median(ofOne), unit: 's' } as const;
    return [
      { ...measured, baseline: { name: `of ${ROWS} owners`, value: median(ofMany) } },
      { ...measured, baseline: { name: `one job of ${ROWS} rows`, value: median(single) } },
    ];
  } finally {
    await laptop.stop();
  }
}
