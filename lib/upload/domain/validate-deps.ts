import type { WorkLog } from '../../shared/work-log';
import type { Accepted } from './accepted-types';
import type { CheckedRecord, Settlement } from './checked-record';
import type { UploadKey } from './object-keys';
import type { RemakeImage } from './remake-image';
import type { Arrival } from './s3-event';
import type { SignIn } from './sign-in';
import type { DetectType } from './sniffing';

/**
 * Records as the check changes them. Each call is one conditional write, and answers with the record as it stands afterwards,
 * changed or not; undefined where there is none any more.
 */
export interface CheckedRecords {
  /** Notes the version that is checked, in a record that waits and has none yet. */
  readonly claim: (upload: UploadKey, versionId: string) => Promise<CheckedRecord | undefined>;
  /** Ends the wait of a record that waits for this version, and says from which second on it may go. */
  readonly settle: (
    upload: UploadKey,
    versionId: string,
    settlement: Settlement,
    expiresAt: number | undefined,
  ) => Promise<CheckedRecord | undefined>;
}

/** The bucket that browsers send to. What names a version answers undefined, or false, once that version is gone. */
export interface Quarantine {
  readonly readPart: (arrival: Arrival, fromByte: number, length: number) => Promise<Uint8Array | undefined>;
  /** All of it, piece by piece. */
  readonly readPieces: (arrival: Arrival) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Keeps a copy of what is refused, for whoever looks into it. */
  readonly keepRejected: (arrival: Arrival) => Promise<boolean>;
  /** Removes the version, if it is still there. */
  readonly remove: (arrival: Arrival) => Promise<void>;
}

/** The bucket that is served. */
export interface ServedFiles {
  readonly writeImage: (uploadId: string, body: Uint8Array, contentType: string) => Promise<void>;
  /** Copies a version out of the quarantine without reading it, with nothing of what the browser said about it. */
  readonly copyFile: (arrival: Arrival, contentType: string, fileName: string) => Promise<boolean>;
  /** Removes whatever is served of an upload, if anything is. */
  readonly remove: (uploadId: string) => Promise<void>;
}

export interface ValidateDeps {
  readonly records: CheckedRecords;
  readonly quarantine: Quarantine;
  readonly served: ServedFiles;
  readonly detectType: DetectType;
  readonly remakeImage: RemakeImage;
  readonly nowMs: () => number;
  readonly log: WorkLog;
}

export interface ValidateSettings extends Accepted {
  readonly signIn: SignIn;
}
