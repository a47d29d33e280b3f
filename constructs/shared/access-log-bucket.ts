import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface AccessLogBucketProps {
  /** Days until a log expires. */
  readonly retentionDays: number;
}

/** Where the buckets of a stack record who read and wrote them, and a load balancer what it was asked. */
export class AccessLogBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      lifecycleRules: [
        { expiration: Duration.days(props.retentionDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
  }

  /**
   * Makes a load balancer record what it is asked. Not by the library's method, which lets in an account of AWS's that each region
   * has another of: the service itself can be let in everywhere, for load balancers of this account alone.
   */
  recordRequests(balancer: ApplicationLoadBalancer): void {
    const { account } = Stack.of(this);
    const balancers = { service: 'elasticloadbalancing', resource: 'loadbalancer', resourceName: '*' };
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`AWSLogs/${account}/*`)],
        conditions: {
          ArnLike: { 'aws:SourceArn': Stack.of(this).formatArn(balancers) },
          StringEquals: { 'aws:SourceAccount': account },
        },
      }),
    );
    balancer.setAttribute('access_logs.s3.enabled', 'true');
    balancer.setAttribute('access_logs.s3.bucket', this.bucket.bucketName);
    // It writes as soon as it is told to, and whoever empties the bucket must be there before there is something to empty.
    balancer.node.addDependency(this.bucket);
  }
}
