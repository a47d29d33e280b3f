import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '../../config/sentence';
import type { ApiAnswers } from '../../tools/laptop/api/api-exchange';
import { callerIdOf } from '../../tools/laptop/desk/caller-identity';
import type { shownDocument } from '../domain/shown-document';

const POLL_MS = 100;

/** What the API says of a document. */
export type ShownDocument = ReturnType<typeof shownDocument>;

export interface TenantReply {
  readonly status: number;
  /** Parsed. What is no JSON is nothing. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SentDocument {
  readonly status: number;
  /** @default - it was refused */
  readonly documentId?: string;
  /** Why it was refused. */
  readonly detail: string;
}

/** The API as a program of one tenant calls it. */
export class TenantApi {
  constructor(
    private readonly api: ApiAnswers,
    private readonly tenant: string,
    private readonly language: Language,
  ) {}

  async call(method: string, path: string, body?: object): Promise<TenantReply> {
    const reply = await this.api.answer({
      method,
      path: `/${this.tenant}/${path}`,
      rawQuery: '',
      headers: { 'Accept-Language': this.language, 'Content-Type': 'application/json' },
      body: body ? JSON.stringify(body) : '',
      callerId: callerIdOf(undefined)!,
    });
    return { status: reply.status, body: reply.body ? (JSON.parse(reply.body) as TenantReply['body']) : {} };
  }

  /** Asks for a form for the file, and sends it to S3, fields first and in their order. */
  async send(fileName: string, bytes: Uint8Array): Promise<SentDocument> {
    const { status, body } = await this.call('POST', 'documents', { fileName, bytes: bytes.length });
    if (status !== 201) return { status, detail: detailOf(body) };
    const { documentId, url, fields } = body as { documentId: string; url: string; fields: Record<string, string> };
    const sent = await sendForm(url, fields, fileName, bytes);
    return sent.status === 201 ? { ...sent, documentId } : sent;
  }

  /** @returns undefined when it is still being read after so many seconds */
  async untilRead(documentId: string, seconds: number): Promise<ShownDocument | undefined> {
    for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; ) {
      const { status, body } = await this.call('GET', `documents/${documentId}`);
      const document = body as unknown as ShownDocument;
      if (status === 200 && document.status !== 'reading') return document;
      await wait(POLL_MS);
    }
    return undefined;
  }
}

/**
 * Sends a file by a form that S3 signed: fields first, in their order.
 *
 * @returns 201 and no detail where it was taken
 */
export async function sendForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  fileName: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<Omit<SentDocument, 'documentId'>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Uint8Array.from(bytes)]), fileName);
  const answer = await fetch(url, { method: 'POST', body: form, ...(signal && { signal }) });
  const xml = await answer.text();
  if (answer.status === 201) return { status: 201, detail: '' };
  return { status: answer.status, detail: /<Message>([^<]*)</.exec(xml)?.[1] ?? xml };
}

export function detailOf({ title, detail, message }: TenantReply['body']): string {
  return [title, detail ?? message].filter(Boolean).join(' ');
}
