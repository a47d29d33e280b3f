import { CopyObjectCommand, DeleteObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { fileKey, originalKey } from '../domain/object-keys';
import type { ServedFiles } from '../domain/validate-deps';
import { attachment } from './attachment';
import { copySource, unlessGone } from './s3-versions';

/** Browsers ask again after five minutes, CloudFront after a day: whoever deletes a file empties CloudFront, and no browser. */
const CACHE_CONTROL = 'public, max-age=300, s-maxage=86400';

export function s3ServedFiles(client: S3Client, files: string, quarantine: string): ServedFiles {
  return {
    async writeImage(uploadId, body, contentType) {
      const Key = originalKey(uploadId);
      await client.send(
        new PutObjectCommand({ Bucket: files, Key, Body: body, ContentType: contentType, CacheControl: CACHE_CONTROL }),
      );
    },

    async copyFile(arrival, contentType, fileName) {
      const copied = await unlessGone(() =>
        client.send(
          new CopyObjectCommand({
            Bucket: files,
            Key: fileKey(arrival.uploadId),
            CopySource: copySource(quarantine, arrival),
            // Nothing that a browser said about it comes along: no type, no name, no tag.
            MetadataDirective: 'REPLACE',
            TaggingDirective: 'REPLACE',
            ContentType: contentType,
            ContentDisposition: attachment(fileName),
            CacheControl: CACHE_CONTROL,
          }),
        ),
      );
      return copied !== undefined;
    },

    async remove(uploadId) {
      for (const Key of [originalKey(uploadId), fileKey(uploadId)]) {
        await client.send(new DeleteObjectCommand({ Bucket: files, Key }));
      }
    },
  };
}
