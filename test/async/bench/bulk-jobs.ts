import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { BenchLaptop } from './bench-laptop';

const ROWS = 20;

function bulkJob(rows: number): object {
  const lines = Array.from({ length: rows }, (_, row) => `INV-${row},4000,${row + 1}.50`);
  return { kind: 'bulk', csv: ['reference,account,amount', ...lines, ''].join('\n') };
}

/** Twenty jobs of one row, of one owner, against one job of twenty rows: what it costs that they are many. At most three times is aimed at. */
export async function bulkJobs(rounds: number): Promise<Measurement[]> {
  const laptop = await BenchLaptop.start();
  try {
    await laptop.run(Array.from({ length: ROWS }, () => bulkJob(1))); // starts the worker processes
    const [many, one]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      many.push(await secondsOf(() => laptop.run(Array.from({ length: ROWS }, () => bulkJob(1)))));
      one.push(await secondsOf(() => laptop.run([bulkJob(ROWS)])));
    }
    return [
      {
        name: `${ROWS} bulk jobs of one row`,
        value: median(many),
        unit: 's',
        baseline: { name: `one job of ${ROWS} rows`, value: median(one) },
      },
    ];
  } finally {
    await laptop.stop();
  }
}
