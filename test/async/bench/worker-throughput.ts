import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { sharpThumbnails } from '../../../lib/async/adapters/sharp-thumbnails';
import { FILE_PREFIXES } from '../../../lib/async/domain/file-keys';
import type { Files } from '../../../lib/async/domain/files';
import { runThumbnail } from '../../../lib/async/domain/run-thumbnail';
import { type JobStack, jobStackOf } from '../../../lib/async/laptop/job-stack';
import { callerIdOf } from '../../../lib/tools/laptop/desk/caller-identity';
import { synthesizePattern } from '../../../lib/tools/laptop/desk/synthesize-pattern';
import { startEngine } from '../../../lib/tools/laptop/engine/engine';
import { type Measurement, median, secondsOf } from '../../bench/measurement';

const JOBS = 20;
const CALLER = callerIdOf(undefined)!;
const KEY = `${FILE_PREFIXES.uploads}${CALLER}/photo.jpg`;
const SIZES = [128, 512, 1024];

/**
 * Thumbnail jobs through the laptop's API, queue, worker processes, table and bucket, against the same job function called
 * directly with the picture in memory: what everything around the work costs.
 */
export async function workerThroughput(rounds: number): Promise<Measurement[]> {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'bench-worker-')));
  const picture = await photo();
  const stack = await synthesizePattern('async', {}, join(directory, 'assembly'), 'en');
  const engine = await startEngine({ stack, directory, report: () => {} });
  const laptop = jobStackOf(engine);
  try {
    await laptop.storage.putObject(laptop.filesBucket, KEY, picture);
    await throughLaptop(laptop); // the first round starts the worker processes
    const [laptopSeconds, bareSeconds]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      laptopSeconds.push(await secondsOf(() => throughLaptop(laptop)));
      bareSeconds.push(await secondsOf(() => bare(picture)));
    }
    return [
      {
        name: 'thumbnail jobs through the laptop',
        value: JOBS / median(laptopSeconds),
        unit: 'jobs/s',
        baseline: { name: 'bare function', value: JOBS / median(bareSeconds) },
      },
    ];
  } finally {
    await engine.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A JPEG of 12 megapixels that is no plain surface: a phone's picture. */
function photo(): Promise<Buffer> {
  const [width, height] = [1000, 750];
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .resize(4000, 3000)
    .jpeg()
    .toBuffer();
}

async function throughLaptop(laptop: JobStack): Promise<void> {
  const submitted = await Promise.all(
    Array.from({ length: JOBS }, () => call(laptop, 'POST', '/jobs', { kind: 'thumbnail', key: KEY, sizes: SIZES })),
  );
  const waiting = new Set(submitted.map(({ jobId }) => jobId));
  while (waiting.size > 0) {
    for (const jobId of waiting) {
      const { status, failure } = await call(laptop, 'GET', `/jobs/${jobId}`);
      if (status === 'failed') throw new Error(`a job failed: ${JSON.stringify(failure)}`);
      if (status === 'succeeded') waiting.delete(jobId);
    }
    await wait(20);
  }
}

async function call(laptop: JobStack, method: string, path: string, body?: object) {
  const reply = await laptop.api.front.answer({
    method,
    path,
    rawQuery: '',
    headers: {
      'Content-Type': 'application/json',
      ...(body && { 'Idempotency-Key': randomBytes(12).toString('hex') }),
    },
    body: body ? JSON.stringify(body) : '',
    callerId: CALLER,
  });
  if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.body}`);
  return JSON.parse(reply.body) as { readonly jobId: string; readonly status: string; readonly failure?: unknown };
}

async function bare(picture: Buffer): Promise<void> {
  const refuse = () => Promise.reject(new Error('a thumbnail job does not need this'));
  const files: Files = {
    read: async () => ({ ok: true, bytes: picture }),
    write: async () => {},
    stream: refuse,
    download: refuse,
    upload: refuse,
  };
  const deps = { files, makeThumbnails: sharpThumbnails() };
  for (let job = 0; job < JOBS; job++) {
    const { signal } = new AbortController();
    const outcome = await runThumbnail(
      { kind: 'thumbnail', key: KEY, sizes: SIZES },
      { owner: CALLER, jobId: `bench-${job}`, signal },
      deps,
    );
    if (outcome.status === 'failed') throw new Error(`the job failed: ${outcome.failure.code}`);
  }
}
