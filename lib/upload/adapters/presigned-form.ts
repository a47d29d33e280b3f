import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { FORM_SECONDS, type SignForm } from '../domain/upload-form';

/**
 * Signs forms with the credentials of this process. The library makes a condition of every field, and of the bucket and the key:
 * each must be exactly what it says, and what is not named may not be there.
 */
export function presignedForm(client: S3Client, bucket: string): SignForm {
  return async ({ key, fields, bytes: [least, most] }) => {
    const { url, fields: signed } = await createPresignedPost(client, {
      Bucket: bucket,
      Key: key,
      Fields: { ...fields },
      Conditions: [['content-length-range', least, most]],
      Expires: FORM_SECONDS,
    });
    return { url, fields: signed };
  };
}
