import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  type GetObjectCommandOutput,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Files, LinkTo } from '../domain/files';

/**
 * Without permission to list, S3 says "access denied" of a key that does not exist: both mean "no such file" here. A missing
 * bucket or a clock that is wrong has the same status, is the operator's to mend, and no reason to give a job up.
 */
const NO_SUCH_FILE = ['NoSuchKey', 'AccessDenied'];

export function s3Files(client: S3Client, bucket: string): Files {
  const get = async (key: string, part: Pick<GetObjectCommandInput, 'Range' | 'IfMatch'>, signal?: AbortSignal) => {
    try {
      return await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...part }), { abortSignal: signal });
    } catch (error) {
      if (error instanceof S3ServiceException && NO_SUCH_FILE.includes(error.name)) return undefined;
      throw error;
    }
  };

  return {
    async read(key, maxBytes, signal) {
      const object = await get(key, {}, signal);
      if (object === undefined) return { ok: false, reason: 'missing' };
      if ((object.ContentLength ?? 0) > maxBytes) return tooLarge(object);
      return { ok: true, bytes: Buffer.from(await object.Body!.transformToByteArray()) };
    },

    async stream(key, fromByte, etag, signal) {
      try {
        const object = await get(key, { Range: `bytes=${fromByte}-`, IfMatch: etag }, signal);
        if (object === undefined) return { ok: false, reason: 'missing' };
        const totalBytes = Number(object.ContentRange?.split('/')[1] ?? object.ContentLength ?? 0);
        return { ok: true, body: object.Body as Readable, etag: object.ETag ?? '', totalBytes };
      } catch (error) {
        const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
        if (status === 412) return { ok: false, reason: 'changed' };
        // S3 has no range for what starts at the very end, nor for any of an empty object.
        if (status === 416) return { ok: true, body: Readable.from([]), etag: etag ?? '', totalBytes: fromByte };
        throw error;
      }
    },

    async write(key, body, contentType, signal) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }), {
        abortSignal: signal,
      });
    },

    async download(key, path, maxBytes, signal) {
      const object = await get(key, {}, signal);
      if (object === undefined) return { ok: false, reason: 'missing' };
      if ((object.ContentLength ?? 0) > maxBytes) return tooLarge(object);
      await pipeline(object.Body as Readable, createWriteStream(path), { signal });
      return { ok: true };
    },

    async upload(path, key, contentType, signal) {
      const { size } = await stat(path);
      const body = createReadStream(path);
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: key,
            Body: body,
            ContentLength: size,
            ContentType: contentType,
          }),
          { abortSignal: signal },
        );
      } finally {
        // A call that was ended early leaves it open, and a file that is open keeps its disk space when it is deleted.
        body.destroy();
      }
      return size;
    },
  };
}

/** Links that open as a download and never as a page of the bucket's own origin. */
export function s3LinkTo(client: S3Client, bucket: string): LinkTo {
  return (key, seconds) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `attachment; filename="${nameOf(key)}"`,
      }),
      { expiresIn: seconds },
    );
}

function tooLarge(object: GetObjectCommandOutput) {
  (object.Body as Readable).destroy();
  return { ok: false, reason: 'too-large' } as const;
}

/** Result names are ours, so nothing in them needs escaping in a header. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
