import type { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIXES } from '../../lib/upload/domain/prefixes';
import { UNCLAIMED_DAYS } from '../../lib/upload/domain/time-limits';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { allowObjects } from '../shared/object-grants';

/** A file that was deleted can be brought back for a week, about as long as it takes to notice. */
const OLD_VERSION_DAYS = 7;

export interface ServedFilesProps {
  /** Where access to the bucket is recorded. */
  readonly accessLogs: AccessLogBucket;
  /** Whether files have owners who can come back for them; others go after a day. */
  readonly owned: boolean;
}

/** What was looked at and found good: `originals/` that images are made of, and `files/` that browsers only ever save. */
export class ServedFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLogs, owned }: ServedFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      serverAccessLogsBucket: accessLogs.bucket,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS),
          ...(!owned && { expiration: Duration.days(UNCLAIMED_DAYS) }),
        },
      ],
    });
  }

  /** Lets a role put here what it found good, and take back what nobody waits for any more. */
  grantPromote(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.originals, PREFIXES.files], 's3:PutObject', 's3:DeleteObject');
  }

  /** Lets a role read what images are made of. */
  grantReadOriginals(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.originals], 's3:GetObject');
  }

  /** Lets a role delete, which in a versioned bucket is to hide for a week. */
  grantDelete(role: Role): void {
    allowObjects(role, this.bucket, [PREFIXES.originals, PREFIXES.files], 's3:DeleteObject');
  }
}
