import { apiHandler } from '../../../lib/shared/api-handler';
import type { ApiEvent } from '../../../lib/shared/api-request';
import type { UploadKey } from '../../../lib/upload/domain/object-keys';
import { ownerOf, VISITOR_HEADER } from '../../../lib/upload/domain/owner';
import type { UploadRecord } from '../../../lib/upload/domain/upload-record';
import { deleteUploadAnswer } from '../../../lib/upload/handlers/delete-upload';
import { issueUploadAnswer } from '../../../lib/upload/handlers/issue-upload';
import { listUploadsAnswer } from '../../../lib/upload/handlers/list-uploads';
import { readUploadAnswer } from '../../../lib/upload/handlers/read-upload';
import recorded from '../../shared/events/http-api-submit.json';

export const NOW_MS = Date.UTC(2026, 10, 26, 12);
export const SECRET = 'a-secret-of-22-letters';
export const OWNER = ownerOf({ headers: { [VISITOR_HEADER]: SECRET }, callerId: undefined }, 'none')!;
const MIB = 1024 * 1024;
export const SETTINGS = { accept: 'all', maxImageBytes: 20 * MIB, maxFileBytes: 100 * MIB, signIn: 'none' } as const;

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly uploadId?: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** A request as an HTTP API hands it to a function, from a browser that made its secret up. */
export function requestOf({ headers = {}, body = '', uploadId, query }: Asked): ApiEvent {
  const { authorizer: _, ...requestContext } = recorded.requestContext;
  return {
    ...recorded,
    headers: { [VISITOR_HEADER]: SECRET, ...headers },
    requestContext,
    body,
    ...(uploadId !== undefined && { pathParameters: { uploadId } }),
    ...(query && { queryStringParameters: query }),
  } as unknown as ApiEvent;
}

/** The API over records in memory. */
export class MemoryApi {
  readonly records = new Map<string, UploadRecord>();
  readonly unserved: string[] = [];
  /** Called before a record is forgotten. */
  beforeForget: () => void = () => undefined;
  /** Called before what is served is removed. */
  beforeUnserve: () => void = () => undefined;
  private serial = 0;

  constructor(readonly settings: Parameters<typeof issueUploadAnswer>[1] = SETTINGS) {}

  put(record: Partial<UploadRecord> & UploadKey): void {
    this.records.set(keyOf(record), {
      fileName: 'photo.jpg',
      contentType: 'image/jpeg',
      status: 'waiting',
      createdAt: NOW_MS,
      ...record,
    });
  }

  issue(event: unknown) {
    const deps = {
      newId: () => uploadId(++this.serial),
      signForm: async ({ key, fields }: { key: string; fields: Readonly<Record<string, string>> }) => ({
        url: 'https://quarantine.s3.ap-southeast-2.amazonaws.com/',
        fields: { key, ...fields },
      }),
      note: async (record: UploadRecord) => this.put(record),
      nowMs: () => NOW_MS,
    };
    return answered(apiHandler(issueUploadAnswer(() => deps, this.settings)), event);
  }

  read(event: unknown) {
    const deps = { read: this.readRecord, nowMs: this.nowMs };
    return answered(apiHandler(readUploadAnswer(() => deps, this.settings.signIn)), event);
  }

  list(event: unknown) {
    const deps = { list: this.listRecords, nowMs: this.nowMs };
    return answered(apiHandler(listUploadsAnswer(() => deps, this.settings.signIn)), event);
  }

  delete(event: unknown) {
    const deps = {
      read: this.readRecord,
      unserve: async (id: string) => {
        this.beforeUnserve();
        this.unserved.push(id);
      },
      forget: async (record: UploadRecord) => {
        this.beforeForget();
        const same = this.records.get(keyOf(record))?.status === record.status;
        if (same) this.records.delete(keyOf(record));
        return same;
      },
    };
    return answered(apiHandler(deleteUploadAnswer(() => deps, this.settings.signIn)), event);
  }

  private readonly nowMs = () => NOW_MS;

  private readonly readRecord = async (upload: UploadKey) => this.records.get(keyOf(upload));

  private readonly listRecords = async (owner: string, most: number, after: string | undefined) => {
    const own = [...this.records.values()]
      .filter((record) => record.owner === owner && (after === undefined || record.uploadId < after))
      .sort((one, other) => (one.uploadId < other.uploadId ? 1 : -1));
    const uploads = own.slice(0, most);
    return { uploads, ...(own.length > most && { next: uploads.at(-1)!.uploadId }) };
  };
}

/** Of version 7, in the order of their numbers. */
export function uploadId(serial: number): string {
  return `0190a000-0000-7000-8000-${String(serial).padStart(12, '0')}`;
}

function keyOf({ owner, uploadId: id }: UploadKey): string {
  return `${owner}/${id}`;
}

async function answered(handler: ReturnType<typeof apiHandler>, event: unknown) {
  const reply = await handler(event as ApiEvent);
  return { ...reply, json: JSON.parse(reply.body || '{}') as Record<string, never> & { readonly code?: string } };
}
