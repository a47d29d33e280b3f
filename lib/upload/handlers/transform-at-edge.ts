import { createHash } from 'node:crypto';
import type { CloudFrontRequestResult, CloudFrontResultResponse } from 'aws-lambda';
import * as z from 'zod';
import { faultFacts } from '../../shared/fault-facts';
import { inTime } from '../../shared/in-time';
import { logger } from '../../shared/logger';
import { isStillThere, readOriginal } from '../adapters/original-images';
import { sharpTransform } from '../adapters/sharp-transform';
import { transformDeadlines } from '../adapters/transform-deadlines';
import { edgeHeaders, NO_SUCH_IMAGE_AT_EDGE } from '../domain/edge-answers';
import { IMAGE_HEADERS } from '../domain/image-caching';
import { type NamedImage, namedImage } from '../domain/image-names';
import { originalKey } from '../domain/object-keys';
import type { IsStillThere, OriginalPlace, ReadOriginal } from '../domain/originals';
import { type Deadlines, type MakeImage, transformImage } from '../domain/transform-image';

/**
 * Bytes of an image that Lambda@Edge can answer with: 1 MB with its headers, in base64, which takes four letters for three bytes.
 * The headers here take less than a thousand.
 */
export const MOST_EDGE_BYTES = 748_000;

export interface TransformAtEdgeDeps {
  readonly readOriginal: ReadOriginal;
  readonly makeImage: MakeImage;
  readonly isStillThere: IsStillThere;
  readonly deadlines: Deadlines;
}

/** What is read of an event; everything else of the request goes back to CloudFront as it came. */
const event = z.object({
  Records: z.tuple([z.object({ cf: z.object({ request: z.looseObject({ uri: z.string() }) }) })]),
});

const s3Origin = z.object({
  s3: z.object({ domainName: z.string(), region: z.string().optional() }),
});

/**
 * Between a miss of CloudFront's cache and S3: makes the image that is named out of its original, near whoever asked.
 *
 * Whatever goes wrong, the request goes on to S3 for the original itself, larger than need be but an image: at the edge nobody sees
 * an error, and there is nobody to see it. Asked twice, it makes the same bytes twice.
 */
export function transformAtEdge(deps: TransformAtEdgeDeps) {
  return async (given: unknown): Promise<CloudFrontRequestResult> => {
    const parsed = event.safeParse(given);
    if (!parsed.success) return NO_SUCH_IMAGE_AT_EDGE;
    const { request } = parsed.data.Records[0].cf;
    const asked = namedImage(request.uri);
    if (!asked) return NO_SUCH_IMAGE_AT_EDGE;
    try {
      const { begin, answer } = deps.deadlines();
      const origin = s3Origin.parse(request['origin']);
      const made = await inTime(madeImage(asked, origin, deps, { begin, answer }), answer);
      if (made) return made;
    } catch (error) {
      logger.error('image not made', { uploadId: asked.uploadId, ...faultFacts(error) });
    }
    return { ...request, uri: `/${originalKey(asked.uploadId)}` } as unknown as CloudFrontRequestResult;
  };
}

/** @returns undefined where the original has to do */
async function madeImage(
  { uploadId, spec }: NamedImage,
  { s3 }: z.output<typeof s3Origin>,
  { readOriginal, makeImage, isStillThere }: TransformAtEdgeDeps,
  { begin, answer }: ReturnType<Deadlines>,
): Promise<CloudFrontResultResponse | undefined> {
  const place = { ...bucketOf(s3), uploadId };
  const original = await readOriginal(place, begin);
  // S3 has the last word, in case it is only this function that may not read it.
  if (!original) return undefined;
  const made = await transformImage(original.body, spec, { maxBytes: MOST_EDGE_BYTES, signal: begin }, makeImage);
  if (!made.ok) {
    logger.warn('image not made', { uploadId, reason: made.reason });
    return undefined;
  }
  // CloudFront would keep for a year what was deleted, and forgotten there, while this was made.
  if (!(await isStillThere(place, answer))) return undefined;
  return {
    status: '200',
    statusDescription: 'OK',
    headers: edgeHeaders({
      'content-type': made.contentType,
      'cache-control': original.cacheControl,
      etag: `"${createHash('sha256').update(made.body).digest('hex').slice(0, 32)}"`,
      ...IMAGE_HEADERS,
    }),
    bodyEncoding: 'base64',
    body: made.body.toString('base64'),
  };
}

/**
 * Bucket and region of an origin: `<bucket>.s3.<region>.amazonaws.com`, in which the name of a bucket may hold dots. With an origin
 * access control CloudFront leaves the region of the event empty.
 */
function bucketOf({ domainName, region }: z.output<typeof s3Origin>['s3']): Pick<OriginalPlace, 'bucket' | 'region'> {
  const [, bucket, named] = /^(.+)\.s3(?:[.-]([a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/.exec(domainName) ?? [];
  if (!bucket) throw new TypeError('the origin is no bucket');
  return { bucket, region: named || region || 'us-east-1' };
}

export const handler = transformAtEdge({
  readOriginal,
  makeImage: sharpTransform(),
  isStillThere,
  deadlines: transformDeadlines,
});
