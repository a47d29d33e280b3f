import * as z from 'zod';
import type { ApiRequest } from '../../shared/api-request';
import { bareFileName, NAME_BYTES } from '../../shared/bare-file-name';
import { parseJson } from '../../shared/parse-json';
import type { Problem } from '../../shared/problem';
import { requestFaults } from '../../shared/request-faults';
import { type DocumentKey, documentKey, isDocumentId } from './document-key';
import { DOCUMENT_KINDS, kindOf, MAX_DOCUMENT_BYTES } from './document-kinds';
import { documentProblem, tooLarge } from './document-problems';
import { type DocumentRecord, hiddenRecord, statusOf } from './document-record';
import { changeRecord, type Ledger } from './ledger';

/** How long a form can be sent: long enough to choose the file again after a mistake, too short to pass it on. */
export const FORM_SECONDS = 300;

const LONGEST_LIST = 50;

export interface DocumentForm {
  readonly key: string;
  /** Every field that stands in the form beside what signs it. */
  readonly fields: Readonly<Record<string, string>>;
  readonly mostBytes: number;
}

export interface SignedForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface DocumentList {
  readonly records: readonly DocumentRecord[];
  /** @default - there are no more */
  readonly next?: string;
}

export interface ReadDeps {
  readonly read: Ledger['read'];
  /** Documents of a tenant in the order of their ids, from behind one of them on. */
  readonly list: (tenant: string, most: number, after: string | undefined) => Promise<DocumentList>;
}

export interface ChangeDeps {
  readonly ledger: Ledger;
  readonly signForm: (form: DocumentForm) => Promise<SignedForm>;
  /** Hides an object behind a marker. @returns the version of the marker */
  readonly hide: (key: string) => Promise<string>;
  readonly nowMs: () => number;
}

type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export async function listDocuments(
  { pathParameters: { tenant = '' }, queryParameters: { limit = String(LONGEST_LIST), after } }: ApiRequest,
  { list }: ReadDeps,
  tenants: readonly string[],
): Promise<Result<DocumentList>> {
  if (!tenants.includes(tenant)) return failed(documentProblem('no-such-tenant'));
  const most = /^[1-9]\d?$/.test(limit) ? Number(limit) : Number.NaN;
  if (!(most <= LONGEST_LIST) || (after !== undefined && !isDocumentId(after))) {
    return failed(documentProblem('invalid-list'));
  }
  const { records, ...rest } = await list(tenant, most, after);
  return { ok: true, value: { records: records.filter((record) => statusOf(record) !== 'deleted'), ...rest } };
}

/** One document of a tenant. Of anybody else's there is nothing to learn, not even that it exists. */
export async function readDocument(
  request: ApiRequest,
  { read }: Pick<ReadDeps, 'read'>,
  tenants: readonly string[],
): Promise<Result<DocumentRecord>> {
  const asked = documentAsked(request, tenants);
  if (!asked.ok) return asked;
  const record = await read(asked.value);
  return record && statusOf(record) !== 'deleted'
    ? { ok: true, value: record }
    : failed(documentProblem('no-such-document'));
}

const offer = z.strictObject({ fileName: z.string().max(4096), bytes: z.number().int().min(0) });

export interface Offered {
  readonly document: DocumentKey;
  readonly form: SignedForm;
  readonly expiresAt: Date;
}

/** Gives out a form for one document. A name that is there already is that document's next version. */
export async function offerDocument(
  request: ApiRequest,
  { signForm, nowMs }: ChangeDeps,
  tenants: readonly string[],
): Promise<Result<Offered>> {
  const { tenant = '' } = request.pathParameters;
  if (!tenants.includes(tenant)) return failed(documentProblem('no-such-tenant'));
  const sent = parseJson(request.body);
  if (sent === undefined) return failed(documentProblem('malformed-json'));
  const parsed = offer.safeParse(sent);
  if (!parsed.success) return failed(documentProblem('invalid-request', requestFaults(parsed.error, sent)));

  const { bytes } = parsed.data;
  const name = bareFileName(parsed.data.fileName);
  const kind = kindOf(name);
  if (kind === undefined) return failed(documentProblem('kind-not-taken'));
  if (kind === 'hwp') return failed(documentProblem('hwp-not-taken'));
  if (bytes === 0) return failed(documentProblem('empty-document'));
  if (bytes > MAX_DOCUMENT_BYTES) return failed(tooLarge(bytes));
  const document = Buffer.byteLength(name) <= NAME_BYTES ? documentKey(tenant, name) : undefined;
  if (!document) return failed(documentProblem('name-too-long'));

  const form = await signForm({
    key: document.key,
    fields: { 'Content-Type': DOCUMENT_KINDS[kind].mediaTypes[0]!, success_action_status: '201' },
    mostBytes: MAX_DOCUMENT_BYTES,
  });
  return { ok: true, value: { document, form, expiresAt: new Date(nowMs() + FORM_SECONDS * 1000) } };
}

/**
 * Deletes a document. It is hidden in the bucket first, and then in the ledger, from where on nothing is answered from it; S3 tells
 * the ingestion, which removes its passages. Whatever fails, the same request does again.
 */
export async function deleteDocument(
  request: ApiRequest,
  { ledger, hide }: Pick<ChangeDeps, 'ledger' | 'hide'>,
  tenants: readonly string[],
): Promise<Result<undefined>> {
  const asked = documentAsked(request, tenants);
  // What is not there is as it should be; whose it would be must be right.
  if (!asked.ok) return asked;
  const record = await ledger.read(asked.value);
  if (!record || record.newest.what === 'went') return DONE;
  const marker = await hide(record.key);
  await changeRecord(ledger, record, (before) => before && hiddenRecord(before, marker));
  return DONE;
}

const DONE = { ok: true, value: undefined } as const;

function documentAsked(
  { pathParameters: { tenant = '', documentId = '' } }: ApiRequest,
  tenants: readonly string[],
): Result<Pick<DocumentKey, 'tenant' | 'documentId'>> {
  if (!tenants.includes(tenant)) return failed(documentProblem('no-such-tenant'));
  if (!isDocumentId(documentId)) return failed(documentProblem('no-such-document'));
  return { ok: true, value: { tenant, documentId } };
}

function failed(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
