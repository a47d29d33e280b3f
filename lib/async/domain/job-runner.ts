import type { Files } from './files';
import { failed, type JobOutcome } from './job-outcome';
import { type MakeThumbnails, runThumbnail } from './run-thumbnail';
import type { RunJob } from './work-message';

export interface RunnerDeps {
  readonly files: Files;
  readonly makeThumbnails: MakeThumbnails;
}

/** Sends a request to the code of its kind. */
export function jobRunner(deps: RunnerDeps): RunJob {
  return async (request, job): Promise<JobOutcome> => {
    switch (request.kind) {
      case 'thumbnail':
        return runThumbnail(request, job, deps);
      default:
        return failed('kind-not-offered', 'Jobs of this kind do not run here.');
    }
  };
}
