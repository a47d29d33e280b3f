import type { UploadSettings } from '../../../lib/upload/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasServers, isRegional } from './shape';

/** How long what is kept is kept. */
export function retention({ settings, mode }: Chosen<UploadSettings>): string[] {
  const days = mode.logRetentionDays;
  const isProtected = (what: string) => (mode.deletionProtection ? [`${what} refuses to be deleted`] : []);
  return [
    'StoreTable items until expiresAt',
    'StoreTable every minute of 35 days',
    ...isProtected('StoreTable'),
    ...(settings.signIn === 'cognito' ? ['PeoplePool people', ...isProtected('PeoplePool')] : []),
    'QuarantineBucket versions Enabled',
    `QuarantineBucket ${ABORT}, NoncurrentVersionExpiration (NoncurrentDays 1), Status Enabled`,
    'QuarantineBucket ExpirationInDays 1, Prefix incoming/, Status Enabled',
    'QuarantineBucket ExpirationInDays 7, Prefix rejected/, Status Enabled',
    'FilesBucket versions Enabled',
    // What everybody may upload stays for a day, so that nobody keeps anything in somebody else's account.
    `FilesBucket ${ABORT}${settings.signIn === 'none' ? ', ExpirationInDays 1' : ''}, NoncurrentVersionExpiration (NoncurrentDays 7), Status Enabled`,
    'PageBucket versions Enabled',
    `PageBucket ${ABORT}, NoncurrentVersionExpiration (NoncurrentDays 30), Status Enabled`,
    ...(isRegional(settings)
      ? [
          'VariantsBucket versions Enabled',
          `VariantsBucket ${ABORT}, ExpirationInDays ${settings.signIn === 'none' ? 1 : 90}, NoncurrentVersionExpiration (NoncurrentDays 1), Status Enabled`,
        ]
      : []),
    ...['AccessLogsBucket', ...(hasServers(settings) ? ['ApiAccessLogsBucket'] : [])].flatMap((bucket) => [
      `${bucket} versions Off`,
      `${bucket} ${ABORT}, ExpirationInDays ${days}, Status Enabled`,
    ]),
    'ArrivalsDeadLetters 14 days',
    'ArrivalsNews 4 days',
    ...logGroups(settings, mode.keepData).map((group) => `${group} ${days} days`),
  ];
}

const ABORT = 'AbortIncompleteMultipartUpload (DaysAfterInitiation 1)';

function logGroups(settings: UploadSettings, keepData: boolean): string[] {
  return [
    'CheckHandlerLogs',
    'PagePublishHandlerLogs',
    'PagePublishProviderLogs',
    ...(isRegional(settings) ? ['ImagesHandlerLogs'] : []),
    ...(hasServers(settings)
      ? ['ApiServersLogs', 'ApiNetworkFlowLogs', `${GROUP_CLOSER}Logs`]
      : ['ApiAccessLogs', ...API_FUNCTIONS.map((name) => `ApiFunctions${name}Logs`)]),
    ...(keepData ? [] : [`${BUCKET_EMPTIER}Logs`]),
  ];
}
