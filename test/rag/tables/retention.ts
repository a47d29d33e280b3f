import type { RagSettings } from '../../../lib/rag/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { apiFunctions, hasNetwork, hasServers, isDomain } from './shape';

/** How long what is kept is kept. */
export function retention({ settings, mode }: Chosen<RagSettings>): string[] {
  const days = mode.logRetentionDays;
  const isProtected = (what: string) => (mode.deletionProtection ? [`${what} refuses to be deleted`] : []);
  return [
    'LedgerTable items until expiresAt',
    'LedgerTable every minute of 35 days',
    ...isProtected('LedgerTable'),
    'FilesBucket versions Enabled',
    // What was deleted can be brought back for a day.
    `FilesBucket ${ABORT}, ExpiredObjectDeleteMarker true, NoncurrentVersionExpiration (NoncurrentDays 1), Status Enabled`,
    'AccessLogsBucket versions Off',
    `AccessLogsBucket ${ABORT}, ExpirationInDays ${days}, Status Enabled`,
    'DocumentsDeadLetters 14 days',
    'DocumentsNews 4 days',
    ...(isDomain(settings)
      ? ['PassageDomain passages']
      : ['PassagesCollection passages', ...isProtected('PassagesCollection')]),
    ...logGroups(settings, mode.keepData).map((group) => `${group} ${days} days`),
  ];
}

const ABORT = 'AbortIncompleteMultipartUpload (DaysAfterInitiation 1)';

function logGroups(settings: RagSettings, keepData: boolean): string[] {
  return [
    'ApiAccessLogs',
    'ApiExecutionLogs',
    ...apiFunctions(settings).map((name) => `Functions${name}Logs`),
    ...(hasServers(settings) ? ['ServersLogs'] : []),
    'PrepareIndexHandlerLogs',
    'PrepareIndexProviderLogs',
    'ReaderHandlerLogs',
    ...(isDomain(settings)
      ? ['Application', 'Audit', 'SlowSearch', 'SlowWrite'].map((log) => `PassageDomain${log}Logs`)
      : []),
    ...(hasNetwork(settings) ? ['NetworkTiersFlowLogs', `${GROUP_CLOSER}Logs`] : []),
    ...(keepData ? [] : [`${BUCKET_EMPTIER}Logs`]),
  ];
}
