import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { MAX_DOCUMENT_BYTES } from '../domain/document-kinds';
import type { IngestDeps } from '../domain/ingest-document';

/** A version that is gone, in each of the ways in which S3 says so: as a key, as a version, and as a marker that hides it. */
const GONE = ['NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'];

/** Reads versions of documents; of what is larger than a document may be, as much as shows that it is. */
export function s3Documents(client: S3Client, bucket: string): Pick<IngestDeps, 'readVersion'> {
  return {
    readVersion: async (key, versionId, abortSignal) => {
      try {
        const command = new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          VersionId: versionId,
          Range: `bytes=0-${MAX_DOCUMENT_BYTES}`,
        });
        const { Body } = await client.send(command, { abortSignal });
        return await Body!.transformToByteArray();
      } catch (error) {
        if (!(error instanceof S3ServiceException)) throw error;
        if (GONE.includes(error.name)) return undefined;
        // Of an empty object there is no range to be had.
        if (error.name === 'InvalidRange') return new Uint8Array();
        throw error;
      }
    },
  };
}
