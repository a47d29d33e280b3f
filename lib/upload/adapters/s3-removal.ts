import { DeleteObjectCommand, DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';
import { IMAGE_NAMES } from '../domain/image-names';
import { fileKey, originalKey } from '../domain/object-keys';
import { PREFIXES } from '../domain/prefixes';

/** Hides an object behind a marker, where the bucket keeps versions; removing what is not there is no error. */
export async function removeServed(client: S3Client, files: string, uploadId: string, deadline?: AbortSignal) {
  for (const Key of [originalKey(uploadId), fileKey(uploadId)]) {
    await client.send(new DeleteObjectCommand({ Bucket: files, Key }), { abortSignal: deadline });
  }
}

/**
 * Removes every image that can have been made of an original. Their names are known, so nobody has to list a bucket for them.
 *
 * @throws Error naming how many are still there
 */
export async function removeVariants(client: S3Client, variants: string, uploadId: string, deadline?: AbortSignal) {
  const { Errors = [] } = await client.send(
    new DeleteObjectsCommand({
      Bucket: variants,
      Delete: { Objects: IMAGE_NAMES.map((name) => ({ Key: `${PREFIXES.images}${uploadId}/${name}` })), Quiet: true },
    }),
    { abortSignal: deadline },
  );
  if (Errors.length > 0) throw new Error(`${Errors.length} images of an upload could not be removed`);
}
