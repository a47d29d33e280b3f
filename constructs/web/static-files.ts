import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Duration, FileSystem } from 'aws-cdk-lib/core';
import { Construct, type IDependable } from 'constructs';
import type { PublishStaticEnv } from '../../lib/web/handlers/publish-static.env';
import { STATIC_DIRECTORY } from '../../lib/web/static-directory';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { AccessLogBucket } from '../shared/access-log-bucket';
import { AtDeploy } from '../shared/at-deploy';

/** Letters of a hash that tell one release of the files from all others. */
const RELEASE_LETTERS = 16;

/** Time to notice that a file was lost or changed by hand. */
const OLD_VERSION_DAYS = 30;

export interface StaticFilesProps {
  /** CPU of the function that publishes. */
  readonly architecture: 'arm64' | 'x86_64';
  /** Where reads and writes are recorded. */
  readonly accessLogs: AccessLogBucket;
}

/**
 * The static tier: files that are the same for everybody, in a bucket that only CloudFront reads.
 *
 * Each release lies under a path of its own, named by a hash of all its files. So nothing in a cache is ever stale, nothing has to
 * be invalidated, and a page that is open while a new release comes still finds the files of its own.
 */
export class StaticFiles extends Construct {
  readonly bucket: Bucket;
  /** Path of this release: `/static/<hash>`. */
  readonly path: string;
  /** The files are there. */
  readonly published: IDependable;

  constructor(scope: Construct, id: string, { architecture, accessLogs }: StaticFilesProps) {
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
    const prefix = `static/${FileSystem.fingerprint(STATIC_DIRECTORY).slice(0, RELEASE_LETTERS)}`;
    this.path = `/${prefix}`;

    const names = readdirSync(STATIC_DIRECTORY).sort();
    const files = names.map((name) => new Asset(this, name, { path: join(STATIC_DIRECTORY, name) }));
    const source = files[0]!.bucket;
    const publish = new AtDeploy<PublishStaticEnv>(this, 'Publish', {
      handler: {
        pattern: 'web',
        handler: 'publish-static',
        description: 'At deploy: puts the static files where CloudFront finds them',
        architecture,
        timeout: Duration.minutes(1),
        environment: { BUCKET_NAME: this.bucket.bucketName },
      },
      properties: {
        Prefix: prefix,
        SourceBucket: source.bucketName,
        Files: JSON.stringify(Object.fromEntries(names.map((name, at) => [name, files[at]!.s3ObjectKey]))),
      },
      after: [this.bucket],
    });
    this.published = publish.done;
    const published = this.bucket.arnForObjects('static/*');
    publish.handler.role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: files.map(({ s3ObjectKey }) => source.arnForObjects(s3ObjectKey)),
      }),
    );
    publish.handler.role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject'], resources: [published] }));
    acknowledgeWildcard(
      publish.handler.role,
      published,
      'Each release lies under a path of its own, and every one of them begins with static, slash included.',
    );
  }
}
