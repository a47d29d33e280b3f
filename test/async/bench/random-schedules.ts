import { type Measurement, secondsOf } from '../../bench/measurement';
import { checkSchedules } from '../queue-schedules/check-schedules';

/** With five rounds, the default, 20,000 schedules of each worker. */
const SCHEDULES_A_ROUND = 4_000;

/**
 * Plays more random schedules than the suite has time for, with the workers of each kind.
 *
 * @throws Error when one of them breaks a law of the jobs
 */
export async function randomSchedules(rounds: number): Promise<Measurement[]> {
  const schedules = rounds * SCHEDULES_A_ROUND;
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`${schedules} schedules of each worker: SCHEDULES_SEED=${seed}`);
  const measurements: Measurement[] = [];
  for (const worker of ['function', 'process'] as const) {
    const value = await secondsOf(async () => {
      const broken = await checkSchedules(worker, { schedules, seed });
      if (broken) throw new Error(broken.story);
    });
    measurements.push({ name: `${schedules} schedules, ${worker}`, value, unit: 's' });
  }
  return measurements;
}
