import { CopyObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { answering } from '../../shared/answering';
import { hasOwnEndpoint } from '../../shared/env';
import type { CopyFile } from '../domain/copy-file';
import { IMMUTABLE } from '../domain/static-file';

const ANSWER_MS = 10_000;

/** Copies within S3. Type and caching are said anew: the CLI uploads files without either. */
export const copyObject: CopyFile = async ({ from, to, mediaType }) => {
  const s3 = new S3Client({ requestHandler: answering(ANSWER_MS), forcePathStyle: hasOwnEndpoint('S3') });
  await s3.send(
    new CopyObjectCommand({
      CopySource: `${from.bucket}/${encodeURIComponent(from.key)}`,
      Bucket: to.bucket,
      Key: to.key,
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      ContentType: mediaType,
      CacheControl: IMMUTABLE,
    }),
  );
};
