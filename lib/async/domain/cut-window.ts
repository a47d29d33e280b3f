import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { BULK_COLUMNS, LONGEST_FIELD } from './bulk-row';
import type { Position } from './bulk-state';
import { LONGEST_ROW, wrongFormat, wrongHeader } from './csv-faults';
import { jobFailure } from './job-failures';
import type { JobFailure } from './job-result';
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

export interface Window {
  readonly columns: readonly string[];
  readonly chunks: readonly Chunk[];
  readonly next: Position;
  readonly complete: boolean;
  /** @default - nothing is wrong */
  readonly stopped?: JobFailure;
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
    // Empty lines are skipped here: they count in the numbers of the rows.
    skipEmptyLines: false,
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
    if (start.byte === 0) await pipeline(csv, onlyText, parser, ignore, { signal: full.signal });
    else await pipeline(csv, parser, ignore, { signal: full.signal });
    return cutter.end();
  } catch (error) {
    if (cutter.isDone) return cutter.end();
    if (error instanceof CsvError)
      return cutter.end((row) => jobFailure('csv-malformed', row, error.code, LONGEST_ROW));
    if (error instanceof NotText) return cutter.end(() => error.fault);
    throw error;
  }
}

class NotText extends Error {
  constructor(readonly fault: JobFailure) {
    super(fault.code);
  }
}

/** First bytes of a file that say what it is. */
const HEAD_BYTES = 4;

/**
 * Passes a file on, unless its first bytes say that it is no UTF-8. The parser would read UTF-16 too, but only from the
 * beginning, where the byte order is told: the next window would be read as something else.
 */
async function* onlyText(file: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of file) {
    if (head === undefined) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.length < HEAD_BYTES) continue;
    yield textHead(head);
    head = undefined;
  }
  if (head?.length) yield textHead(head);
}

function textHead(head: Buffer): Buffer {
  const fault = wrongFormat(head);
  if (fault) throw new NotText(fault);
  return head;
}

async function ignore(rows: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of rows);
}

/** Puts rows into chunks until the window is full or the file cannot be read on. */
class Cutter {
  private readonly chunks: Chunk[] = [];
  private rows: string[][] = [];
  private stopped: JobFailure | undefined;

  constructor(
    private position: Position,
    private columns: readonly string[],
    private readonly size: WindowSize,
  ) {}

  get isDone(): boolean {
    return this.stopped !== undefined || this.chunks.length === this.size.chunks;
  }

  take(record: readonly string[], endByte: number): void {
    // Excel saves Korean text as CP949 unless told otherwise; a zero byte is one half of a letter in UTF-16.
    if (record.some((field) => /[\uFFFD\0]/.test(field))) {
      this.stopped = jobFailure('csv-not-utf8', this.position.rows);
      return;
    }
    if (this.position.byte === 0 && isSeparatorLine(record)) {
      this.position = { ...this.position, byte: endByte };
      return;
    }
    this.position = { ...this.position, byte: endByte, rows: this.position.rows + 1 };
    // Spreadsheets write rows of nothing but separators. An empty row keeps its place, or the numbers behind it would be wrong.
    if (record.every((field) => seen(field) === '')) this.rows.push(...(this.rows.length > 0 ? [[]] : []));
    else if (this.columns.length === 0) this.takeHeader(record);
    else this.rows.push(BULK_COLUMNS.map((name) => shortened(record[this.columns.indexOf(name)] ?? '')));
    if (this.rows.length === this.size.rows) this.close();
  }

  /** @param fault - what is wrong with the text after the last row */
  end(fault?: (lastRow: number) => JobFailure): Window {
    const full = this.chunks.length === this.size.chunks;
    this.close();
    if (fault) this.stopped = fault(this.position.rows);
    else if (this.columns.length === 0) this.stopped ??= jobFailure('csv-empty');
    const { columns, chunks, position: next, stopped } = this;
    return { columns, chunks, next, complete: !full || stopped !== undefined, ...(stopped && { stopped }) };
  }

  private takeHeader(record: readonly string[]): void {
    const names = record.map((name) => shortened(name).toLowerCase());
    this.stopped = wrongHeader(names);
    if (!this.stopped) this.columns = names;
  }

  private close(): void {
    const { rows, position } = this;
    const firstRow = position.rows - rows.length + 1;
    while (rows.at(-1)?.length === 0) rows.pop();
    if (rows.length === 0) return;
    this.chunks.push({ chunk: position.chunk, firstRow, rows });
    this.position = { ...position, chunk: position.chunk + 1 };
    this.rows = [];
  }
}

/** `sep=,`: Excel keeps a first line like this for itself, and shows the one after it as row 1. */
function isSeparatorLine([first = '', second, ...others]: readonly string[]): boolean {
  return first.toLowerCase() === 'sep=' && second === '' && others.length === 0;
}

/** A field as it is judged: what is seen of it, one text however its letters are put together, and not endless. */
function shortened(field: string): string {
  return firstLetters(seen(field).normalize('NFC'));
}

/** Without blanks around it, or letters that have no width, such as come along when a cell is copied from elsewhere. */
function seen(field: string): string {
  const unseen = /[\s\p{Cf}]/u;
  let [start, end] = [0, field.length];
  while (start < end && unseen.test(field[start]!)) start++;
  while (start < end && unseen.test(field[end - 1]!)) end--;
  return field.slice(start, end);
}

/** Cut between letters, never within one: a letter outside the basic plane is two units of a JavaScript string. */
function firstLetters(text: string): string {
  return [...text.slice(0, 2 * LONGEST_FIELD)].slice(0, LONGEST_FIELD).join('');
}
