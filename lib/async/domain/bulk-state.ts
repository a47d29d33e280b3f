import type { JobFailure } from './job-result';

/** Where a bulk job stands. A window of chunks is in flight; the next is cut when all of it is done. */
export interface BulkState {
  /** Key of the CSV. */
  readonly source: string;
  /** The file as it was when the job began; empty until it was read. Another file under the same key is refused. */
  readonly etag: string;
  /** Column names of the header row; empty until it was read. */
  readonly columns: readonly string[];
  /** Where the window in flight starts, so that it can be cut again when its worker died while sending. */
  readonly window: Position;
  /** Where the next window starts. */
  readonly next: Position;
  /** Every chunk of the window is known to be queued. */
  readonly sent: boolean;
  /** Chunks of the window that are done: at most ten numbers, so the record stays small however long the file is. */
  readonly done: readonly number[];
  /** The whole file was cut. */
  readonly complete: boolean;
  readonly applied: number;
  readonly refused: number;
  /**
   * Why cutting ended before the file did.
   * @default - nothing is wrong so far
   */
  readonly stopped?: JobFailure;
}

/** A place between two rows. */
export interface Position {
  readonly byte: number;
  /** Rows of the file before it, as a spreadsheet numbers them: header and empty rows count. */
  readonly rows: number;
  /** Number of the chunk that starts here. */
  readonly chunk: number;
}

export const START: Position = { byte: 0, rows: 0, chunk: 0 };

export function bulkBegun(source: string): BulkState {
  const nothing = { columns: [], sent: true, done: [], complete: false, applied: 0, refused: 0 };
  return { source, etag: '', window: START, next: START, ...nothing };
}

/** What was cut behind the latest window is in flight now. */
export function opened(
  state: BulkState,
  {
    chunks,
    columns,
    next,
    complete,
    stopped,
  }: Pick<BulkState, 'columns' | 'next' | 'complete' | 'stopped'> & {
    readonly chunks: readonly unknown[];
  },
): BulkState {
  const cut = { columns, next, complete, ...(stopped && { stopped }) };
  return { ...state, ...cut, window: state.next, sent: chunks.length === 0, done: [] };
}

/** Nothing is in flight. */
export function isDrained({ window, next, done }: BulkState): boolean {
  return done.length === next.chunk - window.chunk;
}

/** A chunk of the window whose results are not in yet. */
export function isOpen({ window, next, done }: BulkState, chunk: number): boolean {
  return chunk >= window.chunk && chunk < next.chunk && !done.includes(chunk);
}

/** Rows of a chunk by what became of them. */
export type Counts = Pick<BulkState, 'applied' | 'refused'>;

/** A chunk's counts are added once, however often its message is delivered. */
export function counted(state: BulkState, chunk: number, counts: Counts): BulkState {
  return {
    ...state,
    done: [...state.done, chunk].sort((a, b) => a - b),
    applied: state.applied + counts.applied,
    refused: state.refused + counts.refused,
  };
}

/** Gives up on what is open of a window that can no longer be cut. */
export function closed(state: BulkState, stopped: BulkState['stopped']): BulkState {
  return { ...state, window: state.next, done: [], sent: true, complete: true, ...(stopped && { stopped }) };
}
