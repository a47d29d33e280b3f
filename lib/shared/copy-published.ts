import { CopyObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { answering } from './answering';
import { hasOwnEndpoint } from './env';

const ANSWER_MS = 10_000;

/** A client for what is done once in a deployment. */
export function publishingClient(): S3Client {
  return new S3Client({ requestHandler: answering(ANSWER_MS), forcePathStyle: hasOwnEndpoint('S3') });
}

/** Copies an object of the bootstrap bucket to where CloudFront finds it. Copying it again does no harm. */
export type CopyPublished = (copy: {
  readonly from: { readonly bucket: string; readonly key: string };
  readonly to: { readonly bucket: string; readonly key: string };
  readonly mediaType: string;
}) => Promise<void>;

/** Copies within S3. Type and caching are said anew: the CLI uploads files without either. */
export function copyPublished(cacheControl: string): CopyPublished {
  return async ({ from, to, mediaType }) => {
    await publishingClient().send(
      new CopyObjectCommand({
        CopySource: `${from.bucket}/${encodeURIComponent(from.key)}`,
        Bucket: to.bucket,
        Key: to.key,
        MetadataDirective: 'REPLACE',
        TaggingDirective: 'REPLACE',
        ContentType: mediaType,
        CacheControl: cacheControl,
      }),
    );
  };
}
