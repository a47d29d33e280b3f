import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FILE_PREFIXES } from '../../lib/async/domain/file-keys';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { AccessLogBucket } from '../shared/access-log-bucket';

/** A replaced file can be brought back for a week, about as long as it takes to notice. */
const OLD_VERSION_DAYS = 7;

export interface JobFilesProps {
  /** Days until a record of who read or wrote a file expires. */
  readonly accessLogDays: number;
}

/**
 * What jobs read and write: `uploads/<owner>/`, `claims/<owner>/` for requests too large to queue, and
 * `results/<owner>/<job>/`. Claims expire with the job's record; uploads and results belong to the people who made them.
 */
export class JobFiles extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: JobFilesProps) {
    super(scope, id);
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: props.accessLogDays });
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      serverAccessLogsBucket: accessLogs.bucket,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS),
        },
        { prefix: FILE_PREFIXES.claimChecks, expiration: Duration.days(RECORD_TTL_DAYS) },
      ],
    });
  }
}
