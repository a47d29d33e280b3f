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

/** A schedule that breaks a law: the first that does, or a smaller one. */
export interface BrokenLaw {
  /** What is wrong, what happened before, and how to play it again. */
  readonly story: string;
  /** How many schedules were played until the first one broke a law. */
  readonly schedules: number;
  /** With its seed, plays the schedule again. */
  readonly path: string;
}

/** How long to look for a smaller schedule, in milliseconds. */
const SHRINK_LIMIT_MS = 30_000;

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
  const first = await fc.check(property, { numRuns: schedules, seed, path, endOnFailure: true });
  if (!first.failed) return undefined;
  const again = { numRuns: 1, seed, path: first.counterexamplePath ?? '', interruptAfterTimeLimit: SHRINK_LIMIT_MS };
  const { errorInstance: error, counterexample, counterexamplePath } = shrink ? await fc.check(property, again) : first;
  if (!(error instanceof Violation) || !counterexample || !counterexamplePath) {
    throw new Error(`A schedule of the worker ${worker} cannot be played`, { cause: error ?? first.errorInstance });
  }
  const { choices: _, ...plan } = counterexample[0];
  const command = `SCHEDULES_SEED=${seed} SCHEDULES_PATH=${counterexamplePath} npx jest worker-${worker}`;
  const story = `${error.message}\n\n${JSON.stringify(plan)}\nAfter ${first.numRuns} schedules. Again: ${command}`;
  return { story, schedules: first.numRuns, path: counterexamplePath };
}

class Violation extends Error {}
