const REQUESTS = 1000;
const AT_A_TIME = 8;

/** What has become of the requests so far. */
export interface QueriesReport {
  readonly requests: number;
  readonly sent: number;
  /** Images that CloudFront would have made and kept for them. */
  readonly kept: number;
  readonly running: boolean;
}

/** A thousand addresses of one image, all different, as somebody would send them who wants to see a bill. It ends by itself. */
export class Queries {
  /** Of the newest. @default - there were none */
  report: QueriesReport | undefined;

  constructor(
    private readonly site: string,
    private readonly keys: ReadonlySet<string>,
  ) {}

  /** @returns false when they are under way */
  begin(uploadId: string): boolean {
    if (this.report?.running) return false;
    void this.run(uploadId);
    return true;
  }

  private async run(uploadId: string): Promise<void> {
    const before = this.keys.size;
    let sent = 0;
    const show = (running: boolean) => {
      this.report = { requests: REQUESTS, sent, kept: this.keys.size - before, running };
    };
    show(true);
    const sender = async () => {
      while (sent < REQUESTS) {
        const count = ++sent;
        const address = `${this.site}/images/${uploadId}?w=${count}&format=jpeg&nothing=${count}`;
        // Whoever does this does not read the answers either; a stop in between ends them.
        await fetch(address, { method: 'HEAD' }).catch(() => undefined);
        show(true);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, sender));
    show(false);
  }
}
