/** A request as the API front received it. */
export interface ApiRequestIn {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly rawQuery: string;
  /** Header names as the client wrote them; the values of one that came more than once joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `aws:userid` of the person who sends it. */
  readonly callerId: string;
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Both kinds of API take no larger payload. */
export const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** What answers for an API. */
export interface ApiAnswers {
  readonly answer: (request: ApiRequestIn) => Promise<ApiReply>;
  /** What the API answers itself. */
  readonly refuse: (type: string, status: number, message: string) => ApiReply;
}

export function jsonApiReply(status: number, body: unknown): ApiReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function headerOf({ headers }: Pick<ApiRequestIn, 'headers'>, name: string): string | undefined {
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
}
