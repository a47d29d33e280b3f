import { ask } from '../../tools/load/ask';
import { isGood } from '../../tools/load/tally';
import { LOAD_PATH } from '../domain/load-path';

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
        const answer = await ask(this.site + LOAD_PATH);
        const { servedBy, milliseconds } = answer;
        if (!isGood(answer) || servedBy === undefined) failed += 1;
        else servers[servedBy] = (servers[servedBy] ?? 0) + 1;
        times.push(milliseconds);
        show();
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, reader));
    times.sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)]!);
    show({ running: false, milliseconds: { middle: at(0.5), slow: at(0.95) } });
  }
}
