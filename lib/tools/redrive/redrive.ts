import type { Language } from '../../config/sentence';
import { REMEDIES, whyRefused } from '../account/why-refused';
import { TEXTS } from './texts';

/** State of a move from a dead-letter queue, as SQS tells it. */
export interface MoveTask {
  readonly status: 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';
  readonly moved: number;
  /** @default - SQS does not know yet */
  readonly toMove?: number;
  /** @default - nothing failed */
  readonly failure?: string;
}

/** The services the command asks, so that tests answer in their place. */
export interface RedriveServices {
  /** Address of the dead-letter queue that a stack names in its outputs. */
  readonly findDeadLetters: (stack: string) => Promise<string | undefined>;
  readonly describeQueue: (url: string) => Promise<{ readonly arn: string; readonly messages: number }>;
  readonly startMove: (move: {
    readonly from: string;
    readonly to?: string;
    readonly maxPerSecond?: number;
  }) => Promise<void>;
  /** The newest move from a queue. */
  readonly newestMove: (from: string) => Promise<MoveTask | undefined>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Shows progress to whoever waits. */
  readonly progress: (line: string) => void;
}

export interface Redrive {
  readonly stack: string;
  readonly region: string;
  /**
   * ARN of the queue to move to.
   * @default - each message goes back to the queue it came from
   */
  readonly to?: string;
  /**
   * Messages a second at most, so that what is mended is not overrun.
   * @default - as fast as SQS finds right
   */
  readonly maxPerSecond?: number;
  /** Say what would move, and move nothing. */
  readonly dryRun: boolean;
  readonly language: Language;
}

/** How it ended: 0 moved or nothing to move, 1 stopped on the way, 2 not started. */
export interface RedriveResult {
  readonly exitCode: 0 | 1 | 2;
  readonly outcome: 'moved' | 'nothing-to-move' | 'dry-run' | 'stopped' | 'not-started';
  readonly message: string;
  readonly waiting: number;
  readonly moved: number;
}

const ASK_EVERY_MS = 2_000;

/** Sends the messages of a stack's dead-letter queue back to work, and waits until they are there. */
export async function redrive(command: Redrive, services: RedriveServices): Promise<RedriveResult> {
  const texts = TEXTS[command.language];
  const ended = (
    outcome: RedriveResult['outcome'],
    exitCode: RedriveResult['exitCode'],
    message: string,
    counts: { waiting?: number; moved?: number } = {},
  ): RedriveResult => ({ exitCode, outcome, message, waiting: 0, moved: 0, ...counts });

  let started: { readonly waiting: number } | undefined;
  try {
    const url = await services.findDeadLetters(command.stack);
    if (!url) return ended('not-started', 2, texts.noQueue(command.stack, command.region));
    const { arn, messages: waiting } = await services.describeQueue(url);
    if (waiting === 0) return ended('nothing-to-move', 0, texts.empty);
    if (command.dryRun) return ended('dry-run', 0, texts.wouldMove(waiting, command.to), { waiting });
    if ((await services.newestMove(arn))?.status === 'RUNNING') {
      return ended('not-started', 2, texts.alreadyRunning, { waiting });
    }
    await services.startMove({ from: arn, to: command.to, maxPerSecond: command.maxPerSecond });
    started = { waiting };
    const task = await untilItEnds(arn, services, (moved, toMove) => texts.moving(moved, toMove ?? waiting));
    if (task.status === 'COMPLETED') return ended('moved', 0, texts.moved(task.moved), { waiting, moved: task.moved });
    return ended('stopped', 1, texts.stopped(task.moved, task.failure ?? task.status), { waiting, moved: task.moved });
  } catch (error) {
    const reason = (error as Error).message;
    // SQS goes on moving without us: to say that nothing was started would invite a second try.
    if (started) return ended('stopped', 1, texts.outOfSight(command.region, reason), started);
    const remedy = REMEDIES[command.language][whyRefused(error)](command.region);
    return ended('not-started', 2, `${texts.failed(command.region, reason)}\n${remedy}`);
  }
}

async function untilItEnds(
  arn: string,
  { newestMove, sleep, progress }: RedriveServices,
  describe: (moved: number, toMove: number | undefined) => string,
): Promise<MoveTask> {
  for (;;) {
    const task = await newestMove(arn);
    if (task && task.status !== 'RUNNING' && task.status !== 'CANCELLING') return task;
    if (task) progress(describe(task.moved, task.toMove));
    await sleep(ASK_EVERY_MS);
  }
}
