import type { ApiRequest } from '../../shared/api-request';
import { isCallerId } from '../../shared/caller-id';
import type { Problem } from '../../shared/problem';
import { API_PROBLEMS, apiProblem } from './api-problems';
import { claimCheckKey } from './file-keys';
import type { Files } from './files';
import { fingerprint, jobIdOf } from './fingerprint';
import { isJobId, JOB_ID_FORM } from './job-id';
import type { JobRecord } from './job-record';
import { parseJobRequest, refusal } from './job-request';
import { markQueued, submit } from './job-transitions';
import { KnownRecord } from './known-record';
import { jobMessage, type Queue } from './queue-message';
import { jobKey } from './record-keys';
import { CLAIM_CHECK_BYTES, MAX_REQUEST_BYTES } from './size-limits';
import type { VersionedStore } from './versioned-store';

export interface SubmitDeps {
  readonly jobs: VersionedStore<JobRecord>;
  readonly writeFile: Files['write'];
  readonly send: Queue['send'];
  readonly nowMs: () => number;
}

export interface SubmitSettings {
  readonly recordTtlDays: number;
  readonly offeredKinds: readonly string[];
}

export type SubmitResult =
  | { readonly ok: true; readonly jobId: string; readonly status: string; readonly replayed: boolean }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Takes a request in: record, then message, then answer (A8).
 *
 * Whatever fails between record and answer is thrown, and the caller sends the same request again: the record then says
 * `accepted`, so the message is sent once more. A message sent twice is harmless, the worker runs a job once.
 */
export async function submitJob(
  request: ApiRequest,
  deps: SubmitDeps,
  settings: SubmitSettings,
): Promise<SubmitResult> {
  const owner = request.callerId;
  if (!isCallerId(owner)) return refused('not-signed');

  const bytes = request.bodyBytes;
  if (bytes > MAX_REQUEST_BYTES) {
    const limit = MAX_REQUEST_BYTES.toLocaleString('en');
    const { detail: remedy } = API_PROBLEMS['request-too-large'];
    return refused('request-too-large', {
      en: `The body has ${bytes} bytes; ${limit} are allowed. ${remedy.en}`,
      ko: `본문이 ${bytes}바이트입니다. ${limit}바이트까지 받습니다. ${remedy.ko}`,
    });
  }
  const idempotencyKey = request.headers['idempotency-key'];
  if (idempotencyKey !== undefined && !isJobId(idempotencyKey)) {
    return refused('invalid-idempotency-key', {
      en: `Send ${JOB_ID_FORM.en}, or leave the header out.`,
      ko: `${JOB_ID_FORM.ko}로 된 값을 보내거나 헤더를 빼세요.`,
    });
  }
  const parsed = parseJobRequest(request.body);
  if (!parsed.ok) return parsed;
  const problem = refusal(parsed.request, owner, settings.offeredKinds);
  if (problem) return { ok: false, problem };

  const payloadHash = fingerprint(owner, parsed.submitted);
  const jobId = idempotencyKey ?? jobIdOf(payloadHash);
  const record = KnownRecord.presumedNew(deps.jobs, jobKey(owner, jobId));
  const moment = () => ({ nowMs: deps.nowMs(), recordTtlDays: settings.recordTtlDays });
  const submission = await record.change((current) =>
    submit(current, { owner, jobId, kind: parsed.request.kind, payloadHash }, moment()),
  );
  if (submission.outcome === 'conflict') return refused('idempotency-key-reused');
  const replayed = submission.outcome === 'same';
  if (submission.record.status !== 'accepted') return { ok: true, jobId, status: submission.record.status, replayed };

  const tooLargeToQueue = bytes > CLAIM_CHECK_BYTES;
  if (tooLargeToQueue) await deps.writeFile(claimCheckKey(owner, jobId), request.body, 'application/json');
  await deps.send(jobMessage(owner, jobId, request.body, tooLargeToQueue));
  // The message is queued whether or not this is noted: without the note, a repeated request queues it again.
  await record.change((current) => markQueued(current, moment())).catch(() => undefined);
  return { ok: true, jobId, status: 'queued', replayed };
}

function refused(...problem: Parameters<typeof apiProblem>): SubmitResult {
  return { ok: false, problem: apiProblem(...problem) };
}
