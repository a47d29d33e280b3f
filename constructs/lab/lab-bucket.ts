import { Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { AccessLogBucket } from '../shared/access-log-bucket';

export interface LabBucketProps {
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
}

/** The bucket that the server reads with its role, and the record of who read it. */
export class LabBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { mode }: LabBucketProps) {
    super(scope, id);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: mode.logRetentionDays });
    this.bucket = new Bucket(this, 'Bucket', {
      serverAccessLogsBucket: accessLogs.bucket,
      versioned: mode.keepData,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          ...(mode.keepData && { noncurrentVersionExpiration: Duration.days(30) }),
        },
      ],
    });
  }

  /**
   * Lets the server list the bucket and use its objects. The bucket's own grants would add calls the page never makes
   * (tagging, legal hold, the bucket's policy), so the four that are needed stand here.
   */
  grantUse(role: Role): void {
    const objects = this.bucket.arnForObjects('*');
    role.addToPolicy(
      new PolicyStatement({
        sid: 'ListTheBucket',
        effect: Effect.ALLOW,
        actions: ['s3:ListBucket'],
        resources: [this.bucket.bucketArn],
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'UseItsObjects',
        effect: Effect.ALLOW,
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [objects],
      }),
    );
    acknowledgeWildcard(
      role,
      objects,
      'The server may use every object of its one bucket; which keys those are is for whoever uploads to say.',
    );
  }
}
