interface Sleeper {
  readonly wakesAt: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export class VirtualTime {
  seconds = 0;
  private sleepers: Sleeper[] = [];

  readonly sleep = (seconds: number, signal: AbortSignal): Promise<void> => {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.push({ wakesAt: this.seconds + seconds, wake });
      signal.addEventListener('abort', wake);
    });
  };

  /** Moves the clock second by second, letting everything that wakes run to its next sleep. */
  async pass(seconds: number): Promise<void> {
    await settled();
    for (let passed = 0; passed < seconds; passed++) {
      this.seconds += 1;
      const due = this.sleepers.filter(({ wakesAt }) => wakesAt <= this.seconds);
      this.sleepers = this.sleepers.filter((sleeper) => !due.includes(sleeper));
      for (const { wake } of due) wake();
      await settled();
    }
  }
}

/** Until every promise that can go on has gone on. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
