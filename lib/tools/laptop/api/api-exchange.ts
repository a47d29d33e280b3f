import type { ApiRequestIn } from '../../../model/api-events';

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Both kinds of API take no larger payload. */
export const MAX_PAYLOAD_BYTES = 10 * 1024 * 1024;

/** Takes an answer while it is made. */
export interface AnswerStream {
  /** Status and headers: once, and before anything else. */
  readonly begin: (status: number, headers: ApiReply['headers']) => void;
  readonly write: (piece: Buffer) => void;
  /** Whoever made the answer is gone before its end. */
  readonly breakOff: () => void;
}

/** What answers for an API. */
export interface ApiAnswers {
  /**
   * @param stream - takes what a route streams, as it comes; without it, and of any other route, there is the answer alone
   * @returns the whole answer, also of what has been streamed
   */
  readonly answer: (request: ApiRequestIn, stream?: AnswerStream) => Promise<ApiReply>;
  /** What the API answers itself. */
  readonly refuse: (type: string, status: number, message: string) => ApiReply;
}

export function jsonApiReply(status: number, body: unknown): ApiReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
