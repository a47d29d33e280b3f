import fc from 'fast-check';
import { playSchedule, type WorkerKind } from './play-schedule';
import { type Schedule, schedule } from './schedule';

export interface Check {
  readonly schedules: number;
  readonly seed: number;
  /** @default - from the first schedule on */
  readonly path?: string;
  /** Whether to look for a smaller schedule that breaks a law, too. @default true */
  readonly shrink?: boolean;
}

/** The smallest schedule found that breaks a law. */
export interface BrokenLaw {
  /** What is wrong, what happened before, and how to play it again. */
  readonly story: string;
  /** How many schedules were played until the first one broke a law. */
  readonly schedules: number;
  /** With its seed, plays the schedule again. */
  readonly path: string;
}

/**
 * Plays random schedules.
 *
 * @throws Error when a schedule cannot be played to its end, which is no law of the jobs but a fault of the play
 */
export async function checkSchedules(
  worker: WorkerKind,
  { schedules, seed, path = '', shrink = true }: Check,
): Promise<BrokenLaw | undefined> {
  const property = fc.asyncProperty(schedule, async (plan: Schedule) => {
    const violation = await playSchedule(plan, worker);
    if (violation) throw new Violation(violation);
  });
  const details = await fc.check(property, { numRuns: schedules, seed, path, endOnFailure: !shrink });
  if (!details.failed) return undefined;
  const { errorInstance: error, counterexample, counterexamplePath, numRuns } = details;
  if (!(error instanceof Violation) || !counterexample || !counterexamplePath) {
    throw new Error(`A schedule of the worker ${worker} cannot be played`, { cause: error });
  }
  const { choices: _, ...plan } = counterexample[0];
  const again = `SCHEDULES_SEED=${seed} SCHEDULES_PATH=${counterexamplePath} npx jest worker-${worker}`;
  const story = `${error.message}\n\n${JSON.stringify(plan)}\nAfter ${numRuns} schedules. Again: ${again}`;
  return { story, schedules: numRuns, path: counterexamplePath };
}

class Violation extends Error {}
