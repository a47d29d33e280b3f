import type { ApiRequest } from '../../shared/api-request';
import type { Problem } from '../../shared/problem';
import type { LinkTo } from './files';
import { isJobId } from './job-id';
import type { JobRecord, ResultFile } from './job-record';
import { isOwner } from './owner';
import { jobKey } from './record-keys';
import { RECORD_TTL_DAYS } from './retention';
import type { VersionedStore } from './versioned-store';

const LOOK_AGAIN_SECONDS = 5;

export interface ReadDeps {
  readonly jobs: Pick<VersionedStore<JobRecord>, 'read'>;
  readonly linkTo: LinkTo;
}

/** A job as its owner sees it. */
export interface JobView {
  readonly jobId: string;
  readonly kind?: string;
  readonly status: string;
  readonly attempts: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /**
   * Rows of a bulk job.
   * @default - not a bulk job, or not begun
   */
  readonly progress?: { readonly rowsDone: number; readonly applied: number; readonly refused: number };
  readonly result?: {
    readonly files: readonly (Omit<ResultFile, 'key'> & { readonly url: string })[];
    readonly summary?: Readonly<Record<string, string | number>>;
  };
  readonly failure?: { readonly code: string; readonly detail: string };
}

export type ReadJobResult =
  | { readonly ok: true; readonly job: JobView }
  | { readonly ok: false; readonly problem: Problem };

/** Looks up a job of the caller. Nobody else's can be found, because the owner is part of the key. */
export async function readJob(request: ApiRequest, deps: ReadDeps, linkSeconds: number): Promise<ReadJobResult> {
  const owner = request.callerId;
  if (!isOwner(owner)) {
    return refused({
      status: 401,
      code: 'not-signed',
      title: 'The request is not signed.',
      detail: 'Sign it with AWS SigV4.',
    });
  }
  const jobId = request.pathParameters['jobId'];
  if (!isJobId(jobId)) {
    const detail = 'A job id has 8 to 64 letters, digits, hyphens or underscores; POST /jobs answers with one.';
    return refused({ status: 400, code: 'invalid-job-id', title: 'This is not a job id.', detail });
  }
  const found = await deps.jobs.read(jobKey(owner, jobId));
  if (found === undefined) {
    return refused({
      status: 404,
      code: 'job-not-found',
      title: 'You have no job with this id.',
      detail: `A job just submitted may not have reached its worker yet: ask again shortly. Records are kept for ${RECORD_TTL_DAYS} days.`,
      retryAfterSeconds: LOOK_AGAIN_SECONDS,
    });
  }
  return { ok: true, job: await viewOf(found.value, deps.linkTo, linkSeconds) };
}

async function viewOf(job: JobRecord, linkTo: LinkTo, linkSeconds: number): Promise<JobView> {
  const { jobId, kind, status, attempts, createdAt, updatedAt, bulk, result, failure } = job;
  const view = { jobId, ...(kind && { kind }), status, attempts, createdAt, updatedAt };
  const progress = bulk && { rowsDone: bulk.applied + bulk.refused, applied: bulk.applied, refused: bulk.refused };
  const files = await Promise.all(
    (result?.files ?? []).map(async ({ key, ...file }) => ({ ...file, url: await linkTo(key, linkSeconds) })),
  );
  return {
    ...view,
    ...(progress && { progress }),
    ...(result && { result: { files, ...(result.summary && { summary: result.summary }) } }),
    ...(failure && { failure }),
  };
}

function refused(problem: Problem): ReadJobResult {
  return { ok: false, problem };
}
