import type { ApiRequestIn } from '../../../../model/api-events';

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
