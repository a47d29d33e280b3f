import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
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
}
