import { S3Client } from '@aws-sdk/client-s3';
import { CONNECT_MS, MAX_ATTEMPTS } from './answering';
import { hasOwnEndpoint } from './env';

/** Transfers may take long, but not without a byte moving. */
const SILENCE_MS = 20_000;

/**
 * Buckets as host names need DNS, which an endpoint on a laptop has not: there the bucket goes into the path.
 *
 * @param region - of the bucket, for who does not run beside it
 */
export function s3Client(region?: string): S3Client {
  return new S3Client({
    ...(region !== undefined && { region }),
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    forcePathStyle: hasOwnEndpoint('S3'),
  });
}
