import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { sharpThumbnails } from '../../../lib/async/adapters/sharp-thumbnails';
import { FILE_PREFIXES } from '../../../lib/async/domain/file-keys';
import type { Files } from '../../../lib/async/domain/files';
import { runThumbnail } from '../../../lib/async/domain/run-thumbnail';
import { type Measurement, median, secondsOf } from '../../bench/measurement';
import { BenchLaptop } from './bench-laptop';

const JOBS = 20;
const SIZES = [128, 512, 1024];

/**
 * Thumbnail jobs through the laptop's API, queue, worker processes, table and bucket, against the same job function called
 * directly with the picture in memory: what everything around the work costs.
 */
export async function workerThroughput(rounds: number): Promise<Measurement[]> {
  const picture = await photo();
  const laptop = await BenchLaptop.start();
  const key = `${FILE_PREFIXES.uploads}${laptop.caller}/photo.jpg`;
  const jobs = Array.from({ length: JOBS }, () => ({ kind: 'thumbnail', key, sizes: SIZES }));
  try {
    await laptop.stack.storage.putObject(laptop.stack.filesBucket, key, picture);
    await laptop.run(jobs); // the first round starts the worker processes
    const [laptopSeconds, bareSeconds]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      laptopSeconds.push(await secondsOf(() => laptop.run(jobs)));
      bareSeconds.push(await secondsOf(() => bare(picture, key)));
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
    await laptop.stop();
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

async function bare(picture: Buffer, key: string): Promise<void> {
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
      { kind: 'thumbnail', key, sizes: SIZES },
      { owner: 'BENCH', jobId: `bench-${job}`, signal },
      deps,
    );
    if (outcome.status === 'failed') throw new Error(`the job failed: ${outcome.failure.code}`);
  }
}
