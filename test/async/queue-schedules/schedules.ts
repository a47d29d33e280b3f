import { checkSchedules } from './check-schedules';
import type { WorkerKind } from './play-schedule';

const SCHEDULES = Number(process.env['SCHEDULES'] ?? 1_000);

/** A file for each worker calls this, so that the two run side by side. */
export function testRandomSchedules(worker: WorkerKind): void {
  const seed = Number(process.env['SCHEDULES_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const path = process.env['SCHEDULES_PATH'];

  describe(`several workers of kind ${worker}, clients and the clock in any order, with faults in any place`, () => {
    it(`lose no job, repeat no effect and leave nothing behind in ${SCHEDULES} random schedules`, async () => {
      process.stderr.write(`${SCHEDULES} schedules of the worker ${worker}: SCHEDULES_SEED=${seed}\n`);
      const broken = await checkSchedules(worker, { schedules: SCHEDULES, seed, ...(path && { path }) });
      if (broken) throw new Error(broken.story);
    }, 900_000);
  });
}
