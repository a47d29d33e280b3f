/** Requests of one load, and how many of them are under way at a time: fewer than the servers have sessions with the database. */
const REQUESTS = 300;
const AT_A_TIME = 12;

/** How a load went, or goes. */
export interface LoadReport {
  readonly requests: number;
  /** Answers by the server that gave them. */
  readonly servers: Readonly<Record<string, number>>;
  /** Answers that said the server could not, and requests without one. */
  readonly failed: number;
  readonly running: boolean;
  /** The middle answer, and the one that 19 of 20 were faster than. @default - it is not over */
  readonly milliseconds?: { readonly middle: number; readonly slow: number };
}

/** Many requests at once, as many readers would make them. Bounded: it ends by itself. */
export class Load {
  /** Of the newest. @default - there was none */
  report: LoadReport | undefined;

  constructor(private readonly site: string) {}

  /** @returns false when one is under way */
  begin(): boolean {
    if (this.report?.running) return false;
    void this.run();
    return true;
  }

  private async run(): Promise<void> {
    const servers: Record<string, number> = {};
    const times: number[] = [];
    let left = REQUESTS;
    let failed = 0;
    const show = (more: Partial<LoadReport> = {}) => {
      this.report = { requests: REQUESTS, servers: { ...servers }, failed, running: true, ...more };
    };
    show();
    const reader = async () => {
      while (left-- > 0) {
        const from = performance.now();
        const server = await this.readOnce().catch(() => undefined);
        if (server === undefined) failed += 1;
        else servers[server] = (servers[server] ?? 0) + 1;
        times.push(performance.now() - from);
        show();
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, reader));
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)]!);
    show({ running: false, milliseconds: { middle: at(0.5), slow: at(0.95) } });
  }

  /** @returns who answered, or undefined when nobody could */
  private async readOnce(): Promise<string | undefined> {
    const answer = await fetch(`${this.site}/api/entries?limit=1`);
    await answer.arrayBuffer();
    return answer.ok ? (answer.headers.get('x-served-by') ?? undefined) : undefined;
  }
}
