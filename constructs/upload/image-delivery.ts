import type { EdgeLambda, IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Graphs } from '../shared/graph';

/** Where CloudFront takes images from that it has not got, wherever they are made. */
export interface ImageDelivery {
  readonly origin: IOrigin;
  /** What runs at the edge between CloudFront and that origin. */
  readonly edgeLambdas: readonly EdgeLambda[];
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;
}
