import { Readable } from 'node:stream';
import { judgeRow, type RowResult } from './bulk-row';
import {
  type BulkState,
  bulkBegun,
  type Counts,
  closed,
  counted,
  isDrained,
  isOpen,
  opened,
  START,
} from './bulk-state';
import { cutWindow, WINDOW, type Window, type WindowSize } from './cut-window';
import { resultKey } from './file-keys';
import type { ByteStream, Files } from './files';
import { jobFailure } from './job-failures';
import type { JobName } from './job-id';
import type { JobOutcome, KnownJob, WriteHeld } from './job-outcome';
import { isFinal } from './job-record';
import { inEveryLanguage, type JobResult, type ResultFile } from './job-result';
import { endBulk, progressBulk } from './job-transitions';
import { bulkMessage, type Chunk, type OutgoingMessage, type Queue } from './queue-message';
import type { ResultRows } from './result-rows';

/** Row files that a job's status links to. The rest of a very long file's lie beside them, under the same prefix. */
const MAX_LINKED_FILES = 100;

/** Sends of one batch until every entry was taken. */
const MAX_SENDS = 3;

const JSON_LINES = 'application/jsonl; charset=utf-8';
const JSON_TEXT = 'application/json; charset=utf-8';

export interface BulkDeps {
  readonly files: Files;
  readonly queue: Queue;
  /** @default - results are objects only */
  readonly rows?: ResultRows;
  readonly nowMs: () => number;
}

/**
 * Carries bulk jobs on. The whole state is in the job's record, and a message is acknowledged only when what follows from it is
 * written or queued, so whichever worker dies, a message that comes back finds where to go on:
 *
 *     cut a window -> write it down -> send its chunks -> note that they are sent (or work on its only one)
 *     work on a chunk -> write its rows -> count it -> if it was the window's last: cut the next, or write the summary
 *
 * A few rows that the request itself holds need none of that: they are one attempt's work, as any other small job.
 */
export class BulkJobs {
  constructor(
    readonly deps: BulkDeps,
    private readonly recordTtlDays: number,
    private readonly windowSize: WindowSize = WINDOW,
  ) {}

  /**
   * All of a job, if it is no more than a chunk. Its text is in the request and cannot be another one when the attempt is
   * repeated, so nothing is written down on the way.
   *
   * @returns undefined when it is more
   */
  async runWhole(csv: string, job: KnownJob): Promise<JobOutcome | undefined> {
    const window = await cutWindow(Readable.from([Buffer.from(csv)]), START, [], this.windowSize);
    const [only, ...others] = window.chunks;
    if (!window.complete || others.length > 0) return undefined;
    const state = opened(bulkBegun(''), window);
    return this.summarize(job, only ? counted(state, only.chunk, await this.post(job, only)) : state);
  }

  /** Opens the first window of a file, which releases the job: its chunks need no lease. */
  async begin(source: string, file: ByteStream, job: KnownJob, writeHeld: WriteHeld): Promise<void> {
    const window = await cutWindow(file.body, START, [], this.windowSize);
    const state = opened({ ...bulkBegun(source), etag: file.etag }, window);
    if (!(await writeHeld({ bulk: state, leaseUntil: 0 }))) throw new Error('Another worker took the job over');
    return window.chunks.length > 0 ? this.handOut(job, state, window.chunks) : this.advance(job);
  }

  /** Works on a chunk that came in a message. */
  async runChunk(job: KnownJob, chunk: Chunk): Promise<void> {
    const record = await job.record.value();
    if (record?.bulk === undefined) return;
    if (isFinal(record) || !isOpen(record.bulk, chunk.chunk)) return this.advance(job);
    const after = await this.work(job, chunk);
    // Whoever counted the window's last chunk goes on. The others leave a window that is still being sent to its sender.
    if (after === undefined || isDrained(after)) await this.advance(job);
  }

  /** Does whatever the job's state asks for. Safe at any time and any number of times. */
  async advance(job: KnownJob): Promise<void> {
    const record = await job.record.value();
    if (record?.bulk === undefined || isFinal(record)) return;
    const { bulk } = record;
    if (!isDrained(bulk)) return bulk.sent ? undefined : this.sendAgain(job, bulk);
    if (bulk.complete) return this.finish(job, bulk);
    return this.openWindow(job, bulk);
  }

  private async openWindow(job: KnownJob, state: BulkState): Promise<void> {
    const window = await this.cut(state, state.next, job.signal);
    const next = opened(state, window);
    const written = await this.update(job, (current) =>
      isDrained(current) && !current.complete && current.next.byte === state.next.byte ? next : undefined,
    );
    // An empty window was the file's end, and another worker's window is sent by that worker or by whoever finds it unsent.
    return written && window.chunks.length > 0 ? this.handOut(job, next, window.chunks) : this.advance(job);
  }

  /** Sends a window that its worker may not have sent to the end. What is queued twice is counted once. */
  private async sendAgain(job: KnownJob, state: BulkState): Promise<void> {
    const { chunks, stopped } = await this.cut(state, state.window, job.signal);
    if (chunks.length > 0) return this.handOut(job, state, chunks);
    await this.update(job, (current) => (isSameWindow(current, state) ? closed(current, stopped) : undefined));
    return this.advance(job);
  }

  /** Whoever cut a window of one chunk works on it: a small file is one message from its beginning to its end. */
  private async handOut(job: KnownJob, state: BulkState, chunks: readonly Chunk[]): Promise<void> {
    const [only, ...others] = chunks;
    if (others.length > 0) return this.sendChunks(job, state, chunks);
    await this.work(job, only!);
    return this.advance(job);
  }

