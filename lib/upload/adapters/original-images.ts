import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { s3Client } from '../../shared/s3-client';
import { IMAGE_CACHING } from '../domain/image-caching';
import { originalKey } from '../domain/object-keys';
import type { DropImage, IsStillThere, KeepImage, ReadOriginal } from '../domain/originals';

/** More than an image of the most pixels needs; a function would run out of memory instead of saying so. */
const MOST_BYTES = 200_000_000;

/** Without permission to list, S3 says "access denied" of a key that does not exist. */
const MISSING = ['NoSuchKey', 'AccessDenied'];

const MISSING_STATUS = [403, 404];

/** One client a region, since at the edge one function may be behind several distributions. */
const clients = new Map<string | undefined, S3Client>();

function clientOf(region: string | undefined): S3Client {
  const client = clients.get(region) ?? s3Client(region);
  clients.set(region, client);
  return client;
}

export const readOriginal: ReadOriginal = async ({ bucket, region, uploadId }, abortSignal) => {
  try {
    const command = new GetObjectCommand({ Bucket: bucket, Key: originalKey(uploadId) });
    const {
      ContentLength = 0,
      Body,
      CacheControl = IMAGE_CACHING.unclaimed,
    } = await clientOf(region).send(command, { abortSignal });
    if (ContentLength > MOST_BYTES) {
      (Body as Readable).destroy();
      throw new RangeError('an original is too large to be read');
    }
    return { body: await Body!.transformToByteArray(), cacheControl: CacheControl };
  } catch (error) {
    if (error instanceof S3ServiceException && MISSING.includes(error.name)) return undefined;
    throw error;
  }
};

export const isStillThere: IsStillThere = async ({ bucket, region, uploadId }, abortSignal) => {
  try {
    await clientOf(region).send(new HeadObjectCommand({ Bucket: bucket, Key: originalKey(uploadId) }), { abortSignal });
    return true;
  } catch (error) {
    // An answer to HEAD has no body that would say more than its status.
    if (error instanceof S3ServiceException && MISSING_STATUS.includes(error.$metadata.httpStatusCode ?? 0))
      return false;
    throw error;
  }
};

export const keepImage: KeepImage = async ({ bucket, key, body, contentType, cacheControl }, abortSignal) => {
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    Body: body,
    ContentType: contentType,
    CacheControl: cacheControl,
  });
  await clientOf(undefined).send(command, { abortSignal });
};

export const dropImage: DropImage = async ({ bucket, key }, abortSignal) => {
  await clientOf(undefined).send(new DeleteObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
};
