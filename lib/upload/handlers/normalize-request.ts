import {
  type ImageProblem,
  imageLanguage,
  NO_SUCH_IMAGE,
  ONLY_READ,
  problemBody,
  wrongFormat,
  wrongSize,
} from '../domain/image-problems';
import { imageName, isUploadId, readImageQuery } from '../domain/image-request';

/** A header, or a parameter of a query, as CloudFront Functions get it; of several the first is the value. */
export interface ViewerValue {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

export type ViewerValues = Readonly<Record<string, ViewerValue | undefined>>;

/** A viewer request as CloudFront hands it to a function, and takes it back. */
export interface ViewerRequest {
  readonly method: string;
  uri: string;
  querystring: ViewerValues;
  readonly headers: ViewerValues;
}

export interface ViewerResponse {
  readonly statusCode: number;
  readonly statusDescription: string;
  readonly headers: Readonly<Record<string, ViewerValue>>;
  readonly body: { readonly encoding: 'text'; readonly data: string };
}

/** Seconds in which a browser may repeat a mistake to itself. CloudFront keeps none of these answers. */
const MISTAKE_SECONDS = 60;

/**
 * Before CloudFront looks into its cache: turns `/images/<upload>` and a query into the one address of the image that is meant, or
 * answers at once. As this runs for every request, nothing that people type decides how many images there are.
 *
 * In the syntax that CloudFront Functions know: no destructuring, no spread, no for-of.
 */
export function handler(event: { readonly request: ViewerRequest }): ViewerRequest | ViewerResponse {
  const request = event.request;
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(request, ONLY_READ);
  const path = request.uri.split('/');
  if (path.length !== 3 || path[1] !== 'images' || !isUploadId(path[2]!)) return refusal(request, NO_SUCH_IMAGE);

  const query = request.querystring;
  const read = readImageQuery(
    { w: textOf(query['w']), h: textOf(query['h']), format: textOf(query['format']) },
    headerOf(request, 'accept'),
  );
  if (!read.ok) {
    return refusal(
      request,
      read.parameter === 'format' ? wrongFormat(read.value) : wrongSize(read.parameter, read.value),
    );
  }
  request.uri = `${request.uri}/${imageName(read.spec)}`;
  request.querystring = {};
  return request;
}

function textOf(given: ViewerValue | undefined): string | undefined {
  return given ? given.value : undefined;
}

function headerOf(request: ViewerRequest, name: string): string {
  const header = request.headers[name];
  if (!header) return '';
  return header.multiValue ? header.multiValue.map((one) => one.value).join(',') : header.value;
}

function refusal(request: ViewerRequest, problem: ImageProblem): ViewerResponse {
  const language = imageLanguage(headerOf(request, 'accept-language'));
  const headers: Record<string, ViewerValue> = {
    'content-type': { value: 'application/problem+json; charset=utf-8' },
    'content-language': { value: language },
    'cache-control': { value: `public, max-age=${MISTAKE_SECONDS}` },
    vary: { value: 'accept-language' },
    'x-content-type-options': { value: 'nosniff' },
  };
  if (problem.status === 405) headers['allow'] = { value: 'GET, HEAD' };
  return {
    statusCode: problem.status,
    statusDescription: problem.reason,
    headers: headers,
    body: { encoding: 'text', data: problemBody(problem, language) },
  };
}
