import { FunctionUrlOriginAccessControl, type IOriginAccessControlRef, Signing } from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { TRANSFORM_LIMITS } from '../../lib/upload/domain/time-limits';
import type { TransformImageEnv } from '../../lib/upload/handlers/transform-image.env';
import { functionAlarms } from '../shared/function-alarms';
import type { Graphs } from '../shared/graph';
import { HandlerFunction } from '../shared/handler-function';
import { stackUniqueName } from '../shared/stack-unique-name';
import type { ImageDelivery } from './image-delivery';
import type { ImageVariants } from './image-variants';
import type { ServedFiles } from './served-files';

/** What a bucket answers that has no such object, to whoever may not list it; and what it answers when it is in trouble. */
const FAIL_OVER = [403, 404, 500, 503, 504];

export interface RegionalDeliveryProps {
  /** Where originals are. */
  readonly files: ServedFiles;
  /** Where images are kept that were made of them. */
  readonly variants: ImageVariants;
  /** How CloudFront signs what it asks of the bucket. */
  readonly accessControl: IOriginAccessControlRef;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/**
 * Images made in the region. CloudFront asks the bucket of those that were made before, and where it has none, a function that makes
 * it, keeps it there, and answers.
 */
export class RegionalDelivery extends Construct implements ImageDelivery {
  readonly origin: ImageDelivery['origin'];
  readonly edgeLambdas = [];
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string, props: RegionalDeliveryProps) {
    super(scope, id);
    const { files, variants, accessControl, architecture } = props;
    const { function: transform, role } = new HandlerFunction<TransformImageEnv>(this, 'Handler', {
      pattern: 'upload',
      handler: 'transform-image',
      description: 'Makes an image in the size and format that is asked for, and keeps it',
      native: true,
      architecture,
      // One full core: making an image is bound by the CPU.
      memorySize: 1769,
      timeout: Duration.seconds(TRANSFORM_LIMITS.timeoutSeconds),
      environment: { FILES_NAME: files.bucket.bucketName, VARIANTS_NAME: variants.bucket.bucketName },
    });
    files.grantReadOriginals(role);
    variants.grantKeep(role);
    // Whoever calls must sign; CloudFront does, and nobody else may.
    const url = transform.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
    this.origin = new OriginGroup({
      primaryOrigin: S3BucketOrigin.withOriginAccessControl(variants.bucket, { originAccessControl: accessControl }),
      fallbackOrigin: FunctionUrlOrigin.withOriginAccessControl(url, {
        originAccessControl: new FunctionUrlOriginAccessControl(this, 'Access', {
          originAccessControlName: stackUniqueName('images'),
          signing: Signing.SIGV4_ALWAYS,
        }),
        readTimeout: Duration.seconds(TRANSFORM_LIMITS.timeoutSeconds + 5),
      }),
      fallbackStatusCodes: FAIL_OVER,
    });
    this.alarms = functionAlarms(this, transform);
    const period = Duration.minutes(1);
    this.graphs = {
      'Images made': [transform.metricInvocations({ period }), transform.metricErrors({ period })],
      'Time for an image p99': [transform.metricDuration({ period, statistic: 'p99' })],
    };
  }
}
