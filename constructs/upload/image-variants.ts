import type { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIXES } from '../../lib/upload/domain/prefixes';
import { VARIANT_DAYS } from '../../lib/upload/domain/time-limits';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { allowObjects } from './object-grants';

export interface ImageVariantsProps {
  /** Where access to the bucket is recorded. */
  readonly accessLogs: AccessLogBucket;
}

/** Images that were made of originals, until a while after: each can be made again, so what was there before goes at once. */
export class ImageVariants extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLogs }: ImageVariantsProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      serverAccessLogsBucket: accessLogs.bucket,
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          expiration: Duration.days(VARIANT_DAYS),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
  }

  /** Lets a role keep what it made. */
  grantKeep(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.images], 's3:PutObject');
  }

  /** Lets a role remove what was made of an original that goes. */
  grantDelete(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.images], 's3:DeleteObject');
  }
}
