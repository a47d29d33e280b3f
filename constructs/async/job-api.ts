import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApiMetrics } from '../shared/api-signals';

/** What the stack needs of the API, whichever kind it is. */
export interface JobApi {
  /** Address without a slash at the end. */
  readonly url: string;
  /** What `execute-api:Invoke` must be allowed on for `POST /jobs`. */
  readonly submitArn: string;
  /** The same for `GET /jobs/{jobId}`. */
  readonly readArn: string;
  readonly alarms: readonly Alarm[];
  readonly metrics: ApiMetrics;
}
