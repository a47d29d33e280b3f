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
  readonly queue: { readonly name: string; readonly visible: number; readonly inFlight: number };
  readonly deadLetters: {
    readonly name: string;
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

  async job(jobId: string): Promise<JobView> {
    return (await this.call('GET', `api/jobs/${jobId}`)).body as unknown as JobView;
  }

  /** The job once it has ended. */
  async ended(jobId: string): Promise<JobView> {
    return until(`the job ${jobId} to end`, async () => {
      const job = await this.job(jobId);
      return job.status === 'succeeded' || job.status === 'failed' ? job : undefined;
    });
  }

  /** Past the API: a message of somebody's that no worker can read. */
  async sendPoison(group: string): Promise<string> {
    const { queue } = await this.state();
    const QueueUrl = `${this.queues}/000000000000/${queue.name}`;
    const sent = await fetch(this.queues, {
      method: 'POST',
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({ QueueUrl, MessageBody: '{"kind":', MessageGroupId: group }),
    });
    return ((await sent.json()) as { readonly MessageId: string }).MessageId;
  }

  async groupsOfDeadLetters(): Promise<readonly (string | undefined)[]> {
    const { deadLetters } = await this.state();
    const found = await fetch(`${this.queues}/_fauxqs/queues/${deadLetters.name}`);
    const { messages } = (await found.json()) as { messages: { ready: readonly { messageGroupId?: string }[] } };
    return messages.ready.map(({ messageGroupId }) => messageGroupId);
  }

  private get queues(): string {
    return (this.about['addresses'] as { readonly queuesAndFiles: string }).queuesAndFiles;
  }

  async state(): Promise<JobState> {
    return (await this.desk.state()) as unknown as JobState;
  }
}
