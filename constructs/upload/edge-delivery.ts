import { type IOriginAccessControlRef, LambdaEdgeEventType } from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Effect, Policy, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { PREFIXES } from '../../lib/upload/domain/prefixes';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { EdgeFunction } from './edge-function';
import type { ImageDelivery } from './image-delivery';
import type { ServedFiles } from './served-files';

export interface EdgeDeliveryProps {
  /** Where originals are. */
  readonly files: ServedFiles;
  /** How CloudFront signs what it asks of the bucket. */
  readonly accessControl: IOriginAccessControlRef;
  /** Makes images, from the stack in us-east-1. */
  readonly transform: EdgeFunction;
  /** Gives what the bucket answers its headers, from there too. */
  readonly headers: EdgeFunction;
}

/**
 * Images made at the edge. CloudFront asks the bucket, and on the way there a function makes the image in its place; when it cannot,
 * the request goes on, and the bucket answers with the original.
 */
export class EdgeDelivery extends Construct implements ImageDelivery {
  readonly origin: ImageDelivery['origin'];
  readonly edgeLambdas: ImageDelivery['edgeLambdas'];
  /** Lambda@Edge is measured in whatever region it runs in, where no alarm of this one looks; CloudFront counts its errors as answers. */
  readonly alarms = [];
  readonly graphs = {};

  constructor(scope: Construct, id: string, { files, accessControl, transform, headers }: EdgeDeliveryProps) {
    super(scope, id);
    this.origin = S3BucketOrigin.withOriginAccessControl(files.bucket, { originAccessControl: accessControl });
    this.edgeLambdas = [
      { eventType: LambdaEdgeEventType.ORIGIN_REQUEST, functionVersion: transform.version },
      { eventType: LambdaEdgeEventType.ORIGIN_RESPONSE, functionVersion: headers.version },
    ];
    this.allowOriginals(files, transform);
  }

  /** From here, since the bucket is made here: the function's own stack comes first, and knows of no bucket. */
  private allowOriginals({ bucket }: ServedFiles, { role }: EdgeFunction): void {
    const originals = bucket.arnForObjects(`${PREFIXES.originals}*`);
    const policy = new Policy(this, 'Originals', {
      roles: [Role.fromRoleName(this, 'Transformer', role.roleName)],
      statements: [new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:GetObject'], resources: [originals] })],
    });
    acknowledgeWildcard(
      policy,
      originals,
      'An image is made of whichever original is asked for; nothing else is read.',
    );
  }
}
