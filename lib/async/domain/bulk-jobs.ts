import { judgeRow, type RowResult } from './bulk-row';
import { type BulkState, closed, counted, isDrained, isOpen } from './bulk-state';
import { cutWindow, WINDOW, type Window, type WindowSize } from './cut-window';
import { resultKey } from './file-keys';
import type { Files } from './files';
import { jobFailure } from './job-failures';
import type { JobName } from './job-id';
import { isFinal, type JobRecord } from './job-record';
import { inEveryLanguage, type JobResult, type ResultFile } from './job-result';
import { endBulk, progressBulk } from './job-transitions';
import { bulkMessage, type Chunk, type OutgoingMessage, type Queue } from './queue-message';
import { jobKey } from './record-keys';
import type { ResultRows } from './result-rows';
import { change, type VersionedStore } from './versioned-store';

/** Row files that a job's status links to. The rest of a very long file's lie beside them, under the same prefix. */
const MAX_LINKED_FILES = 100;

/** Sends of one batch until every entry was taken. */
const MAX_SENDS = 3;

const JSON_LINES = 'application/jsonl; charset=utf-8';
const JSON_TEXT = 'application/json; charset=utf-8';

export interface BulkDeps {
  readonly jobs: VersionedStore<JobRecord>;
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
 */
export class BulkJobs {
  constructor(
    readonly deps: BulkDeps,
    private readonly recordTtlDays: number,
    private readonly windowSize: WindowSize = WINDOW,
  ) {}

  /** Works on a chunk that came in a message. */
  async runChunk(job: JobName, chunk: Chunk, signal: AbortSignal): Promise<void> {
    const record = await this.read(job);
    if (record === undefined) return;
    if (isFinal(record) || !isOpen(record.bulk, chunk.chunk)) return this.advance(job, signal);
    const after = await this.work(job, chunk, signal);
    // Whoever counted the window's last chunk goes on. The others leave a window that is still being sent to its sender.
    if (after === undefined || isDrained(after)) await this.advance(job, signal);
  }

  /** Does whatever the job's state asks for. Safe at any time and any number of times. */
  async advance(job: JobName, signal: AbortSignal): Promise<void> {
    const record = await this.read(job);
    if (record === undefined || isFinal(record)) return;
    const { bulk } = record;
    if (!isDrained(bulk)) return bulk.sent ? undefined : this.sendAgain(job, bulk, signal);
    if (bulk.complete) return this.finish(job, bulk, signal);
    return this.openWindow(job, bulk, signal);
  }

  private async openWindow(job: JobName, state: BulkState, signal: AbortSignal): Promise<void> {
    const { chunks, ...cut } = await this.cut(state, state.next, signal);
    const opened: BulkState = { ...state, ...cut, window: state.next, sent: chunks.length === 0, done: [] };
    const written = await this.update(job, (current) =>
      isDrained(current) && !current.complete && current.next.byte === state.next.byte ? opened : undefined,
    );
    // An empty window was the file's end, and another worker's window is sent by that worker or by whoever finds it unsent.
    return written && chunks.length > 0 ? this.handOut(job, opened, chunks, signal) : this.advance(job, signal);
  }

  /** Sends a window that its worker may not have sent to the end. What is queued twice is counted once. */
  private async sendAgain(job: JobName, state: BulkState, signal: AbortSignal): Promise<void> {
    const { chunks, stopped } = await this.cut(state, state.window, signal);
    if (chunks.length > 0) return this.handOut(job, state, chunks, signal);
    await this.update(job, (current) => (isSameWindow(current, state) ? closed(current, stopped) : undefined));
    return this.advance(job, signal);
  }

  /** Whoever cut a window of one chunk works on it: a small file is one message from its beginning to its end. */
  private async handOut(job: JobName, state: BulkState, chunks: readonly Chunk[], signal: AbortSignal): Promise<void> {
    const [only, ...others] = chunks;
    if (others.length > 0) return this.sendChunks(job, state, chunks);
    await this.work(job, only!, signal);
    return this.advance(job, signal);
  }

  private async sendChunks(job: JobName, state: BulkState, chunks: readonly Chunk[]): Promise<void> {
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
  private async work(
    job: JobName,
    { chunk, firstRow, rows }: Chunk,
    signal: AbortSignal,
  ): Promise<BulkState | undefined> {
    const postings = rows.flatMap((fields, index) => (fields.length === 0 ? [] : [judgeRow(firstRow + index, fields)]));
    const lines = postings.map(
      ({ row, outcome, code, reason, reasonKo }): RowResult => ({ row, outcome, code, reason, reasonKo }),
    );
    const text = lines.map((line) => JSON.stringify(line) + '\n').join('');
    await this.deps.files.write(resultKey(job.owner, job.jobId, rowFile(chunk)), text, JSON_LINES, signal);
    const applied = postings.filter(({ outcome }) => outcome === 'applied');
    await this.deps.rows?.savePostings(job.owner, job.jobId, applied);

    const counts = { applied: applied.length, refused: postings.length - applied.length };
    return this.update(job, (current) => (isOpen(current, chunk) ? counted(current, chunk, counts) : undefined));
  }

  private async finish(job: JobName, state: BulkState, signal: AbortSignal): Promise<void> {
    const { applied, refused, stopped } = state;
    const summary = { rows: applied + refused, applied, refused };
    const text = JSON.stringify({
      ...summary,
      chunks: state.next.chunk,
      ...(stopped && { stopped: inEveryLanguage(stopped) }),
    });
    const key = resultKey(job.owner, job.jobId, 'summary.json');
    await this.deps.files.write(key, text, JSON_TEXT, signal);

    const file: ResultFile = { name: 'summary.json', key, contentType: JSON_TEXT, bytes: Buffer.byteLength(text) };
    const result: JobResult = { files: [file, ...this.rowFiles(job, state)], summary };
    await this.deps.rows?.saveResult(job.owner, job.jobId, 'bulk', result);
    const end = stopped
      ? ({ status: 'failed', failure: stopped, result } as const)
      : ({ status: 'succeeded', result } as const);
    await change(this.deps.jobs, jobKey(job.owner, job.jobId), (current) =>
      current === undefined || isFinal(current)
        ? { result: undefined }
        : { write: endBulk(current, end, this.moment()), result: undefined },
    );
  }

  private rowFiles(job: JobName, { next }: BulkState): ResultFile[] {
    return Array.from({ length: Math.min(next.chunk, MAX_LINKED_FILES) }, (_, chunk) => {
      const name = rowFile(chunk);
      return { name, key: resultKey(job.owner, job.jobId, name), contentType: JSON_LINES };
    });
  }

  private async read({ owner, jobId }: JobName): Promise<(JobRecord & { readonly bulk: BulkState }) | undefined> {
    const found = await this.deps.jobs.read(jobKey(owner, jobId));
    return found?.value.bulk && { ...found.value, bulk: found.value.bulk };
  }

  /** @returns the new state, or undefined when `decide` left it as it was */
  private update(
    { owner, jobId }: JobName,
    decide: (current: BulkState) => BulkState | undefined,
  ): Promise<BulkState | undefined> {
    return change(this.deps.jobs, jobKey(owner, jobId), (current) => {
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
