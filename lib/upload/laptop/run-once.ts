import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { OnceAnswer, OnceArguments } from '../../tools/laptop/desk/pattern-page';
import { UsageError } from '../../tools/laptop/desk/usage-error';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { UPLOAD_MESSAGES } from './messages';
import { askForForm, detailOf, sendForm, untilChecked } from './send-upload';

const LIMIT_SECONDS = 120;
const WIDTHS = [320, 960, 1920];

/** What a browser would say of a file by its ending. */
const TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** Refuses what cannot be sent, before anything is started. What the file holds, the check says. */
export function checkOnce({ words, language }: OnceArguments): void {
  const text = UPLOAD_MESSAGES[language];
  const [file, unexpected] = words;
  if (file === undefined) throw new UsageError(text.onceNeeds);
  if (unexpected !== undefined) throw new UsageError(text.tooMany(unexpected));
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new LaptopError(text.noFile(file));
  if (!found.isFile()) throw new LaptopError(text.isFolder(file));
  if (found.size === 0) throw new LaptopError(text.isEmpty(file));
  if (!typeOf(file)) throw new LaptopError(text.unknownType(file));
}

/**
 * Sends one file as a browser would, waits for its check, and asks for what is served of it.
 *
 * @throws LaptopError with the reason of whoever refused it: the API, S3 or the check
 */
export async function runOnce(site: string, { words, language }: OnceArguments): Promise<OnceAnswer> {
  const text = UPLOAD_MESSAGES[language];
  const path = words[0]!;
  const file = { fileName: basename(path), contentType: typeOf(path)!, bytes: readFileSync(path) };
  const visitor = { secret: randomBytes(24).toString('base64url'), language };
  const issued = await askForForm(site, visitor, file);
  if (issued.status !== 201) throw new LaptopError(text.notIssued(issued.status, detailOf(issued.body)));
  const { uploadId } = issued.body;
  const { status, code, detail } = await sendForm(site, issued.body, file);
  if (status !== 201) throw new LaptopError(text.notTaken(status, code, detail));

  const view = await untilChecked(site, visitor, uploadId, LIMIT_SECONDS);
  if (!view) throw new LaptopError(text.tooSlow(LIMIT_SECONDS));
  if (view.reason) throw new LaptopError(text.rejected(view.reason.title, view.reason.detail));
  const address = `${site}${view.url}`;
  const addresses = view.result?.kind === 'image' ? WIDTHS.map((width) => `${address}?w=${width}`) : [address];
  const files = [];
  for (const each of addresses) {
    const answer = await fetch(each, { headers: { accept: 'image/webp,*/*' } });
    const { length: bytes } = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new LaptopError(text.notServed(each, answer.status));
    files.push({ address: each, contentType: answer.headers.get('content-type') ?? '', bytes });
  }
  return {
    about: { uploadId, result: view.result, files },
    lines: files.map((each) => text.served(each.address, each.contentType, each.bytes)),
  };
}

function typeOf(file: string): string | undefined {
  return TYPES[extname(file).toLowerCase()];
}
