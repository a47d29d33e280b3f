import type { Writable } from 'node:stream';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ApiEvent, parseRequest } from './api-request';
import { type PiecewiseAnswer, wholeAnswer } from './reply-sink';
import { writableSink } from './writable-sink';

/** What the runtime of Lambda gives to functions that stream; nobody else has it. */
interface StreamingRuntime {
  streamifyResponse(handler: (event: ApiEvent, response: Writable) => Promise<void>): unknown;
  readonly HttpResponseStream: {
    /** Writes status and headers in front of the body, without which API Gateway answers 502. */
    from(response: Writable, head: { readonly statusCode: number; readonly headers: object }): Writable;
  };
}

type Whole = (event: ApiEvent) => Promise<APIGatewayProxyStructuredResultV2>;

/** A function behind an API that sends its answer while it makes it, where the runtime can; elsewhere it sends all of it at the end. */
export function streamingHandler(answer: PiecewiseAnswer): Whole {
  const runtime = (globalThis as { readonly awslambda?: StreamingRuntime }).awslambda;
  // The logger makes an object of that name too, for what it keeps.
  if (!runtime?.streamifyResponse) return async (event) => wholeAnswer(answer)(parseRequest(event));
  return runtime.streamifyResponse(async (event, response) => {
    const begin = (statusCode: number, headers: object) =>
      runtime.HttpResponseStream.from(response, { statusCode, headers });
    await answer(parseRequest(event), writableSink(response, begin));
  }) as Whole;
}
