import { CopyObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { answering } from '../../shared/answering';
import { hasOwnEndpoint } from '../../shared/env';
import { ASK_ALWAYS } from '../domain/page-file';
import type { CopyPageFile, PutPageFile } from '../domain/publish-file';

const ANSWER_MS = 10_000;

function client(): S3Client {
  return new S3Client({ requestHandler: answering(ANSWER_MS), forcePathStyle: hasOwnEndpoint('S3') });
}

/** Copies within S3. Type and caching are said anew: the CLI uploads files without either. */
export const copyPageFile: CopyPageFile = async ({ from, to, mediaType }) => {
  await client().send(
    new CopyObjectCommand({
      CopySource: `${from.bucket}/${encodeURIComponent(from.key)}`,
      Bucket: to.bucket,
      Key: to.key,
      MetadataDirective: 'REPLACE',
      TaggingDirective: 'REPLACE',
      ContentType: mediaType,
      CacheControl: ASK_ALWAYS,
    }),
  );
};

export const putPageFile: PutPageFile = async ({ to, mediaType, text }) => {
  await client().send(
    new PutObjectCommand({
      Bucket: to.bucket,
      Key: to.key,
      Body: text,
      ContentType: mediaType,
      CacheControl: ASK_ALWAYS,
    }),
  );
};
