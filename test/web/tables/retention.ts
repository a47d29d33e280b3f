import type { WebSettings } from '../../../lib/web/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { databaseOf } from './names';

/** How long what is kept is kept. */
export function retention({ settings, mode }: Chosen<WebSettings>): string[] {
  const database = databaseOf(settings);
  const days = mode.logRetentionDays;
  const logs = [
    'ServersLogs',
    ...(settings.database === 'mysql' ? ['error', 'slowquery'] : ['postgresql', 'upgrade']).map(
      (log) => `${database}${log}Logs`,
    ),
    ...['PrepareDatabase', 'StaticPublish'].flatMap((name) => [`${name}HandlerLogs`, `${name}ProviderLogs`]),
    'ArchiveDeliveryLogs',
    'NetworkFlowLogs',
    `${GROUP_CLOSER}Logs`,
    ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Logs`]),
  ];
  return [
    `${database}Instance backups of ${mode.backupDays} days, ${mode.keepData ? 'kept' : 'gone'} with it`,
    `${database}Instance ${mode.highlyAvailable ? 'doubled across zones' : 'in one zone'}`,
    ...(mode.deletionProtection ? [`${database}Instance refuses to be deleted`] : []),
    'AccessLogsBucket versions Off',
    `AccessLogsBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), ExpirationInDays ${days}, Status Enabled`,
    'ArchiveDeliveryLogsDeliveryLogStream as long as ArchiveDeliveryLogs',
    'StaticBucket versions Enabled',
    'StaticBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), NoncurrentVersionExpiration (NoncurrentDays 30), Status Enabled',
    'ArchiveBucket versions Off',
    'ArchiveBucket ExpirationInDays 400, Prefix logs/, Status Enabled, Transitions [StorageClass GLACIER, TransitionInDays 90]',
    'ArchiveBucket ExpirationInDays 90, Prefix errors/, Status Enabled',
    'ArchiveBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), Status Enabled',
    ...logs.map((group) => `${group} ${days} days`),
  ];
}
