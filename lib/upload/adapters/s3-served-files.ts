import { CopyObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { IMAGE_CACHING } from '../domain/image-caching';
import { fileKey, originalKey } from '../domain/object-keys';
import type { SignIn } from '../domain/sign-in';
import type { ServedFiles } from '../domain/validate-deps';
import { attachment } from './attachment';
import { removeServed } from './s3-removal';
import { copySource, unlessGone } from './s3-versions';

/** Browsers ask again after five minutes, CloudFront after a day: whoever deletes a file empties CloudFront, and no browser. */
const OF_FILES = 'public, max-age=300, s-maxage=86400';
/** Where nobody signs in, a file goes by itself, and nobody empties CloudFront. */
const OF_UNCLAIMED_FILES = 'public, max-age=300, s-maxage=3600';

export function s3ServedFiles(client: S3Client, files: string, quarantine: string, signIn: SignIn): ServedFiles {
  const isUnclaimed = signIn === 'none';
  return {
    async writeImage(uploadId, body, contentType) {
      const Key = originalKey(uploadId);
      await client.send(
        new PutObjectCommand({
          Bucket: files,
          Key,
          Body: body,
          ContentType: contentType,
          // Whatever is made of it later is kept for as long as this says.
          CacheControl: isUnclaimed ? IMAGE_CACHING.unclaimed : IMAGE_CACHING.image,
        }),
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
            CacheControl: isUnclaimed ? OF_UNCLAIMED_FILES : OF_FILES,
          }),
        ),
      );
      return copied !== undefined;
    },

    remove: (uploadId) => removeServed(client, files, uploadId),
  };
}
