/** Where a bulk job stands. A window of chunks is queued, and the next only when all of it is done. */
export interface BulkState {
  /** Key of the CSV. */
  readonly source: string;
  /** Byte at which the next chunk starts. */
  readonly cursor: number;
  /** Column names of the header row; empty until it was read. */
  readonly columns: readonly string[];
  /** Rows before the cursor, without the header. */
  readonly rows: number;
  /** Number of the first chunk of the window in flight. Every chunk before it is done. */
  readonly windowStart: number;
  /** Number of the next chunk to be cut. */
  readonly nextChunk: number;
  /** Chunks of the window that are done. At most ten numbers, so the record stays small however long the file is. */
  readonly windowDone: readonly number[];
  /** The whole file was cut. */
  readonly complete: boolean;
  readonly applied: number;
  readonly refused: number;
  /**
   * Why cutting stopped before the file's end.
   * @default - the file is well formed so far
   */
  readonly stopped?: { readonly code: string; readonly detail: string };
}
