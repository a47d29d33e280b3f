import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { RequestAnswer } from './api-handler';
import type { ApiRequest } from './api-request';

/** Takes a reply piece by piece. */
export interface ReplySink {
  /** Status and headers: once, and before anything else. */
  begin(statusCode: number, headers: Readonly<Record<string, string>>): void;
  /** @returns false when nobody listens any more */
  write(text: string): Promise<boolean>;
  end(): Promise<void>;
}

/** Answers a request piece by piece. Never throws. */
export type PiecewiseAnswer = (request: ApiRequest, reply: ReplySink) => Promise<void>;

/** The same, as one reply at its end: for whoever cannot hand on pieces. */
export function wholeAnswer(answer: PiecewiseAnswer): RequestAnswer {
  return async (request) => {
    let reply: APIGatewayProxyStructuredResultV2 = {};
    const pieces: string[] = [];
    await answer(request, {
      begin: (statusCode, headers) => {
        reply = { statusCode, headers: { ...headers } };
      },
      write: async (text) => {
        pieces.push(text);
        return true;
      },
      end: async () => undefined,
    });
    return { ...reply, body: pieces.join('') };
  };
}

/** A whole reply, handed on as the only piece. */
export async function sendWhole(reply: ReplySink, whole: APIGatewayProxyStructuredResultV2): Promise<void> {
  reply.begin(whole.statusCode ?? 200, whole.headers as Record<string, string>);
  await reply.write(whole.body ?? '');
  await reply.end();
}
