import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Client } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import type { OpenSearchDialect } from './opensearch-dialect';

/** @param endpoint - with its scheme, without a slash at the end */
export function openSearchClient(endpoint: string, { signedFor }: OpenSearchDialect, region: string): Client {
  return new Client({
    ...AwsSigv4Signer({ region, service: signedFor, getCredentials: defaultProvider() }),
    node: endpoint,
    // Whoever asks tries again, and knows what may be.
    maxRetries: 0,
  });
}
