import sharp from 'sharp';
import { FILE_PREFIXES } from '../../../lib/async/domain/file-keys';
import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { BenchLaptop } from './bench-laptop';

const ROWS = 20;

function bulkJob(rows: number): object {
  const lines = Array.from({ length: rows }, (_, row) => `INV-${row},4000,${row + 1}.50`);
  return { kind: 'bulk', csv: ['reference,account,amount', ...lines, ''].join('\n') };
}

/**
 * Twenty jobs of one row and one owner, against
 *
 * - as many of twenty owners: what it costs that they have one owner;
 * - as many thumbnails of a dot: what it costs that they are bulk jobs. This one has an aim. A small job of either kind has its
 *   own submission (record, message, note that it is queued), its record is read, taken and ended, and two objects are read or
 *   written: eight calls, of which none can be left out or shared with another job.
 * - one job of twenty rows: what it costs that they are many. This one has no aim of its own: one job of twenty rows makes the
 *   same eight calls as one of one row, so twenty of them are twenty times the calls, however little each takes, divided by what
 *   runs at a time. On the laptop that is two workers, and one process that is all the services.
 */
export async function bulkJobs(rounds: number): Promise<Measurement[]> {
  const laptop = await BenchLaptop.start();
  const key = `${FILE_PREFIXES.uploads}${laptop.caller}/dot.png`;
  const jobs = Array.from({ length: ROWS }, () => bulkJob(1));
  const thumbnails = Array.from({ length: ROWS }, () => ({ kind: 'thumbnail', key, sizes: [16] }));
  try {
    await laptop.stack.storage.putObject(laptop.stack.filesBucket, key, await dot());
    // Starts the worker processes, and loads what decodes pictures.
    await laptop.run([...jobs, ...thumbnails]);
    const [ofOne, ofMany, other, single]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let round = 0; round < rounds; round++) {
      ofOne.push(await secondsOf(() => laptop.run(jobs)));
      ofMany.push(await secondsOf(() => laptop.run(jobs, (index) => `AIDAOWNER${index}`)));
      other.push(await secondsOf(() => laptop.run(thumbnails)));
      single.push(await secondsOf(() => laptop.run([bulkJob(ROWS)])));
    }
    const measured = { name: `${ROWS} bulk jobs of one row and one owner`, value: median(ofOne), unit: 's' } as const;
    return [
      { ...measured, baseline: { name: `of ${ROWS} owners`, value: median(ofMany) }, aim: 1.5 },
      { ...measured, baseline: { name: `${ROWS} thumbnails of a dot`, value: median(other) }, aim: 1.5 },
      { ...measured, baseline: { name: `one job of ${ROWS} rows`, value: median(single) } },
    ];
  } finally {
    await laptop.stop();
  }
}

function dot(): Promise<Buffer> {
  return sharp({ create: { width: 16, height: 16, channels: 3, background: 'black' } })
    .png()
    .toBuffer();
}
