import type { BulkJobs } from './bulk-jobs';
import type { Files } from './files';
import type { RunJob } from './job-outcome';
import { failed } from './job-outcome';
import type { ResultRows } from './result-rows';
import { beginBulk } from './run-bulk';
import { type Mailer, runEmail } from './run-email';
import { type MakeThumbnails, runThumbnail } from './run-thumbnail';
import { runVideo, type VideoDeps } from './run-video';

export interface RunnerDeps {
  readonly files: Files;
  readonly makeThumbnails: MakeThumbnails;
  readonly bulk: BulkJobs;
  /** @default - e-mail jobs are not offered */
  readonly mailer?: Mailer;
  /** @default - video jobs are not offered */
  readonly video?: Omit<VideoDeps, 'files'>;
  /** @default - results are objects only */
  readonly rows?: ResultRows;
  readonly nowMs: () => number;
}

/** Sends a request to the code of its kind, and a result to the database where there is one. */
export function jobRunner(deps: RunnerDeps): RunJob {
  const run: RunJob = async (request, job, started, writeHeld) => {
    switch (request.kind) {
      case 'thumbnail':
        return runThumbnail(request, job, deps);
      case 'bulk':
        return beginBulk(request, job, writeHeld, deps.bulk);
      case 'email':
        return deps.mailer
          ? runEmail(request, job, started, writeHeld, { ...deps, mailer: deps.mailer })
          : failed('kind-not-offered');
      case 'video':
        return deps.video ? runVideo(request, job, { ...deps.video, files: deps.files }) : failed('kind-not-offered');
    }
  };
  return async (request, job, ...rest) => {
    const outcome = await run(request, job, ...rest);
    // A mail has no files. Were its row to fail after it was sent, the job would look like one whose outcome is unknown.
    if (outcome.status !== 'underway' && outcome.result?.files.length) {
      await deps.rows?.saveResult(job.owner, job.jobId, request.kind, outcome.result);
    }
    return outcome;
  };
}
