import type { WebSettings } from '../../../lib/web/settings';
import {
  bucketEmptierRole,
  groupCloserRole,
  IN_A_NETWORK,
  providerRole,
  SESSION_MANAGER,
  TRACING,
  writesFlowLogs,
  writesLogs,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { databaseOf } from './names';

/** What one role may do in all of AWS: exactly what the code behind it calls. */
export function roles({ settings, mode, region }: Chosen<WebSettings>): Record<string, readonly string[]> {
  const instance = `${databaseOf(settings)}Instance`.toLowerCase();
  const assets = `cdk-hnb659fds-assets-111122223333-${region}`;
  return {
    ServersRole: [
      `rds-db:connect dbuser:web-${instance}.DbiResourceId/guestbook_server`,
      `s3:GetObject ${assets}/<code>.zip`,
      'cloudwatch:PutMetricData dataset/example',
      'Allow cloudwatch:PutMetricData: if StringEquals cloudwatch:namespace Web',
      ...logs('ServersLogs'),
      ...SESSION_MANAGER,
    ],
    PrepareDatabaseHandlerRole: [
      `secretsmanager:GetSecretValue secret:web-${instance}`,
      ...logs('PrepareDatabaseHandlerLogs'),
      ...TRACING,
      ...IN_A_NETWORK,
    ],
    PrepareDatabaseProviderRole: providerRole('web', 'PrepareDatabase'),
    // It copies what `cdk deploy` uploaded: three files, whose names there are hashes.
    StaticPublishHandlerRole: [
      ...['css', 'js', 'svg'].map((ending) => `s3:GetObject ${assets}/<code>.${ending}`),
      's3:PutObject web-staticbucket/static/any',
      ...logs('StaticPublishHandlerLogs'),
      ...TRACING,
    ],
    StaticPublishProviderRole: providerRole('web', 'StaticPublish'),
    ArchiveSenderRole: [
      'firehose:PutRecord deliverystream/web-archivedelivery',
      'firehose:PutRecordBatch deliverystream/web-archivedelivery',
    ],
    ArchiveDeliveryRole: [
      ...['logs', 'errors'].flatMap((folder) =>
        ['s3:AbortMultipartUpload', 's3:PutObject'].map((action) => `${action} web-archivebucket/${folder}/any`),
      ),
      ...['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'].map(
        (action) => `${action} web-archivebucket`,
      ),
      ...logs('ArchiveDeliveryLogs'),
    ],
    ...(settings.egress === 'nat-instance' && { NetworkVpcNatRole: SESSION_MANAGER }),
    ...groupCloserRole('web', 'NetworkVpc'),
    NetworkFlowLogWriter: writesFlowLogs('web', 'NetworkFlowLogs'),
    ...(!mode.keepData && bucketEmptierRole('web')),
  };
}

/** What a request says beside what every one does: into which namespace a metric goes. */
export const REQUEST = { 'cloudwatch:namespace': 'Web' };

const logs = (group: string) => writesLogs('web', group);
