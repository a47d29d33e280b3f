/** Where progress is shown: a terminal, or a log. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const LINE_EVERY_MS = 5_000;

/** Shows how far something is: in one line of a terminal that is overwritten, and in a log as a line every few seconds. */
export class Progress {
  private shownAt: number | undefined;

  constructor(
    private readonly stream: ProgressStream,
    private readonly now: () => number,
  ) {}

  show(text: string): void {
    if (this.stream.isTTY) {
      // A line that wraps cannot be overwritten. Half of it, because Korean letters take two columns.
      this.stream.write(`\r\x1b[K${text.slice(0, Math.floor((this.stream.columns ?? 80) / 2))}`);
      return;
    }
    if (this.shownAt !== undefined && this.now() - this.shownAt < LINE_EVERY_MS) return;
    this.shownAt = this.now();
    this.stream.write(`${text}\n`);
  }

  /** Leaves the terminal's line empty for what comes next. */
  end(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K');
  }
}
