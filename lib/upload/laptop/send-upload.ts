import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '../../config/sentence';

const POLL_MS = 100;

/** A form of the API's, to be sent with a file. */
export interface IssuedForm {
  readonly uploadId: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the API says of an upload. */
export interface UploadView {
  readonly uploadId: string;
  readonly status: 'waiting' | 'ready' | 'rejected';
  readonly result?: { readonly kind: 'image' | 'file'; readonly contentType: string };
  /** Path of what is served. */
  readonly url?: string;
  readonly reason?: { readonly code: string; readonly title: string; readonly detail: string };
}

/** Somebody whom nobody else is taken for: what a browser makes up and keeps. */
export interface Visitor {
  readonly secret: string;
  readonly language: Language;
}

export interface SentFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** Asks for a form, as the page does. */
export async function askForForm(site: string, visitor: Visitor, { fileName, contentType, bytes }: SentFile) {
  const headers = { ...headersOf(visitor), 'content-type': 'application/json' };
  const body = JSON.stringify({ fileName, contentType, bytes: bytes.length });
  const answer = await fetch(`${site}/uploads`, { method: 'POST', headers, body });
  return { status: answer.status, body: (await answer.json()) as IssuedForm & Problem };
}

/** Sends a form with its file to S3, fields first and in their order. */
export async function sendForm(site: string, { url, fields }: IssuedForm, { fileName, bytes }: SentFile) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Uint8Array.from(bytes)]), fileName);
  const answer = await fetch(url, { method: 'POST', headers: { origin: site }, body: form });
  const xml = await answer.text();
  const element = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
  return { status: answer.status, code: element('Code'), detail: element('Message') };
}

/** @returns undefined when the upload still waits after so many seconds */
export async function untilChecked(
  site: string,
  visitor: Visitor,
  uploadId: string,
  seconds: number,
): Promise<UploadView | undefined> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; ) {
    const answer = await fetch(`${site}/uploads/${uploadId}`, { headers: headersOf(visitor) });
    const view = answer.ok ? ((await answer.json()) as UploadView) : undefined;
    if (view && view.status !== 'waiting') return view;
    await wait(POLL_MS);
  }
  return undefined;
}

interface Problem {
  readonly title?: string;
  readonly detail?: string;
}

function headersOf({ secret, language }: Visitor): Record<string, string> {
  return { 'x-visitor-secret': secret, 'accept-language': language };
}

export function detailOf({ title, detail }: Problem): string {
  return [title, detail].filter(Boolean).join(' ');
}
