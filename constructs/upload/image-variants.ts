import type { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIXES } from '../../lib/upload/domain/prefixes';
import { UNCLAIMED_DAYS, VARIANT_DAYS } from '../../lib/upload/domain/time-limits';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { allowObjects } from '../shared/object-grants';

export interface ImageVariantsProps {
  /** Where access to the bucket is recorded. */
  readonly accessLogs: AccessLogBucket;
  /** Whether originals have owners who can come back for them; others go after a day, and what was made of them as well. */
  readonly owned: boolean;
}

/** Images that were made of originals, until a while after: each can be made again, so what was there before goes at once. */
export class ImageVariants extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLogs, owned }: ImageVariantsProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      serverAccessLogsBucket: accessLogs.bucket,
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          expiration: Duration.days(owned ? VARIANT_DAYS : UNCLAIMED_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
  }

  /** Lets a role keep what it made, and take it back when its original is gone by then. */
  grantKeep(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.images], 's3:PutObject', 's3:DeleteObject');
  }

  /** Lets a role remove what was made of an original that goes. */
  grantDelete(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.images], 's3:DeleteObject');
  }
}
