import { S3ServiceException } from '@aws-sdk/client-s3';
import { incomingKey } from '../domain/object-keys';
import type { Arrival } from '../domain/s3-event';

/**
 * Without permission to list, S3 says "access denied" of a version that does not exist: all of these mean that it is gone. Nothing
 * is concluded from that alone: whoever asked looks whether somebody else settled the upload, and otherwise fails.
 */
const GONE = ['NoSuchKey', 'NoSuchVersion', 'AccessDenied'];

export async function unlessGone<Output>(call: () => Promise<Output>): Promise<Output | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof S3ServiceException && GONE.includes(error.name)) return undefined;
    throw error;
  }
}

/** The one version that was looked at, as a copy names what it is of. */
export function copySource(bucket: string, arrival: Arrival): string {
  return `${bucket}/${incomingKey(arrival)}?versionId=${encodeURIComponent(arrival.versionId)}`;
}
