import { randomUUID } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '../../config/sentence';
import type { ApiReply } from '../../tools/laptop/api/api-exchange';
import { callerIdOf } from '../../tools/laptop/desk/caller-identity';
import type { OnceAnswer, OnceArguments } from '../../tools/laptop/desk/pattern-page';
import { prepareFolder } from '../../tools/laptop/desk/prepare-folder';
import { UsageError } from '../../tools/laptop/desk/usage-error';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import { MAX_OBJECT_BYTES } from '../../tools/laptop/engine/services/queue-and-file-server';
import type { RowResult } from '../domain/bulk-row';
import { uploadPrefix } from '../domain/file-keys';
import type { JobView } from '../domain/read-job';
import type { JobStack } from './job-stack';
import { JOB_MESSAGES } from './messages';

const POLL_MS = 100;
const SHOWN_REFUSALS = 5;

/** Characters of what came instead of a result. */
const SHOWN_ANSWER = 300;
const LIMIT_SECONDS = { thumbnail: 120, bulk: 600, video: 3600 };

type OnceKind = keyof typeof LIMIT_SECONDS;

/** Refuses what no job can be made of, before anything is started. */
export function checkOnce({ words, options, language }: OnceArguments): void {
  const text = JOB_MESSAGES[language];
  const [file, unexpected] = words;
  if (file === undefined) throw new UsageError(text.onceNeeds);
  if (unexpected !== undefined) throw new UsageError(text.tooMany(unexpected));
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new LaptopError(text.noFile(file));
  if (!found.isFile()) throw new LaptopError(text.isFolder(file));
  if (found.size > MAX_OBJECT_BYTES) throw new LaptopError(text.fileTooLarge(file, MAX_OBJECT_BYTES / 1024 ** 2));
  prepareFolder(String(options['out'] ?? '.'), language);
}

/**
 * Sends one job through the API, as a client would, and fetches its results.
 *
 * @throws LaptopError with the API's or the job's own reason
 */
export async function runOnce(stack: JobStack, { words, options, language }: OnceArguments): Promise<OnceAnswer> {
  const text = JOB_MESSAGES[language];
  const file = words[0]!;
  const kind = kindOf(file);
  if (!stack.jobKinds.includes(kind)) {
    const remedy = stack.variant.worker === 'ec2' ? text.videoNeedsFfmpeg : text.videoNeedsWorker;
    throw new LaptopError(text.kindNotHere(kind, kind === 'video' ? remedy : text.needsNothing));
  }
  const key = `${uploadPrefix(callerIdOf(undefined)!)}${randomUUID()}${extname(file).toLowerCase()}`;
  await stack.storage.putObject(stack.filesBucket, key, readFileSync(file));

  const request = { kind, key, ...(kind === 'video' && { preset: '480p' }) };
  const submitted = await call(stack, language, 'POST', '/jobs', JSON.stringify(request));
  if (submitted.status !== 202) throw new LaptopError(text.refused(submitted.status, detailOf(submitted)));
  const { jobId } = JSON.parse(submitted.body) as { readonly jobId: string };

  const job = await finished(stack, jobId, LIMIT_SECONDS[kind], language);
  if (job.failure) throw new LaptopError(text.jobFailed(job.failure.code, job.failure.detail));
  const directory = resolve(String(options['out'] ?? join('results', jobId)));
  prepareFolder(directory, language);
  const files: string[] = [];
  for (const { name, url } of job.result?.files ?? []) {
    const target = join(directory, basename(name));
    const answer = await fetch(url);
    if (!answer.ok)
      throw new LaptopError(text.resultNotThere(name, answer.status, (await answer.text()).slice(0, SHOWN_ANSWER)));
    writeFileSync(target, Buffer.from(await answer.arrayBuffer()));
    files.push(target);
  }
  const refused = refusedRows(files, language);
  const { attempts, result: { summary } = {} } = job;
  return {
    about: { jobId, kind, attempts, directory, files, ...(summary !== undefined && { summary }) },
    lines: [...files, ...refused, text.resultsIn(directory)],
  };
}

/** The first rows of a table that were refused, and how many more there are. */
function refusedRows(files: readonly string[], language: Language): string[] {
  const text = JOB_MESSAGES[language];
  const lines = files
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  const refused = lines.map((line) => JSON.parse(line) as RowResult).filter(({ outcome }) => outcome === 'refused');
  const shown = refused.slice(0, SHOWN_REFUSALS).map(({ row, ...told }) => {
    return text.rowRefused(row, (language === 'ko' ? told.reasonKo : told.reason) ?? '');
  });
  const more = refused.length - shown.length;
  return more > 0 ? [...shown, text.rowsMore(more)] : shown;
}

async function finished(stack: JobStack, jobId: string, limitSeconds: number, language: Language): Promise<JobView> {
  const deadline = Date.now() + limitSeconds * 1000;
  while (Date.now() < deadline) {
    const reply = await call(stack, language, 'GET', `/jobs/${jobId}`);
    const job = reply.status === 200 ? (JSON.parse(reply.body) as JobView) : undefined;
    if (job && (job.status === 'succeeded' || job.status === 'failed')) return job;
    await wait(POLL_MS);
  }
  throw new LaptopError(JOB_MESSAGES[language].tooSlow(limitSeconds));
}

function call({ api }: JobStack, language: Language, method: string, path: string, body = ''): Promise<ApiReply> {
  // An API straight to the queue takes the id from the client; the other would derive it from the payload.
  const headers = {
    'Accept-Language': language,
    'Content-Type': 'application/json',
    ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }),
  };
  return api.front.answer({ method, path, rawQuery: '', headers, body, callerId: callerIdOf(undefined)! });
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
