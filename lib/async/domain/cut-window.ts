import type { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { BULK_COLUMNS, LONGEST_FIELD } from './bulk-row';
import type { BulkState, Position } from './bulk-state';
import type { Chunk } from './queue-message';

/** Chunks in flight of one owner, which is also what one SendMessageBatch takes. */
export const WINDOW_CHUNKS = 10;

/**
 * Rows of one chunk. Three fields of 48 characters, each six bytes when JSON escapes it, make at most 88 kB a chunk, so ten
 * chunks fit the 1 MiB of a batch whatever the file holds.
 */
export const CHUNK_ROWS = 100;

/** Longest row in characters: a quote that is never closed must not draw the whole file into memory. */
const LONGEST_ROW = 100_000;

export interface Window {
  readonly columns: readonly string[];
  readonly chunks: readonly Chunk[];
  readonly next: Position;
  readonly complete: boolean;
  /** @default - nothing is wrong */
  readonly stopped?: BulkState['stopped'];
}

/**
 * Cuts up to `WINDOW_CHUNKS` chunks from a CSV that is read from `start` on. The same start cuts the same chunks, so a window
 * can be cut again after a crash.
 */
export async function cutWindow(csv: Readable, start: Position, known: readonly string[]): Promise<Window> {
  const parser = csv.pipe(
    parse({
      info: true,
      bom: start.byte === 0,
      skipEmptyLines: true,
      relaxColumnCount: true,
      maxRecordSize: LONGEST_ROW,
    }),
  );
  csv.on('error', (error) => parser.destroy(error));

  let columns = known;
  let position = start;
  let rows: string[][] = [];
  const chunks: Chunk[] = [];
  const close = () => {
    if (rows.length === 0) return;
    chunks.push({ step: 'chunk', chunk: position.chunk, firstRow: position.rows - rows.length + 1, rows });
    position = { ...position, chunk: position.chunk + 1 };
    rows = [];
  };
  const ended = (stopped?: BulkState['stopped']): Window => {
    close();
    return { columns, chunks, next: position, complete: true, ...(stopped && { stopped }) };
  };

  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (record.some((field) => field.includes('\uFFFD'))) return ended(notUtf8(position));
      if (columns.length === 0) {
        columns = record.map((name) => name.trim().toLowerCase());
        const missing = BULK_COLUMNS.filter((name) => !columns.includes(name));
        if (missing.length > 0) return ended(noColumn(missing));
        position = { ...position, byte: start.byte + info.bytes };
        continue;
      }
      rows.push(BULK_COLUMNS.map((name) => (record[columns.indexOf(name)] ?? '').trim().slice(0, LONGEST_FIELD)));
      position = { ...position, byte: start.byte + info.bytes, rows: position.rows + 1 };
      if (rows.length < CHUNK_ROWS) continue;
      close();
      if (chunks.length === WINDOW_CHUNKS) return { columns, chunks, next: position, complete: false };
    }
    return ended(columns.length === 0 ? noColumn(BULK_COLUMNS) : undefined);
  } catch (error) {
    if (error instanceof CsvError) return ended(malformed(position, error.code));
    throw error;
  } finally {
    csv.destroy();
  }
}

function noColumn(missing: readonly string[]) {
  const detail = `The first row must name the columns ${BULK_COLUMNS.join(', ')}; missing: ${missing.join(', ')}.`;
  return { code: 'csv-columns', detail };
}

/** Excel saves Korean text as CP949 unless told otherwise. */
function notUtf8({ rows }: Position) {
  const detail = `The text after row ${rows} is not UTF-8. In Excel, save as "CSV UTF-8", then submit again.`;
  return { code: 'csv-not-utf8', detail };
}

function malformed({ rows }: Position, problem: string) {
  const detail = `The text after row ${rows} is not CSV (${problem}). Rows before it were worked on; mend the rest.`;
  return { code: 'csv-malformed', detail };
}
