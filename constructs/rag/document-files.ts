import type { Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { DOCUMENTS_PREFIX } from '../../lib/rag/domain/prefixes';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { tellQueue } from '../shared/bucket-news';
import { allowObjects } from '../shared/object-grants';

/** Days that what was replaced or deleted can still be brought back. */
const FORMER_DAYS = 1;

export interface DocumentFilesProps {
  /** Where access to the bucket is recorded. */
  readonly accessLogs: AccessLogBucket;
  /** Queue that is told of each document that came, changed or went. */
  readonly news: Queue;
}

/**
 * The documents, a folder for each tenant. The bucket keeps every version, so that whoever reads one names it: a document that
 * changes while it is read is read as it was when the news of it was sent.
 */
export class DocumentFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { accessLogs, news }: DocumentFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      serverAccessLogsBucket: accessLogs.bucket,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(FORMER_DAYS),
          expiredObjectDeleteMarker: true,
        },
      ],
    });
    tellQueue(this.bucket, news, DOCUMENTS_PREFIX, ['s3:ObjectCreated:*', 's3:ObjectRemoved:*']);
  }

  /** Lets a role read documents, each in the version that it was told of. */
  grantRead(role: Role): void {
    allowObjects(role, this.bucket, [DOCUMENTS_PREFIX], 's3:GetObjectVersion');
  }

  /** Lets a role sign forms: whoever sends one does so with the rights of the role that signed it. */
  grantSign(role: Role): void {
    allowObjects(role, this.bucket, [DOCUMENTS_PREFIX], 's3:PutObject');
  }

  /** Lets a role delete documents, which for a day only hides them. */
  grantDelete(role: Role): void {
    allowObjects(role, this.bucket, [DOCUMENTS_PREFIX], 's3:DeleteObject');
  }
}
