import type { CloudFrontHeaders, CloudFrontResultResponse } from 'aws-lambda';
import { IMAGE_CACHING } from './image-caching';
import { NO_SUCH_IMAGE } from './image-problems';

/** Headers in the form of Lambda@Edge. */
export function edgeHeaders(headers: Readonly<Record<string, string>>): CloudFrontHeaders {
  return Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, [{ key, value }]]));
}

/** In both languages: behind the cache nobody knows who asks, and one answer is for all of them. */
export const NO_SUCH_IMAGE_AT_EDGE = {
  status: String(NO_SUCH_IMAGE.status),
  statusDescription: NO_SUCH_IMAGE.reason,
  headers: edgeHeaders({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': 'en, ko',
    'cache-control': IMAGE_CACHING.missing,
    'x-content-type-options': 'nosniff',
  }),
  bodyEncoding: 'text',
  body: JSON.stringify({
    type: 'about:blank',
    status: NO_SUCH_IMAGE.status,
    code: NO_SUCH_IMAGE.code,
    title: `${NO_SUCH_IMAGE.title.en} ${NO_SUCH_IMAGE.title.ko}`,
    detail: `${NO_SUCH_IMAGE.detail.en} ${NO_SUCH_IMAGE.detail.ko}`,
  }),
} as const satisfies CloudFrontResultResponse;
