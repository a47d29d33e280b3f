import { setImmediate as soon } from 'node:timers/promises';
import type { Clock } from '../../../lib/rag/domain/deadline';

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** A clock that stands still until everything waits, and then jumps to the next timer. */
export class VirtualClock implements Clock {
  private now = Date.UTC(2026, 10, 26, 12);
  private readonly began = this.now;
  private readonly timers = new Set<Timer>();

  readonly nowMs = () => this.now;

  readonly wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer: Timer = {
        at: this.now + ms,
        ring: () => {
          this.timers.delete(timer);
          signal.removeEventListener('abort', timer.ring);
          resolve();
        },
      };
      this.timers.add(timer);
      signal.addEventListener('abort', timer.ring, { once: true });
    });

  /** Milliseconds that went by. */
  get passed(): number {
    return this.now - this.began;
  }

  /** Nothing is waited for any more. */
  get isIdle(): boolean {
    return this.timers.size === 0;
  }

  /** What work comes to, with time going by as fast as it can. */
  async until<Result>(work: Promise<Result>): Promise<Result> {
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    work.then(end, end);
    for (;;) {
      for (let turn = 0; turn < 5 && !isOver; turn++) await soon();
      if (isOver) return work;
      const [next] = [...this.timers].sort((one, other) => one.at - other.at);
      if (!next) throw new Error('waits for ever');
      this.now = Math.max(this.now, next.at);
      next.ring();
    }
  }
}
