import { type ManagedPolicy, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FILE_PREFIXES } from '../../lib/async/domain/file-keys';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { AccessLogBucket } from '../shared/access-log-bucket';
import { allowObjects } from '../shared/object-grants';

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
  /** Where access to this pattern's things is recorded. */
  readonly accessLogs: AccessLogBucket;

  constructor(scope: Construct, id: string, props: JobFilesProps) {
    super(scope, id);
    this.accessLogs = new AccessLogBucket(this, 'AccessLogs', { retentionDays: props.accessLogDays });
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      serverAccessLogsBucket: this.accessLogs.bucket,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS),
        },
        { prefix: FILE_PREFIXES.claimChecks, expiration: Duration.days(RECORD_TTL_DAYS) },
      ],
    });
  }

  /** Lets a role run jobs: read what people gave and what earlier attempts made, write results. */
  grantJobs(role: Role): void {
    allowObjects(
      role,
      this.bucket,
      [FILE_PREFIXES.uploads, FILE_PREFIXES.claimChecks, FILE_PREFIXES.results],
      's3:GetObject',
    );
    allowObjects(role, this.bucket, [FILE_PREFIXES.results], 's3:PutObject');
  }

  /** Lets a role keep a request that is too large to queue. */
  grantKeepRequests(role: Role): void {
    allowObjects(role, this.bucket, [FILE_PREFIXES.claimChecks], 's3:PutObject');
  }

  /** Lets a role read results, and sign links to them: a link carries the rights of the role that signed it. */
  grantReadResults(role: Role): void {
    allowObjects(role, this.bucket, [FILE_PREFIXES.results], 's3:GetObject');
  }

  /** Lets the holders of a policy upload under their own id, which IAM fills in: nobody writes into another's folder. */
  grantOwnUploads(policy: ManagedPolicy): void {
    const ownUploads = this.bucket.arnForObjects(`${FILE_PREFIXES.uploads}\${aws:userid}/*`);
    policy.addStatements(new PolicyStatement({ actions: ['s3:PutObject'], resources: [ownUploads] }));
    acknowledgeWildcard(policy, ownUploads, "The folder of the caller; what files it holds is the caller's choice.");
  }
}
