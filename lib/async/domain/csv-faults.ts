import { BULK_COLUMNS } from './bulk-row';
import type { BulkState } from './bulk-state';

/** Why a file cannot be read on, for the person who sent it: what is wrong, where, and what to do. */
export type CsvFault = NonNullable<BulkState['stopped']>;

/** Longest row in characters: a quote that is never closed must not draw the whole file into memory. */
export const LONGEST_ROW = 100_000;

/** Most columns of a file. Their names are kept in the job's record, which DynamoDB limits to 400 KB. */
export const MOST_COLUMNS = 200;

/** What separates columns in the files of other countries and programs. */
const SEPARATORS = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' } as const;

const AS_UTF8 = 'In Excel, save as "CSV UTF-8"';

/** The first row is no header of ours. */
export function wrongHeader(names: readonly string[]): CsvFault | undefined {
  const refused = (detail: string): CsvFault => ({ code: 'csv-columns', detail });
  if (names.length > MOST_COLUMNS) {
    return refused(
      `The first row has ${names.length} columns; at most ${MOST_COLUMNS} can be read. Leave out what is not needed.`,
    );
  }
  const missing = BULK_COLUMNS.filter((name) => !names.includes(name));
  const separator = Object.entries(SEPARATORS).find(([mark]) => names.some((name) => name.includes(mark)));
  if (missing.length > 0 && separator) {
    return {
      code: 'csv-separator',
      detail: `The columns are separated by ${separator[1]}. Separate them by commas, then submit again.`,
    };
  }
  if (missing.length > 0) {
    return refused(`The first row must name the columns ${BULK_COLUMNS.join(', ')}; missing: ${missing.join(', ')}.`);
  }
  const twice = BULK_COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return twice.length > 0
    ? refused(`The first row names ${twice.join(', ')} more than once. Leave one of each.`)
    : undefined;
}

/** Nothing stands in the file, not even a header. */
export function emptyFile(): CsvFault {
  return {
    code: 'csv-empty',
    detail: `The file is empty. Its first row names the columns ${BULK_COLUMNS.join(', ')}.`,
  };
}

/** Bytes that are no text, told by the first of them. */
export function wrongFormat(head: Uint8Array): CsvFault | undefined {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
  // A ZIP archive, and the compound file of the years before.
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) {
    return { code: 'csv-workbook', detail: `The file is a workbook and not CSV. ${AS_UTF8}, then submit that file.` };
  }
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) {
    return {
      code: 'csv-not-utf8',
      detail: `The file is UTF-16, which some programs call Unicode. ${AS_UTF8}, then submit again.`,
    };
  }
  return undefined;
}

/** Excel saves Korean text as CP949 unless told otherwise; a zero byte is one half of a letter in UTF-16. */
export function notUtf8(row: number): CsvFault {
  const worked = row > 1;
  const detail = `The text after row ${row} is not UTF-8. ${AS_UTF8}, then submit ${worked ? 'the rows after it; those before were worked on' : 'again'}.`;
  return { code: 'csv-not-utf8', detail };
}

const MALFORMED: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'a quotation mark inside a quoted field is not doubled',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a field without quotes around it',
  CSV_MAX_RECORD_SIZE: `a row is longer than ${LONGEST_ROW} characters, as after a quotation mark that is never closed`,
};

/** @param problem - code of the parser */
export function malformed(row: number, problem: string): CsvFault {
  const detail = `The text after row ${row} is not CSV: ${MALFORMED[problem] ?? problem}. Rows before it were worked on; mend the rest and submit only that.`;
  return { code: 'csv-malformed', detail };
}
