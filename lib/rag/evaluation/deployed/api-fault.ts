/** Longer is no pause between two attempts: tokens that are spent come back at midnight. */
const LONGEST_PAUSE_SECONDS = 60;

/** What an API said instead of an answer. */
export interface ApiRefusal {
  /** Undefined where there was no whole answer. */
  readonly status: number | undefined;
  /** Name of the kind of problem, where the pattern's own code said it. */
  readonly code?: string | undefined;
  /** What AWS calls it, where API Gateway or the network said it. */
  readonly awsName?: string | undefined;
  /** For people. */
  readonly says: string;
  readonly retryAfterSeconds?: number | undefined;
}

/** The API of a deployed stack did not do what it was asked to. */
export class ApiFault extends Error {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  private readonly isOurs: boolean;

  /** @param asked - method and path, such as `POST ask` */
  constructor(asked: string, { status, code, awsName, says, retryAfterSeconds }: ApiRefusal) {
    super(`${asked}: ${[status, code ?? awsName].filter(Boolean).join(' ') || 'no answer'}: ${says}`);
    this.name = awsName ?? 'ApiFault';
    this.status = status;
    this.code = code ?? awsName;
    this.retryAfterSeconds = retryAfterSeconds;
    this.isOurs = code !== undefined;
  }

  /** Whether the same request may succeed a little later: the pattern's code says it by a pause, AWS by the status. */
  get mayPass(): boolean {
    const { status, retryAfterSeconds } = this;
    if (this.isOurs) return retryAfterSeconds !== undefined && retryAfterSeconds <= LONGEST_PAUSE_SECONDS;
    return status === undefined || status === 429 || status >= 500;
  }
}

/** Milliseconds that an error asks whoever sent the request to wait. */
export function pauseAskedFor(error: unknown): number {
  return error instanceof ApiFault ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
}
