import type { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIXES } from '../../lib/upload/domain/prefixes';
import { REJECTED_DAYS, UNCLAIMED_DAYS } from '../../lib/upload/domain/time-limits';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { tellQueue } from '../shared/bucket-news';
import { allowObjects } from '../shared/object-grants';

/** How long a browser remembers what the bucket takes from the page. */
const CORS_MAX_AGE_SECONDS = 3600;

export interface QuarantineProps {
  /** Where access to the bucket is recorded. */
  readonly accessLogs: AccessLogBucket;
  /** Queue that is told of each file that came. */
  readonly arrivals: Queue;
}

/**
 * Where browsers send files, and where they stay until somebody has looked at them. Nothing in it is ever served (U7).
 *
 * A form may be sent again until it expires, so the bucket keeps every version, and whoever looks at one names it (U6).
 */
export class Quarantine extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLogs, arrivals }: QuarantineProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      serverAccessLogsBucket: accessLogs.bucket,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(UNCLAIMED_DAYS),
        },
        { prefix: PREFIXES.incoming, expiration: Duration.days(UNCLAIMED_DAYS) },
        { prefix: PREFIXES.rejected, expiration: Duration.days(REJECTED_DAYS) },
      ],
    });
    // What a form brings; copies of our own are no arrivals.
    tellQueue(this.bucket, arrivals, PREFIXES.incoming, ['s3:ObjectCreated:Post']);
  }

  /** Lets pages of one origin send forms. */
  takeFrom(origin: string): void {
    this.bucket.addCorsRule({
      allowedOrigins: [origin],
      allowedMethods: [HttpMethods.POST],
      maxAge: CORS_MAX_AGE_SECONDS,
    });
  }

  /** Lets a role sign forms: whoever sends one does so with the rights of the role that signed it (U4). */
  grantSign(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.incoming], 's3:PutObject');
  }

  /** Lets a role look at what came, put aside what it refuses, and remove the version that it looked at. */
  grantCheck(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.incoming], 's3:GetObjectVersion', 's3:DeleteObjectVersion');
    allowObjects(role, this.bucket, [PREFIXES.rejected], 's3:PutObject');
  }
}
