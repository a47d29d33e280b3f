import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnDeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { CfnSubscriptionFilter, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { AccessLogBucket } from '../shared/access-log-bucket';

const PREFIX = 'logs/';
/** Where Firehose puts what it could not deliver as it should. */
const ERROR_PREFIX = 'errors/';
/** What is that old is read by nobody in a hurry: from an hour to half a day to bring back, at a sixth of the price. */
const GLACIER_DAYS = 90;
const EXPIRY_DAYS = 400;
/** One object at least so often, or as soon as so much has come. */
const BUFFER = { intervalInSeconds: 300, sizeInMBs: 64 };

export interface LogArchiveProps {
  /** Log group to archive. CloudWatch bills what it stores; here it costs a fraction, and less as it ages. */
  readonly logGroup: LogGroup;
  /** Where reads and writes are recorded. */
  readonly accessLogs: AccessLogBucket;
}

/** Everything that a log group is told, in a bucket, for more than a year (W16). */
export class LogArchive extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { logGroup, accessLogs }: LogArchiveProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      serverAccessLogsBucket: accessLogs.bucket,
      lifecycleRules: [
        {
          prefix: PREFIX,
          transitions: [{ storageClass: StorageClass.GLACIER, transitionAfter: Duration.days(GLACIER_DAYS) }],
          expiration: Duration.days(EXPIRY_DAYS),
        },
        { prefix: ERROR_PREFIX, expiration: Duration.days(GLACIER_DAYS) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    const delivery = this.delivery();
    const { account } = Stack.of(this);
    const sender = new Role(this, 'SenderRole', {
      assumedBy: new ServicePrincipal('logs.amazonaws.com', {
        conditions: {
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({ service: 'logs', resource: '*' }),
          },
          StringEquals: { 'aws:SourceAccount': account },
        },
      }),
    });
    sender.addToPolicy(
      new PolicyStatement({
        actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
        resources: [delivery.attrArn],
      }),
    );
    const subscription = new CfnSubscriptionFilter(this, 'Subscription', {
      logGroupName: logGroup.logGroupName,
      filterPattern: '',
      destinationArn: delivery.attrArn,
      roleArn: sender.roleArn,
    });
    // CloudWatch Logs tries a delivery as soon as it is told of it.
    subscription.node.addDependency(sender);
  }

  /** CloudWatch Logs sends packed lines, which go into the bucket as they come. */
  private delivery(): CfnDeliveryStream {
    const failures = new LogGroup(this, 'DeliveryLogs');
    const stream = failures.addStream('DeliveryLogStream');
    const { account } = Stack.of(this);
    const role = new Role(this, 'DeliveryRole', {
      assumedBy: new ServicePrincipal('firehose.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const objects = [PREFIX, ERROR_PREFIX].map((prefix) => this.bucket.arnForObjects(`${prefix}*`));
    role.addToPolicy(new PolicyStatement({ actions: ['s3:PutObject', 's3:AbortMultipartUpload'], resources: objects }));
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        resources: [this.bucket.bucketArn],
      }),
    );
    failures.grantWrite(role);
    for (const arn of objects) {
      acknowledgeWildcard(role, arn, 'Firehose names objects by the time; all of them begin with one of two prefixes.');
    }
    const delivery = new CfnDeliveryStream(this, 'Delivery', {
      deliveryStreamType: 'DirectPut',
      deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' },
      extendedS3DestinationConfiguration: {
        bucketArn: this.bucket.bucketArn,
        roleArn: role.roleArn,
        prefix: `${PREFIX}!{timestamp:yyyy/MM/dd}/`,
        errorOutputPrefix: `${ERROR_PREFIX}!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/`,
        bufferingHints: BUFFER,
        compressionFormat: 'UNCOMPRESSED',
        fileExtension: '.gz',
        cloudWatchLoggingOptions: {
          enabled: true,
          logGroupName: failures.logGroupName,
          logStreamName: stream.logStreamName,
        },
      },
    });
    delivery.node.addDependency(role);
    return delivery;
  }
}
