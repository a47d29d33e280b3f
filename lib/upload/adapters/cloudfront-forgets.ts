import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { ANSWER_MS, answering, MAX_ATTEMPTS } from '../../shared/answering';
import { PREFIXES } from '../domain/prefixes';

/** CloudFront is one service for all regions, and answers in this one. */
const CLOUDFRONT_REGION = 'us-east-1';

export function cloudFrontClient(): CloudFrontClient {
  return new CloudFrontClient({
    region: CLOUDFRONT_REGION,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: answering(ANSWER_MS),
  });
}

/** Has every copy forgotten that CloudFront keeps of an upload. It takes a minute or so until all have. */
export async function forgetServed(
  client: CloudFrontClient,
  distributionId: string,
  uploadId: string,
  deadline?: AbortSignal,
): Promise<void> {
  const paths = [`/${PREFIXES.images}${uploadId}/*`, `/${PREFIXES.files}${uploadId}`];
  await client.send(
    new CreateInvalidationCommand({
      DistributionId: distributionId,
      InvalidationBatch: {
        // Asked for twice it is one: an id is never given out again.
        CallerReference: uploadId,
        Paths: { Quantity: paths.length, Items: paths },
      },
    }),
    { abortSignal: deadline },
  );
}
