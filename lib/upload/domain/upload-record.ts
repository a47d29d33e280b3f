import type { CheckedRecord, ServedResult } from './checked-record';
import type { Look } from './looks';
import type { UploadKey } from './object-keys';
import type { RejectionReason } from './rejections';
import { inDays } from './retention';
import { UNCLAIMED_DAYS } from './time-limits';

/** All that is known of an upload. */
export interface UploadRecord extends CheckedRecord, UploadKey {
  /** When the form was given out, in milliseconds. */
  readonly createdAt: number;
  /**
   * When the record goes, in seconds.
   * @default - when its owner deletes it
   */
  readonly expiresAt?: number;
  /** @default - it is not ready */
  readonly result?: ServedResult;
  /** @default - it was not refused */
  readonly reason?: RejectionReason;
  /** @default - it looks like what it was declared as, or like nothing that has a name */
  readonly looksLike?: Look;
}

/** The record of a form that was given out. */
export function issuedRecord(
  upload: UploadKey,
  { fileName, contentType }: Pick<UploadRecord, 'fileName' | 'contentType'>,
  nowMs: number,
): UploadRecord {
  return {
    ...upload,
    fileName,
    contentType,
    status: 'waiting',
    createdAt: nowMs,
    expiresAt: inDays(UNCLAIMED_DAYS, nowMs),
  };
}

/** DynamoDB removes what has expired within days, and shows it until then. */
export function isThere(record: UploadRecord | undefined, nowMs: number): record is UploadRecord {
  return record !== undefined && (record.expiresAt === undefined || record.expiresAt * 1000 > nowMs);
}
