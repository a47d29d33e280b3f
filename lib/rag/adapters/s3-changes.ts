import { DeleteObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { presignPost } from '../../shared/presign-post';
import { type ChangeDeps, FORM_SECONDS } from '../domain/own-documents';

/** Signs forms with the credentials of this process, and hides documents behind markers. */
export function s3Changes(client: S3Client, bucket: string): Pick<ChangeDeps, 'signForm' | 'hide'> {
  return {
    signForm: ({ key, fields, mostBytes }) =>
      presignPost(client, { bucket, key, fields, bytes: [1, mostBytes], seconds: FORM_SECONDS }),

    hide: async (key) => {
      const { VersionId } = await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
      if (!VersionId) throw new Error('The bucket of documents keeps no versions');
      return VersionId;
    },
  };
}
