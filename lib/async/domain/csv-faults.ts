import { BULK_COLUMNS } from './bulk-row';
import { jobFailure, SEPARATORS } from './job-failures';
import type { JobFailure } from './job-result';

/** Longest row in characters: a quote that is never closed must not draw the whole file into memory. */
export const LONGEST_ROW = 100_000;

/** Most columns of a file. Their names are kept in the job's record, which DynamoDB limits to 400 KB. */
const MOST_COLUMNS = 200;

/** The first row is no header of ours. */
export function wrongHeader(names: readonly string[]): JobFailure | undefined {
  if (names.length > MOST_COLUMNS) return jobFailure('csv-columns', { tooMany: names.length, most: MOST_COLUMNS });
  const missing = BULK_COLUMNS.filter((name) => !names.includes(name));
  const marks = Object.keys(SEPARATORS) as (keyof typeof SEPARATORS)[];
  const separator = marks.find((mark) => names.some((name) => name.includes(mark)));
  if (missing.length > 0 && separator) return jobFailure('csv-separator', separator);
  if (missing.length > 0) return jobFailure('csv-columns', { missing });
  const twice = BULK_COLUMNS.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  return twice.length > 0 ? jobFailure('csv-columns', { twice }) : undefined;
}

/** Bytes that are no text, told by the first of them. */
export function wrongFormat(head: Uint8Array): JobFailure | undefined {
  const begins = (...bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);
  // A ZIP archive, and the compound file of the years before.
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return jobFailure('csv-workbook');
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return jobFailure('csv-not-utf8', 'utf-16');
  return undefined;
}
