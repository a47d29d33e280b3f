import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Duration, FileSystem, Stack } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import type { PageConfig } from '../../lib/upload/domain/page-config';
import type { PublishPageEnv } from '../../lib/upload/handlers/publish-page.env';
import { PAGE_DIRECTORY } from '../../lib/upload/page-directory';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { AtDeploy } from '../shared/at-deploy';

/** Letters of a hash that tell one release of the page from all others. */
const RELEASE_LETTERS = 16;

/** Time to notice that a file was lost or changed by hand. */
const OLD_VERSION_DAYS = 30;

export interface PageFilesProps {
  /** CPU of the function that publishes. */
  readonly architecture: 'arm64' | 'x86_64';
  /** Where access to the bucket is recorded. */
  readonly accessLogs: AccessLogBucket;
}

/**
 * The page that people upload with, in a bucket that only CloudFront reads. Each release lies under a path of its own, where
 * CloudFront looks from the deployment on that brings it.
 */
export class PageFiles extends Construct {
  readonly bucket: Bucket;
  /** Path of this release, as an origin has it: `/page/<hash>`. */
  readonly originPath: string;
  /** The files are there: CloudFront looks for them from then on. */
  readonly published: IDependable;
  private readonly prefix: string;
  private readonly publish: AtDeploy<PublishPageEnv>;

  constructor(scope: Construct, id: string, { architecture, accessLogs }: PageFilesProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      serverAccessLogsBucket: accessLogs.bucket,
      versioned: true,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(OLD_VERSION_DAYS),
        },
      ],
    });
    this.prefix = `page/${FileSystem.fingerprint(PAGE_DIRECTORY).slice(0, RELEASE_LETTERS)}`;
    this.originPath = `/${this.prefix}`;

    const names = readdirSync(PAGE_DIRECTORY).sort();
    const files = names.map((name) => new Asset(this, name, { path: join(PAGE_DIRECTORY, name) }));
    const source = files[0]!.bucket;
    this.publish = new AtDeploy<PublishPageEnv>(this, 'Publish', {
      handler: {
        pattern: 'upload',
        handler: 'publish-page',
        description: 'At deploy: puts the page where CloudFront finds it',
        architecture,
        timeout: Duration.minutes(1),
        environment: { BUCKET_NAME: this.bucket.bucketName },
      },
      properties: {
        Prefix: this.prefix,
        SourceBucket: source.bucketName,
        Files: JSON.stringify(Object.fromEntries(names.map((name, at) => [name, files[at]!.s3ObjectKey]))),
      },
      // Not all of the bucket: its policy names CloudFront, which waits for this.
      after: [],
    });
    this.published = this.publish.done;
    this.allowPublishing(source, files);
  }

  /** Tells the page what it must know of the stack: who signs in where is known only behind the distribution. */
  tell(config: PageConfig): void {
    this.publish.again('Told', { Prefix: this.prefix, Config: Stack.of(this).toJsonString(config) });
  }

  private allowPublishing(source: IBucket, files: readonly Asset[]): void {
    const { role } = this.publish.handler;
    const published = this.bucket.arnForObjects('page/*');
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: files.map(({ s3ObjectKey }) => source.arnForObjects(s3ObjectKey)),
      }),
    );
    role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [published] }));
    acknowledgeWildcard(
      role,
      published,
      'Each release lies under a path of its own, and every one of them begins with page, slash included.',
    );
  }
}
