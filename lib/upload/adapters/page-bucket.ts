import { PutObjectCommand } from '@aws-sdk/client-s3';
import { copyPublished, publishingClient } from '../../shared/copy-published';
import { ASK_ALWAYS } from '../domain/page-file';
import type { PutPageFile } from '../domain/publish-file';

export const copyPageFile = copyPublished(ASK_ALWAYS);

export const putPageFile: PutPageFile = async ({ to, mediaType, text }) => {
  await publishingClient().send(
    new PutObjectCommand({
      Bucket: to.bucket,
      Key: to.key,
      Body: text,
      ContentType: mediaType,
      CacheControl: ASK_ALWAYS,
    }),
  );
};
