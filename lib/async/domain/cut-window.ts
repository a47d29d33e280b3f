import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { BULK_COLUMNS, LONGEST_FIELD } from './bulk-row';
import type { BulkState, Position } from './bulk-state';
import type { Chunk } from './queue-message';

/** How much of a file is in flight at a time. */
export interface WindowSize {
  /** Chunks in flight of one owner. */
  readonly chunks: number;
  /** Rows of one chunk. */
  readonly rows: number;
}

/**
 * As many chunks as one SendMessageBatch takes. Three fields of 48 characters, each six bytes when JSON escapes it, make at most
 * 88 kB a chunk of a hundred rows, so ten chunks fit the 1 MiB of a batch whatever the file holds.
 */
export const WINDOW: WindowSize = { chunks: 10, rows: 100 };

/** Longest row in characters: a quote that is never closed must not draw the whole file into memory. */
const LONGEST_ROW = 100_000;

/** Most columns of a file. Their names are kept in the job's record, which DynamoDB limits to 400 KB. */
const MOST_COLUMNS = 200;

export interface Window {
  readonly columns: readonly string[];
  readonly chunks: readonly Chunk[];
  readonly next: Position;
  readonly complete: boolean;
  /** @default - nothing is wrong */
  readonly stopped?: BulkState['stopped'];
}

/**
 * Cuts a window of chunks from a CSV that is read from `start` on. The same start cuts the same chunks, so a window can be cut
 * again after a crash.
 */
export async function cutWindow(
  csv: Readable,
  start: Position,
  known: readonly string[],
  size: WindowSize = WINDOW,
): Promise<Window> {
  const cutter = new Cutter(start, known, size);
  const full = new AbortController();
  const parser = parse({
    info: false,
    bom: start.byte === 0,
    skipEmptyLines: true,
    relaxColumnCount: true,
    maxRecordSize: LONGEST_ROW,
    // Rows are taken here and not from the stream, which drops those that it still holds when a later row is malformed.
    onRecord: (record: string[], { bytes }) => {
      if (!cutter.isDone) cutter.take(record, start.byte + bytes);
      if (cutter.isDone) full.abort();
      return null;
    },
  });
  try {
    await pipeline(csv, parser, ignore, { signal: full.signal });
    return cutter.end();
  } catch (error) {
    if (cutter.isDone) return cutter.end();
    if (error instanceof CsvError) return cutter.end(error.code);
    throw error;
  }
}

async function ignore(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

/** Puts rows into chunks until the window is full or the file cannot be read on. */
class Cutter {
  private readonly chunks: Chunk[] = [];
  private rows: string[][] = [];
  private stopped: BulkState['stopped'];

  constructor(
    private position: Position,
    private columns: readonly string[],
    private readonly size: WindowSize,
  ) {}

  get isDone(): boolean {
    return this.stopped !== undefined || this.chunks.length === this.size.chunks;
  }

  take(record: readonly string[], endByte: number): void {
    if (record.some((field) => field.includes('\uFFFD'))) {
      this.stopped = notUtf8(this.position);
    } else if (this.columns.length === 0) {
      this.takeHeader(record);
      this.position = { ...this.position, byte: endByte };
    } else {
      this.rows.push(BULK_COLUMNS.map((name) => firstLetters((record[this.columns.indexOf(name)] ?? '').trim())));
      this.position = { ...this.position, byte: endByte, rows: this.position.rows + 1 };
      if (this.rows.length === this.size.rows) this.close();
    }
  }

  /** @param malformed - what the parser found wrong with the text after the last row */
  end(malformed?: string): Window {
    const full = this.chunks.length === this.size.chunks;
    this.close();
    if (malformed) this.stopped = malformedCsv(this.position, malformed);
    else if (this.columns.length === 0) this.stopped ??= noColumn(BULK_COLUMNS);
    const { columns, chunks, position: next, stopped } = this;
    return { columns, chunks, next, complete: !full || stopped !== undefined, ...(stopped && { stopped }) };
  }

  private takeHeader(record: readonly string[]): void {
    if (record.length > MOST_COLUMNS) {
      this.stopped = tooManyColumns(record.length);
      return;
    }
    this.columns = record.map((name) => firstLetters(name.trim().toLowerCase()));
    const missing = BULK_COLUMNS.filter((name) => !this.columns.includes(name));
    if (missing.length > 0) this.stopped = noColumn(missing);
  }

  private close(): void {
    const { rows, position } = this;
    if (rows.length === 0) return;
    this.chunks.push({ step: 'chunk', chunk: position.chunk, firstRow: position.rows - rows.length + 1, rows });
    this.position = { ...position, chunk: position.chunk + 1 };
    this.rows = [];
  }
}

function noColumn(missing: readonly string[]) {
  const detail = `The first row must name the columns ${BULK_COLUMNS.join(', ')}; missing: ${missing.join(', ')}.`;
  return { code: 'csv-columns', detail };
}

function tooManyColumns(found: number) {
  const detail = `The first row has ${found} columns; at most ${MOST_COLUMNS} can be read. Leave out what is not needed.`;
  return { code: 'csv-columns', detail };
}

/** Excel saves Korean text as CP949 unless told otherwise. */
function notUtf8({ rows }: Position) {
  const detail = `The text after row ${rows} is not UTF-8. In Excel, save as "CSV UTF-8", then submit again.`;
  return { code: 'csv-not-utf8', detail };
}

function malformedCsv({ rows }: Position, problem: string) {
  const detail = `The text after row ${rows} is not CSV (${problem}). Rows before it were worked on; mend the rest.`;
  return { code: 'csv-malformed', detail };
}

/** Cut between letters, never within one: a letter outside the basic plane is two units of a JavaScript string. */
function firstLetters(text: string): string {
  return [...text.slice(0, 2 * LONGEST_FIELD)].slice(0, LONGEST_FIELD).join('');
}
