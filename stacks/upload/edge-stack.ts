import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { EdgeFunction } from '../../constructs/upload/edge-function';
import { HEADERS_LIMITS, TRANSFORM_LIMITS } from '../../lib/upload/domain/time-limits';

/** What runs at the edge, in the one region that CloudFront takes it from. */
export class EdgeStack extends Stack {
  /** Makes an image of an original, when CloudFront has none. */
  readonly transform: EdgeFunction;
  /** Says how long an answer of the bucket is kept, which is never an image that was asked for. */
  readonly headers: EdgeFunction;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    this.transform = new EdgeFunction(this, 'Transform', {
      handler: 'transform-at-edge',
      description: 'At the edge: makes an image in the size and format that is asked for',
      timeout: Duration.seconds(TRANSFORM_LIMITS.timeoutSeconds),
      // One full core: making an image is bound by the CPU.
      memorySize: 1769,
      native: true,
    });
    this.headers = new EdgeFunction(this, 'Headers', {
      handler: 'set-image-headers',
      description: 'At the edge: keeps originals and errors for seconds, not for a year',
      timeout: Duration.seconds(HEADERS_LIMITS.timeoutSeconds),
      memorySize: 128,
    });
  }
}
