import { join } from 'node:path';
import { headerOf } from '../../model/api-events';
import { KeptFile } from '../../tools/laptop/desk/kept-file';
import type { ApiExchange } from '../../tools/laptop/desk/pattern-page';

/** A job that the API took, and how long it took to say so. */
export interface SubmittedJob {
  readonly jobId: string;
  readonly callerId: string;
  /** Milliseconds since 1970. */
  readonly submittedAt: number;
  readonly answeredMs: number;
}

/** What was sent for a job, to send it again. */
export interface Submission {
  readonly jobId: string;
  readonly callerId: string;
  /** @default - the client sent none */
  readonly idempotencyKey?: string;
  /** The body as it was sent. */
  readonly body: string;
}

const KEPT_JOBS = 200;

/** The jobs that the API took, the newest first, and what was sent for the newest. They stay in a folder where one is given. */
export class SubmittedJobs {
  private jobs: readonly SubmittedJob[];
  private submission: Submission | undefined;
  private readonly file: KeptFile<{ readonly jobs: readonly SubmittedJob[]; readonly last?: Submission }> | undefined;

  constructor(directory: string | undefined) {
    this.file = directory === undefined ? undefined : new KeptFile(join(directory, 'jobs.json'));
    const kept = this.file?.read();
    this.jobs = kept?.jobs ?? [];
    this.submission = kept?.last;
  }

  get all(): readonly SubmittedJob[] {
    return this.jobs;
  }

  get last(): Submission | undefined {
    return this.submission;
  }

  /** Hears what the API answers. */
  readonly hear = ({ request, reply, milliseconds }: ApiExchange): void => {
    if (reply.status !== 202) return;
    const { jobId } = JSON.parse(reply.body) as { readonly jobId?: string };
    if (!jobId) return;
    const { callerId, body } = request;
    const idempotencyKey = headerOf(request, 'idempotency-key');
    this.submission = { jobId, callerId, ...(idempotencyKey && { idempotencyKey }), body };
    if (!this.jobs.some((job) => job.jobId === jobId && job.callerId === callerId)) {
      const job = { jobId, callerId, submittedAt: Date.now() - milliseconds, answeredMs: milliseconds };
      this.jobs = [job, ...this.jobs].slice(0, KEPT_JOBS);
    }
    this.file?.write({ jobs: this.jobs, last: this.submission });
  };
}
