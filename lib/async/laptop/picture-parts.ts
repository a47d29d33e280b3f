import type { PicturePart } from '../../tools/laptop/desk/picture-part';

/** Tiles of the picture, by the box that tells their numbers. */
export const PICTURE_PARTS: Readonly<Record<string, PicturePart>> = {
  client: { tiles: ['outside/callers'], files: ['constructs/async/job-submitters.ts'] },
  api: {
    tiles: ['Api/Api', 'DirectApi', 'SubmitJob', 'ReadJob', 'ServersBalancer', 'Servers'],
    files: [
      'constructs/async/http-job-api.ts',
      'constructs/async/direct-job-api.ts',
      'constructs/async/job-servers.ts',
    ],
  },
  queue: { tiles: ['Queue/Jobs'], files: ['constructs/async/job-queue.ts'] },
  worker: { tiles: ['Worker'], files: ['constructs/async/lambda-worker.ts', 'constructs/async/ec2-worker.ts'] },
  results: {
    tiles: ['Files', 'Results'],
    files: ['constructs/async/job-files.ts', 'constructs/async/results-database.ts'],
  },
  uploads: { tiles: ['Files'], files: ['constructs/async/job-files.ts'] },
  table: { tiles: ['Store'], files: ['constructs/async/job-store.ts'] },
  dead: { tiles: ['Queue/DeadLetters'], files: ['constructs/async/job-queue.ts'] },
  outbox: { tiles: ['Mail'], files: ['constructs/async/job-mail.ts'] },
};
