import { SQSClient } from '@aws-sdk/client-sqs';

/** The region of this program, as the SDK finds it for every client. */
export function ownRegion(): Promise<string> {
  return new SQSClient({}).config.region();
}