  private async sendChunks(job: KnownJob, state: BulkState, chunks: readonly Chunk[]): Promise<void> {
    const open = chunks.filter(({ chunk }) => isOpen(state, chunk));
    await this.sendAll(open.map((chunk) => bulkMessage(job.owner, job.jobId, chunk)));
    await this.update(job, (current) => (isSameWindow(current, state) ? { ...current, sent: true } : undefined));
  }

  /** A batch can be taken in part, with a 200: what was not is sent again, and what still is not is a fault (A18). */
  private async sendAll(messages: readonly OutgoingMessage[]): Promise<void> {
    let open = messages;
    for (let sends = 0; open.length > 0; sends++) {
      if (sends === MAX_SENDS) throw new Error(`SQS did not take ${open.length} of ${messages.length} chunks`);
      const refused = new Set(await this.deps.queue.sendBatch(open));
      open = open.filter((_, position) => refused.has(position));
    }
  }

  private async cut(state: BulkState, from: BulkState['next'], signal: AbortSignal): Promise<Window> {
    const file = await this.deps.files.stream(state.source, from.byte, state.etag || undefined, signal);
    if (file.ok) return cutWindow(file.body, from, from.byte === 0 ? [] : state.columns, this.windowSize);
    const stopped = jobFailure('file-changed', file.reason === 'changed' ? 'overwritten' : 'deleted', from.rows);
    return { columns: state.columns, chunks: [], next: from, complete: true, stopped };
  }

  /** @returns the state after the chunk was counted, or undefined when it had been before */
  private async work(job: KnownJob, chunk: Chunk): Promise<BulkState | undefined> {
    const counts = await this.post(job, chunk);
    return this.update(job, (current) =>
      isOpen(current, chunk.chunk) ? counted(current, chunk.chunk, counts) : undefined,
    );
  }

  /** Writes what became of each row. Again, it writes the same. */
  private async post(job: KnownJob, { chunk, firstRow, rows }: Chunk): Promise<Counts> {
    const postings = rows.flatMap((fields, index) => (fields.length === 0 ? [] : [judgeRow(firstRow + index, fields)]));
    const lines = postings.map(
      ({ row, outcome, code, reason, reasonKo }): RowResult => ({ row, outcome, code, reason, reasonKo }),
    );
    const text = lines.map((line) => JSON.stringify(line) + '\n').join('');
    await this.deps.files.write(resultKey(job.owner, job.jobId, rowFile(chunk)), text, JSON_LINES, job.signal);
    const applied = postings.filter(({ outcome }) => outcome === 'applied');
    await this.deps.rows?.savePostings(job.owner, job.jobId, applied);
    return { applied: applied.length, refused: postings.length - applied.length };
  }

  private async finish(job: KnownJob, state: BulkState): Promise<void> {
    const end = await this.summarize(job, state);
    await this.deps.rows?.saveResult(job.owner, job.jobId, 'bulk', end.result);
    await job.record.change((current) =>
      current === undefined || isFinal(current)
        ? { result: undefined }
        : { write: endBulk(current, end, this.moment()), result: undefined },
    );
  }

  private async summarize(job: KnownJob, state: BulkState): Promise<JobOutcome & { readonly result: JobResult }> {
    const { applied, refused, stopped } = state;
    const summary = { rows: applied + refused, applied, refused };
    const text = JSON.stringify({
      ...summary,
      chunks: state.next.chunk,
      ...(stopped && { stopped: inEveryLanguage(stopped) }),
    });
    const key = resultKey(job.owner, job.jobId, 'summary.json');
    await this.deps.files.write(key, text, JSON_TEXT, job.signal);

    const file: ResultFile = { name: 'summary.json', key, contentType: JSON_TEXT, bytes: Buffer.byteLength(text) };
    const result: JobResult = { files: [file, ...this.rowFiles(job, state)], summary };
    return stopped ? { status: 'failed', failure: stopped, result } : { status: 'succeeded', result };
  }

  private rowFiles(job: JobName, { next }: BulkState): ResultFile[] {
    return Array.from({ length: Math.min(next.chunk, MAX_LINKED_FILES) }, (_, chunk) => {
      const name = rowFile(chunk);
      return { name, key: resultKey(job.owner, job.jobId, name), contentType: JSON_LINES };
    });
  }

  /** @returns the new state, or undefined when `decide` left it as it was */
  private update(
    { record }: KnownJob,
    decide: (current: BulkState) => BulkState | undefined,
  ): Promise<BulkState | undefined> {
    return record.change((current) => {
      if (current?.bulk === undefined || isFinal(current)) return { result: undefined };
      const state = decide(current.bulk);
      if (state === undefined) return { result: undefined };
      return { write: progressBulk({ ...current, bulk: current.bulk }, state, this.moment()), result: state };
    });
  }

  private moment() {
    return { nowMs: this.deps.nowMs(), recordTtlDays: this.recordTtlDays };
  }
}

function isSameWindow(current: BulkState, { window }: BulkState): boolean {
  return current.window.chunk === window.chunk && current.window.byte === window.byte;
}

/** Every chunk's rows are in a file of its own, so that writing it again changes nothing. */
function rowFile(chunk: number): string {
  return `rows-${String(chunk).padStart(6, '0')}.jsonl`;
}
