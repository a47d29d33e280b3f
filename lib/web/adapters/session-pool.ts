import { logger } from '../../shared/logger';
import { DATABASE_MS } from '../domain/time-limits';
import { before } from './before';

/** Requests that may wait for a session, for each there is: more than would have their turn in time are refused at once. */
const WAITING_PER_SESSION = 20;

/**
 * What a failure says of the session on which it happened:
 * - refused: the server refused the statement, and the session is as good as before
 * - again: so it did, and the same statement may succeed at once
 * - stuck: no answer came in time; the session is of no use, but others may be
 * - lost: the session is gone, or is on a server that no longer takes entries; the others are as old and as likely gone
 */
export type Verdict = 'refused' | 'again' | 'stuck' | 'lost';

/** How an engine is talked to. */
export interface Driver<Session> {
  /** @param lost - called when the server ends the session while nobody uses it */
  readonly open: (lost: () => void) => Promise<Session>;
  readonly close: (session: Session) => void;
  readonly verdictOn: (error: unknown) => Verdict;
}

interface Held<Session> {
  readonly session: Session;
  /** How many times sessions had been given up when this one was opened. */
  readonly era: number;
  gone: boolean;
}

/** All sessions are busy and enough others wait. */
export class DatabaseBusyError extends Error {
  override readonly name = 'DatabaseBusyError';
}

/**
 * Sessions with a database, never more than a number of them, kept for the next one who needs one.
 *
 * Work is done again, once, where the session was lost beneath it, so it has to be such that twice is as good as once. The
 * second time it gets a session that was opened after the loss: after a fail-over that is one with the new server.
 */
export class SessionPool<Session> {
  private readonly idle: Held<Session>[] = [];
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private era = 0;
  private closed = false;

  constructor(
    private readonly driver: Driver<Session>,
    private readonly size: number,
  ) {}

  /** Does some work on a session of its own. Ends by the deadline, even where nothing else does. */
  async run<Result>(work: (session: Session) => Promise<Result>, deadline: AbortSignal): Promise<Result> {
    return before(deadline, this.twiceAtMost(work, deadline));
  }

  /** Closes every session, those that are busy when their work is done. */
  close(): void {
    this.closed = true;
    this.giveUpOlder();
  }

  private async twiceAtMost<Result>(
    work: (session: Session) => Promise<Result>,
    deadline: AbortSignal,
  ): Promise<Result> {
    try {
      return await this.once(work);
    } catch (error) {
      const verdict = error instanceof WorkError ? this.verdictOn(error) : 'refused';
      if ((verdict !== 'lost' && verdict !== 'again') || deadline.aborted) throw causeOf(error);
      return await this.once(work).catch((second) => Promise.reject(causeOf(second)));
    }
  }

  private async once<Result>(work: (session: Session) => Promise<Result>): Promise<Result> {
    await this.turn();
    let held: Held<Session> | undefined;
    try {
      held = this.idle.pop() ?? (await this.open());
      return await before(AbortSignal.timeout(DATABASE_MS.work), work(held.session)).catch((error) =>
        Promise.reject(new WorkError(error)),
      );
    } catch (error) {
      if (held && error instanceof WorkError) this.judge(held, this.verdictOn(error));
      throw error;
    } finally {
      if (held) this.putBack(held);
      this.nextTurn();
    }
  }

  private async open(): Promise<Held<Session>> {
    const era = this.era;
    let held: Held<Session> | undefined;
    let lost = false;
    const opening = this.driver.open(() => {
      lost = true;
      if (held) this.forget(held);
    });
    const session = await before(AbortSignal.timeout(DATABASE_MS.open), opening).catch((error) => {
      // One that opens after all is one too many.
      opening.then(this.driver.close, () => undefined);
      throw error;
    });
    held = { session, era, gone: lost };
    return held;
  }

  /** Drivers measure one statement. Whatever takes longer than all of them may has no end. */
  private verdictOn({ cause }: WorkError): Verdict {
    return cause instanceof DOMException && cause.name === 'TimeoutError' ? 'stuck' : this.driver.verdictOn(cause);
  }

  private judge(held: Held<Session>, verdict: Verdict): void {
    if (verdict === 'refused' || verdict === 'again') return;
    held.gone = true;
    if (verdict === 'lost' && held.era === this.era) this.giveUpOlder();
  }

  /** Every session of before is closed: the idle ones now, the busy ones when their work is done. */
  private giveUpOlder(): void {
    this.era += 1;
    const idle = this.idle.splice(0);
    logger.info('database sessions given up', { idle: idle.length, busy: this.busy });
    for (const { session } of idle) this.driver.close(session);
  }

  private putBack(held: Held<Session>): void {
    if (held.gone || held.era !== this.era || this.closed) this.driver.close(held.session);
    else this.idle.push(held);
  }

  private forget(held: Held<Session>): void {
    held.gone = true;
    const index = this.idle.indexOf(held);
    if (index < 0) return;
    this.idle.splice(index, 1);
    this.driver.close(held.session);
  }

  /** Waits until fewer than all sessions are busy. Who has a turn has an idle session, or may open one. */
  private async turn(): Promise<void> {
    if (this.busy < this.size) {
      this.busy += 1;
      return;
    }
    if (this.waiting.length >= this.size * WAITING_PER_SESSION) throw new DatabaseBusyError();
    await new Promise<void>((resolve, reject) => {
      const take = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(take), 1);
        reject(new DatabaseBusyError());
      }, DATABASE_MS.turn);
      this.waiting.push(take);
    });
  }

  private nextTurn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }
}

/** What the work threw, told apart from what opening a session threw: that has been tried in its own way. */
class WorkError extends Error {
  constructor(override readonly cause: unknown) {
    super();
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof WorkError ? error.cause : error;
}
