import type { ApiRequest } from '../../shared/api-request';
import type { Problem } from '../../shared/problem';
import { isUploadId } from './image-request';
import type { UploadKey } from './object-keys';
import { ownerOf } from './owner';
import type { SignIn } from './sign-in';
import { uploadProblem } from './upload-problems';
import { isThere, type UploadRecord } from './upload-record';

/** Most uploads of one answer. */
const LONGEST_LIST = 50;

export interface ReadDeps {
  readonly read: (upload: UploadKey) => Promise<UploadRecord | undefined>;
  readonly nowMs: () => number;
}

export interface ListDeps {
  /** Uploads of an owner, the newest first, from behind one of them on. */
  readonly list: (owner: string, most: number, after: string | undefined) => Promise<UploadPage>;
  readonly nowMs: () => number;
}

export interface UploadPage {
  readonly uploads: readonly UploadRecord[];
  /** @default - there are no more */
  readonly next?: string;
}

export interface DeleteDeps {
  readonly read: ReadDeps['read'];
  /** Removes what is served of an upload, and has what CloudFront keeps of it forgotten. */
  readonly unserve: (uploadId: string) => Promise<void>;
  /** @returns false when the record is not in that state any more, and is left */
  readonly forget: (record: UploadRecord) => Promise<boolean>;
}

type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** One of the caller's uploads. Of anybody else's there is nothing to learn, not even that it exists. */
export async function readUpload(request: ApiRequest, deps: ReadDeps, signIn: SignIn): Promise<Result<UploadRecord>> {
  const asked = uploadAsked(request, signIn);
  if (!asked.ok) return asked;
  const record = await deps.read(asked.value);
  return isThere(record, deps.nowMs()) ? { ok: true, value: record } : refused('no-such-upload');
}

export async function listUploads(request: ApiRequest, deps: ListDeps, signIn: SignIn): Promise<Result<UploadPage>> {
  const owner = ownerOf(request, signIn);
  if (owner === undefined) return refused('not-signed-in');
  const { limit = String(LONGEST_LIST), after } = request.queryParameters;
  const most = /^[1-9]\d?$/.test(limit) ? Number(limit) : Number.NaN;
  if (!(most <= LONGEST_LIST) || (after !== undefined && !isUploadId(after))) return refused('invalid-list');
  const { uploads, next } = await deps.list(owner, most, after);
  const nowMs = deps.nowMs();
  return { ok: true, value: { uploads: uploads.filter((record) => isThere(record, nowMs)), next } };
}

/** A record changes its state once, from waiting to what it stays. */
const MOST_STATES = 2;

/**
 * Deletes one of the caller's uploads. The record goes last: whatever fails before, the same request does again. A file that is
 * being looked at meanwhile either finds no record, and is thrown away, or is ready before its record goes, which then stays.
 */
export async function deleteUpload(request: ApiRequest, deps: DeleteDeps, signIn: SignIn): Promise<Result<undefined>> {
  const asked = uploadAsked(request, signIn);
  // What is not there is as it should be.
  if (!asked.ok) return asked.problem.status === 404 ? DONE : asked;
  for (let left = MOST_STATES; left > 0; left--) {
    const record = await deps.read(asked.value);
    if (record === undefined) return DONE;
    if (record.status === 'ready') await deps.unserve(record.uploadId);
    if (await deps.forget(record)) return DONE;
  }
  return refused('service-unavailable');
}

const DONE = { ok: true, value: undefined } as const;

function uploadAsked(request: ApiRequest, signIn: SignIn): Result<UploadKey> {
  const owner = ownerOf(request, signIn);
  if (owner === undefined) return refused('not-signed-in');
  const { uploadId = '' } = request.pathParameters;
  return isUploadId(uploadId) ? { ok: true, value: { owner, uploadId } } : refused('no-such-upload');
}

function refused(...problem: Parameters<typeof uploadProblem>): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: uploadProblem(...problem) };
}
