const COUNT_AGAIN_MS = 500;

/** How many entries there are. While the database is away or late, how many there were. */
export class CountedEntries {
  private last: number | undefined;
  private askedAt = 0;
  private asking = false;

  constructor(private readonly count: () => Promise<number>) {}

  /** @returns undefined until the first count has come */
  now(): number | undefined {
    if (!this.asking && Date.now() - this.askedAt >= COUNT_AGAIN_MS) void this.ask();
    return this.last;
  }

  private async ask(): Promise<void> {
    this.asking = true;
    this.askedAt = Date.now();
    this.last = await this.count().catch(() => this.last);
    this.asking = false;
  }
}
