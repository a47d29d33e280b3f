import { incomingKey, type UploadKey } from './object-keys';

/** How long a form can be sent: long enough to choose it again after a mistake, too short to pass it on (U2). */
export const FORM_SECONDS = 300;

/** What the one file may be that a form takes. */
export interface UploadForm {
  readonly key: string;
  /** Every field that stands in the form beside what signs it. S3 takes no other, and none of another value (U1). */
  readonly fields: Readonly<Record<string, string>>;
  /** Least and most bytes of the file. */
  readonly bytes: readonly [least: number, most: number];
}

/** A form for one file of one type, under a key that the browser does not choose. */
export function uploadForm(upload: UploadKey, contentType: string, mostBytes: number): UploadForm {
  return {
    key: incomingKey(upload),
    fields: { 'Content-Type': contentType, success_action_status: '201' },
    bytes: [1, mostBytes],
  };
}

/** A form as a browser sends it. */
export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Signs a form; whoever sends it does so with the rights of whoever signed. */
export type SignForm = (form: UploadForm) => Promise<SignedForm>;
