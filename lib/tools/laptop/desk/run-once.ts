import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { FILE_PREFIXES } from '../../../async/domain/file-keys';
import type { ApiReply } from '../engine/api/api-exchange';
import type { Laptop } from '../engine/engine';
import { LaptopError } from '../engine/laptop-error';
import { MAX_OBJECT_BYTES } from '../engine/services/queue-and-file-server';
import { callerIdOf } from './laptop-identity';
import type { Messages } from './messages';

const POLL_MS = 100;
const LIMIT_SECONDS = { thumbnail: 120, bulk: 600, video: 3600 };

type OnceKind = keyof typeof LIMIT_SECONDS;

/** A job's view as the API gives it, as far as this needs it. */
interface JobAnswer {
  readonly status: string;
  readonly attempts: number;
  readonly result?: {
    readonly files: readonly { readonly name: string; readonly url: string }[];
    readonly summary?: unknown;
  };
  readonly failure?: { readonly code: string; readonly detail: string };
}

export interface OnceResult {
  readonly jobId: string;
  readonly kind: OnceKind;
  readonly attempts: number;
  readonly directory: string;
  readonly files: readonly string[];
  readonly summary?: unknown;
}

/** @throws LaptopError when it is no file that a job can have; before anything is started */
export function checkFile(file: string, text: Messages): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new LaptopError(text.noFile(file));
  if (!found.isFile()) throw new LaptopError(text.isFolder(file));
  if (found.size > MAX_OBJECT_BYTES) throw new LaptopError(text.fileTooLarge(file, MAX_OBJECT_BYTES / 1024 ** 2));
}

/** @throws LaptopError when there can be no such folder; before anything is started */
export function prepareFolder(folder: string, text: Messages): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new LaptopError(text.noFolder(folder, (error as NodeJS.ErrnoException).code ?? ''));
  }
}

/**
 * Sends one job through the API, as a client would, and fetches its results.
 *
 * @throws LaptopError with the API's or the job's own reason
 */
export async function runOnce(
  laptop: Laptop,
  file: string,
  outDirectory: string | undefined,
  text: Messages,
): Promise<OnceResult> {
  const kind = kindOf(file);
  if (!laptop.jobKinds.includes(kind)) {
    const remedy = laptop.variant.worker === 'ec2' ? text.videoNeedsFfmpeg : text.videoNeedsWorker;
    throw new LaptopError(text.kindNotHere(kind, kind === 'video' ? remedy : text.needsNothing));
  }
  const callerId = callerIdOf(undefined)!;
  const key = `${FILE_PREFIXES.uploads}${callerId}/${randomUUID()}${extname(file).toLowerCase()}`;
  const body = readFileSync(file);
  await laptop.services.s3.send(new PutObjectCommand({ Bucket: laptop.filesBucket, Key: key, Body: body }));

  const request = { kind, key, ...(kind === 'video' && { preset: '480p' }) };
  const submitted = await call(laptop, 'POST', '/jobs', JSON.stringify(request));
  if (submitted.status !== 202) throw new LaptopError(text.refused(submitted.status, detailOf(submitted)));
  const { jobId } = JSON.parse(submitted.body) as { readonly jobId: string };

  const job = await finished(laptop, jobId, LIMIT_SECONDS[kind], text);
  if (job.failure) throw new LaptopError(text.jobFailed(job.failure.code, job.failure.detail));
  const directory = resolve(outDirectory ?? join('results', jobId));
  mkdirSync(directory, { recursive: true });
  const files: string[] = [];
  for (const { name, url } of job.result?.files ?? []) {
    const target = join(directory, basename(name));
    writeFileSync(target, Buffer.from(await (await fetch(url)).arrayBuffer()));
    files.push(target);
  }
  const summary = job.result?.summary;
  return { jobId, kind, attempts: job.attempts, directory, files, ...(summary !== undefined && { summary }) };
}

async function finished(laptop: Laptop, jobId: string, limitSeconds: number, text: Messages): Promise<JobAnswer> {
  const deadline = Date.now() + limitSeconds * 1000;
  while (Date.now() < deadline) {
    const reply = await call(laptop, 'GET', `/jobs/${jobId}`);
    const job = reply.status === 200 ? (JSON.parse(reply.body) as JobAnswer) : undefined;
    if (job && (job.status === 'succeeded' || job.status === 'failed')) return job;
    await wait(POLL_MS);
  }
  throw new LaptopError(text.tooSlow(limitSeconds));
}

function call(laptop: Laptop, method: string, path: string, body = ''): Promise<ApiReply> {
  // An API straight to the queue takes the id from the client; the other would derive it from the payload.
  const headers = { 'Content-Type': 'application/json', ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }) };
  return laptop.front.answer({ method, path, rawQuery: '', headers, body, callerId: callerIdOf(undefined)! });
}

/** By the file's ending: whatever is no table and no film is handed to the worker as a picture, which knows best. */
function kindOf(file: string): OnceKind {
  const ending = extname(file).toLowerCase();
  if (ending === '.csv') return 'bulk';
  return ['.mp4', '.mov', '.m4v', '.mkv', '.webm', '.avi'].includes(ending) ? 'video' : 'thumbnail';
}

function detailOf({ body }: ApiReply): string {
  const { title, detail, message } = JSON.parse(body) as { title?: string; detail?: string; message?: string };
  return [title, detail ?? message].filter(Boolean).join(' ');
}
