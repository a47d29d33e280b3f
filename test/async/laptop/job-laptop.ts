import { type ApiAnswer, StartedLaptop, until } from '../../support/start-laptop';

/** A job as the API shows it, as far as tests look. */
export interface JobView {
  readonly jobId: string;
  readonly status: string;
  readonly attempts: number;
  readonly result?: {
    readonly files: readonly { name: string; url: string; width?: number; height?: number }[];
    readonly summary?: Record<string, unknown>;
  };
  readonly failure?: { readonly code: string; readonly detail: string };
}

export interface JobState {
  readonly queue: { readonly visible: number; readonly inFlight: number };
  readonly deadLetters: {
    readonly visible: number;
    readonly messages: readonly { messageId: string; receives: number }[];
  };
  readonly jobs: readonly { jobId: string }[];
  readonly mails: readonly { subject: string; text: string; to: string[] }[];
}

/** `npm start` with this pattern, and what a client of its API does. */
export class JobLaptop {
  private constructor(private readonly desk: StartedLaptop) {}

  static async start(...args: string[]): Promise<JobLaptop> {
    return new JobLaptop(await StartedLaptop.start('--pattern', 'async', ...args));
  }

  get page(): string {
    return this.desk.page;
  }

  get about(): Readonly<Record<string, unknown>> {
    return this.desk.about;
  }

  get processId(): number {
    return this.desk.processId;
  }

  call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.desk.call(method, path, body, headers);
  }

  stop(signal?: NodeJS.Signals): Promise<number | null> {
    return this.desk.stop(signal);
  }

  submit(request: unknown, key: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.call('POST', 'api/jobs', request, { 'Idempotency-Key': key, ...headers });
  }

  async upload(name: string, bytes: Uint8Array): Promise<string> {
    const response = await fetch(`${this.page}laptop/uploads?name=${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    return ((await response.json()) as { key: string }).key;
  }

  /** The job once it has ended. */
  async ended(jobId: string): Promise<JobView> {
    return until(`the job ${jobId} to end`, async () => {
      const { status, body } = await this.call('GET', `api/jobs/${jobId}`);
      const job = body as unknown as JobView;
      return status === 200 && (job.status === 'succeeded' || job.status === 'failed') ? job : undefined;
    });
  }

  async state(): Promise<JobState> {
    return (await this.desk.state()) as unknown as JobState;
  }
}
