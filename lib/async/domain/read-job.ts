import type { Language } from '../../config/sentence';
import type { ApiRequest } from '../../shared/api-request';
import { isCallerId } from '../../shared/caller-id';
import type { Problem } from '../../shared/problem';
import { API_PROBLEMS, apiProblem } from './api-problems';
import type { LinkTo } from './files';
import { isJobId } from './job-id';
import type { JobRecord } from './job-record';
import { detailIn, type ResultFile } from './job-result';
import { jobKey } from './record-keys';
import { RECORD_TTL_DAYS } from './retention';
import type { VersionedStore } from './versioned-store';

export interface ReadDeps {
  readonly jobs: Pick<VersionedStore<JobRecord>, 'read'>;
  readonly linkTo: LinkTo;
}

export interface ReadSettings {
  /** Seconds a link to a result file works. */
  readonly linkSeconds: number;
  /** What the owner reads. */
  readonly language: Language;
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
export async function readJob(request: ApiRequest, deps: ReadDeps, settings: ReadSettings): Promise<ReadJobResult> {
  const owner = request.callerId;
  if (!isCallerId(owner)) return refused('not-signed');
  const jobId = request.pathParameters['jobId'];
  if (!isJobId(jobId)) return refused('invalid-job-id');
  const found = await deps.jobs.read(jobKey(owner, jobId));
  if (found === undefined) {
    const { detail: remedy } = API_PROBLEMS['job-not-found'];
    return refused('job-not-found', {
      en: `${remedy.en} Records are kept for ${RECORD_TTL_DAYS} days.`,
      ko: `${remedy.ko} 기록은 ${RECORD_TTL_DAYS}일 동안 남습니다.`,
    });
  }
  return { ok: true, job: await viewOf(found.value, deps.linkTo, settings) };
}

async function viewOf(job: JobRecord, linkTo: LinkTo, { linkSeconds, language }: ReadSettings): Promise<JobView> {
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
    ...(failure && { failure: { code: failure.code, detail: detailIn(failure, language) } }),
  };
}

function refused(...problem: Parameters<typeof apiProblem>): ReadJobResult {
  return { ok: false, problem: apiProblem(...problem) };
}
