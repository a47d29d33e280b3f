import type { CloudFrontHeaders } from 'aws-lambda';
import * as z from 'zod';
import { edgeHeaders, NO_SUCH_IMAGE_AT_EDGE } from '../domain/edge-answers';
import { IMAGE_CACHING, IMAGE_HEADERS } from '../domain/image-caching';

const event = z.object({
  Records: z.tuple([
    z.object({
      cf: z.object({
        response: z.looseObject({
          status: z.string(),
          headers: z.record(z.string(), z.custom<CloudFrontHeaders[string]>()),
        }),
      }),
    }),
  ]),
});

/** Without permission to list, S3 says 403 of what does not exist. */
const MISSING = ['403', '404'];

/** What a function may not touch. Of everything else that S3 says about an error, none fits the answer that is given instead. */
const READ_ONLY = ['transfer-encoding', 'via'];

/**
 * Behind S3, where the original was asked for because no image could be made of it, or where there is none: says how long the answer
 * is kept. An image that was made did not come this way.
 */
export async function setImageHeaders(given: unknown) {
  const parsed = event.safeParse(given);
  if (!parsed.success) return NO_SUCH_IMAGE_AT_EDGE;
  const { response } = parsed.data.Records[0].cf;
  if (MISSING.includes(response.status)) {
    const kept = Object.entries(response.headers).filter(([name]) => READ_ONLY.includes(name));
    const headers = { ...Object.fromEntries(kept), ...NO_SUCH_IMAGE_AT_EDGE.headers };
    return { ...NO_SUCH_IMAGE_AT_EDGE, headers };
  }
  const caching = Number(response.status) < 400 ? IMAGE_CACHING.original : IMAGE_CACHING.error;
  return {
    ...response,
    headers: { ...response.headers, ...edgeHeaders({ 'cache-control': caching, ...IMAGE_HEADERS }) },
  };
}

export const handler = setImageHeaders;
