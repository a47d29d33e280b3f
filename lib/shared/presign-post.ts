import type { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';

/** What the one file may be that a form takes, and until when. */
export interface PostForm {
  readonly bucket: string;
  readonly key: string;
  /** Every field that stands in the form beside what signs it. */
  readonly fields: Readonly<Record<string, string>>;
  /** Least and most bytes of the file. */
  readonly bytes: readonly [least: number, most: number];
  /** How long it can be sent. */
  readonly seconds: number;
}

/**
 * Signs a form with the credentials of this process. The library makes a condition of every field, and of the bucket and the key:
 * each must be exactly what it says, and what is not named may not be there.
 */
export async function presignPost(client: S3Client, { bucket, key, fields, bytes: [least, most], seconds }: PostForm) {
  const { url, fields: signed } = await createPresignedPost(client, {
    Bucket: bucket,
    Key: key,
    Fields: { ...fields },
    Conditions: [['content-length-range', least, most]],
    Expires: seconds,
  });
  return { url, fields: signed };
}
