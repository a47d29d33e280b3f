import type { Look } from './looks';
import type { RejectionReason } from './rejections';

/** What an upload is served as. */
export type ServedResult =
  | {
      readonly kind: 'image';
      readonly contentType: string;
      readonly width: number;
      readonly height: number;
      readonly bytes: number;
      /** The file held several images, of which the first is served. */
      readonly firstFrameOnly?: true;
    }
  | { readonly kind: 'file'; readonly contentType: string; readonly bytes: number };

/** How a check ends. */
export type Settlement =
  | { readonly status: 'ready'; readonly result: ServedResult }
  | { readonly status: 'rejected'; readonly reason: RejectionReason; readonly looksLike?: Look };

/** What a check needs of an upload's record. */
export interface CheckedRecord {
  readonly status: 'waiting' | 'ready' | 'rejected';
  readonly fileName: string;
  /** As declared when the upload was issued, and as S3 held the browser to. */
  readonly contentType: string;
  /**
   * The version that is checked: the first that an event told of. Others may come until the form expires, and are only removed (U6).
   * @default - none came yet
   */
  readonly versionId?: string;
}
