import * as z from 'zod';
import type { ApiRequest } from '../../shared/api-request';
import { parseJson } from '../../shared/parse-json';
import type { Problem } from '../../shared/problem';
import { requestFaults } from '../../shared/request-faults';
import { type Accepted, acceptedKind, acceptedNames, limitOf } from './accepted-types';
import { fileName } from './file-name';
import { ownerOf } from './owner';
import { remedyForType } from './rejections';
import type { SignIn } from './sign-in';
import { FORM_SECONDS, type SignedForm, type SignForm, uploadForm } from './upload-form';
import { uploadProblem } from './upload-problems';
import { issuedRecord, type UploadRecord } from './upload-record';

/** A name is cut to what it is saved under; one that is longer than this was not typed by anybody. */
const LONGEST_NAME = 4_096;
const MIB = 1024 * 1024;

const uploadRequest = z.strictObject({
  fileName: z.string().max(LONGEST_NAME),
  contentType: z.string().max(255),
  bytes: z.number().int().min(1, 'Must be 1 at least: an empty file is not taken'),
});

export interface IssueDeps {
  readonly newId: () => string;
  readonly signForm: SignForm;
  /** Notes a form that is given out. */
  readonly note: (record: UploadRecord) => Promise<void>;
  readonly nowMs: () => number;
}

export interface IssueSettings extends Accepted {
  readonly signIn: SignIn;
}

export type Issued =
  | { readonly ok: true; readonly uploadId: string; readonly form: SignedForm; readonly expiresAt: Date }
  | { readonly ok: false; readonly problem: Problem };

/** Gives out a form for one file. The record comes first: what arrives without one is thrown away. */
export async function issueUpload(request: ApiRequest, deps: IssueDeps, settings: IssueSettings): Promise<Issued> {
  const owner = ownerOf(request, settings.signIn);
  if (owner === undefined) return refused('not-signed-in');
  const submitted = parseJson(request.body);
  if (submitted === undefined) return refused('malformed-json');
  const parsed = uploadRequest.safeParse(submitted);
  if (!parsed.success) return refused('invalid-request', requestFaults(parsed.error, submitted));

  const { bytes } = parsed.data;
  const contentType = parsed.data.contentType.trim().toLowerCase();
  const kind = acceptedKind(contentType, settings);
  if (kind === undefined) return typeNotTaken(contentType, settings);
  const most = limitOf(kind, settings);
  if (bytes > most) {
    return refused('file-too-large', {
      en: `It has ${bytes.toLocaleString('en')} bytes; ${most / MIB} MiB are taken. Make it smaller or split it.`,
      ko: `${bytes.toLocaleString('en')}바이트입니다. ${most / MIB}MiB까지 받습니다. 크기를 줄이거나 나누어 올리세요.`,
    });
  }

  const uploadId = deps.newId();
  const nowMs = deps.nowMs();
  const form = await deps.signForm(uploadForm({ owner, uploadId }, contentType, most));
  await deps.note(issuedRecord({ owner, uploadId }, { fileName: fileName(parsed.data.fileName), contentType }, nowMs));
  return { ok: true, uploadId, form, expiresAt: new Date(nowMs + FORM_SECONDS * 1000) };
}

function typeNotTaken(contentType: string, settings: Accepted): Issued {
  const names = acceptedNames(settings);
  const remedy = remedyForType(contentType);
  return refused('type-not-taken', {
    en: [`Taken are ${names.en}.`, ...(remedy ? [remedy.en] : [])].join(' '),
    ko: [`받는 형식은 ${names.ko}입니다.`, ...(remedy ? [remedy.ko] : [])].join(' '),
  });
}

function refused(...problem: Parameters<typeof uploadProblem>): Issued {
  return { ok: false, problem: uploadProblem(...problem) };
}
