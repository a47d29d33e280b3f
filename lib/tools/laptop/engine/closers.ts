/** What must be put away at the end, in the reverse of the order in which it was taken out. */
export class Closers {
  private readonly all: (() => unknown)[] = [];

  add(close: () => unknown): void {
    this.all.push(close);
  }

  /** Runs all of them, also when one fails: half a clean-up leaves processes behind. */
  async close(): Promise<void> {
    for (let close = this.all.pop(); close; close = this.all.pop()) {
      try {
        await close();
      } catch (error) {
        console.error(`While stopping: ${(error as Error).message}`);
      }
    }
  }
}
