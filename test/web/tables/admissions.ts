import type { WebSettings } from '../../../lib/web/settings';
import {
  BUCKET_EMPTIER,
  emptiedBy,
  forOwnAccount,
  GROUP_CLOSER,
  recordsAccess,
  takenBy,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';

/** Whom the policies of web's resources and the trust of its roles let in. */
export function admissions({ settings, mode, region }: Chosen<WebSettings>): Record<string, readonly string[]> {
  const emptied = (bucket: string) => (mode.keepData ? [] : emptiedBy('web', bucket));
  return {
    AlarmsTopicPolicy: ['cloudwatch.amazonaws.com: sns:Publish web-alarmstopic', forOwnAccount('sns:Publish')],
    AccessLogsBucketPolicy: [
      'logdelivery.elasticloadbalancing.amazonaws.com: s3:PutObject web-accesslogsbucket/AWSLogs/111122223333/any',
      forOwnAccount(
        's3:PutObject',
        `ArnLike aws:SourceArn arn:aws:elasticloadbalancing:${region}:111122223333:loadbalancer/*`,
      ),
      ...recordsAccess('web', 'AccessLogsBucket', 'StaticBucket'),
      ...recordsAccess('web', 'AccessLogsBucket', 'ArchiveBucket'),
      ...emptied('AccessLogsBucket'),
    ],
    // CloudFront reads, and for this one distribution alone.
    StaticBucketPolicy: [
      'cloudfront.amazonaws.com: s3:GetObject web-staticbucket/any',
      'Allow s3:GetObject: if StringEquals AWS:SourceArn arn:aws:cloudfront::111122223333:distribution/web-sitedistribution',
      ...emptied('StaticBucket'),
    ],
    ...(!mode.keepData && { ArchiveBucketPolicy: emptied('ArchiveBucket') }),
    ...takenBy('lambda', [
      'PrepareDatabaseHandlerRole',
      'PrepareDatabaseProviderRole',
      'StaticPublishHandlerRole',
      'StaticPublishProviderRole',
      `${GROUP_CLOSER}Role`,
      ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Role`]),
    ]),
    ...takenBy('ec2', ['ServersRole', ...(settings.egress === 'nat-instance' ? ['NetworkVpcNatRole'] : [])]),
    NetworkFlowLogWriter: ['vpc-flow-logs.amazonaws.com', forOwnAccount('sts:AssumeRole')],
    ArchiveSenderRole: [
      'logs.amazonaws.com',
      forOwnAccount('sts:AssumeRole', `ArnLike aws:SourceArn arn:aws:logs:${region}:111122223333:*`),
    ],
    ArchiveDeliveryRole: ['firehose.amazonaws.com', forOwnAccount('sts:AssumeRole')],
  };
}
