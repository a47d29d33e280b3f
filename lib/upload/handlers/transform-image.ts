import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { languageOf } from '../../shared/accept-language';
import { parseEnv } from '../../shared/env';
import { faultFacts } from '../../shared/fault-facts';
import { inTime } from '../../shared/in-time';
import { logger } from '../../shared/logger';
import { onFirstEvent } from '../../shared/on-first-event';
import { dropImage, isStillThere, keepImage, readOriginal } from '../adapters/original-images';
import { sharpTransform } from '../adapters/sharp-transform';
import { transformDeadlines } from '../adapters/transform-deadlines';
import { IMAGE_CACHING, IMAGE_HEADERS } from '../domain/image-caching';
import { imageKey, type NamedImage, namedImage } from '../domain/image-names';
import { type ImageProblem, NO_SUCH_IMAGE, NOT_MADE, problemBody, TRY_AGAIN } from '../domain/image-problems';
import type { DropImage, IsStillThere, KeepImage, ReadOriginal } from '../domain/originals';
import { type Deadlines, type MakeImage, transformImage } from '../domain/transform-image';
import { transformImageEnv } from './transform-image.env';

/** Bytes of an image that a function can answer with: 6 MB of JSON, in which it stands in base64. */
export const MOST_ANSWER_BYTES = 4_400_000;

export interface TransformImageDeps {
  readonly readOriginal: ReadOriginal;
  readonly makeImage: MakeImage;
  readonly keepImage: KeepImage;
  readonly isStillThere: IsStillThere;
  readonly dropImage: DropImage;
  readonly deadlines: Deadlines;
}

const event = z.object({ rawPath: z.string(), headers: z.record(z.string(), z.string()).catch({}).default({}) });

/**
 * Behind a bucket of images that were made before, where CloudFront comes when an image is not there yet: makes it out of its
 * original, puts it there, and answers with it. Asked twice, it makes the same bytes twice.
 *
 * Never a 5xx: CloudFront would take it for a reason to fail over, to nobody.
 */
export function transformImageHandler(deps: TransformImageDeps, env: z.output<typeof transformImageEnv>) {
  return async (given: unknown): Promise<APIGatewayProxyStructuredResultV2> => {
    const parsed = event.safeParse(given);
    const headers = parsed.data?.headers ?? {};
    const asked = parsed.success ? namedImage(parsed.data.rawPath) : undefined;
    if (!asked) return problem(NO_SUCH_IMAGE, headers);
    try {
      const { begin, answer } = deps.deadlines();
      return await inTime(answerWith(asked, headers, deps, env, { begin, answer }), answer);
    } catch (error) {
      logger.error('image not made', { uploadId: asked.uploadId, ...faultFacts(error) });
      return problem(TRY_AGAIN, headers);
    }
  };
}

async function answerWith(
  asked: NamedImage,
  headers: Readonly<Record<string, string>>,
  { readOriginal, makeImage, keepImage, isStillThere, dropImage }: TransformImageDeps,
  env: z.output<typeof transformImageEnv>,
  { begin, answer }: ReturnType<Deadlines>,
): Promise<APIGatewayProxyStructuredResultV2> {
  const place = { bucket: env.FILES_NAME, uploadId: asked.uploadId };
  const original = await readOriginal(place, begin);
  if (!original) return problem(NO_SUCH_IMAGE, headers);
  const made = await transformImage(
    original.body,
    asked.spec,
    { maxBytes: MOST_ANSWER_BYTES, signal: begin },
    makeImage,
  );
  if (!made.ok) {
    logger.warn('image not made', { uploadId: asked.uploadId, reason: made.reason });
    return problem(made.reason === 'took-too-long' ? TRY_AGAIN : NOT_MADE, headers);
  }
  const { body, contentType } = made;
  const kept = {
    bucket: env.VARIANTS_NAME,
    key: imageKey(asked),
    body,
    contentType,
    cacheControl: original.cacheControl,
  };
  // Whoever asked has their image in any case; the next one to ask has it made again.
  await keepImage(kept, answer).catch((error: unknown) => {
    logger.error('image not kept', { uploadId: asked.uploadId, ...faultFacts(error) });
  });
  // Whoever deletes an upload removes its original first, and then the images that are kept: one that was kept later, nobody would.
  const mayBeServed = await isStillThere(place, answer).catch(() => undefined);
  if (!mayBeServed) {
    await dropImage(kept, answer);
    return problem(mayBeServed === undefined ? TRY_AGAIN : NO_SUCH_IMAGE, headers);
  }
  return {
    statusCode: 200,
    headers: { 'content-type': contentType, 'cache-control': original.cacheControl, ...IMAGE_HEADERS },
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

function problem(told: ImageProblem, headers: Readonly<Record<string, string>>): APIGatewayProxyStructuredResultV2 {
  const language = languageOf({ headers });
  return {
    statusCode: told.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      'cache-control': told === TRY_AGAIN ? IMAGE_CACHING.error : IMAGE_CACHING.missing,
      'x-content-type-options': 'nosniff',
    },
    body: problemBody(told, language),
  };
}

export const handler = onFirstEvent(() =>
  transformImageHandler(
    {
      readOriginal,
      makeImage: sharpTransform(),
      keepImage,
      isStillThere,
      dropImage,
      deadlines: transformDeadlines,
    },
    parseEnv(transformImageEnv),
  ),
);
