import {
  BUCKET_EMPTIER,
  bucketEmptierRole,
  emptiedBy,
  recordsAccess,
  sizeOf,
  takenBy,
  wiringOf,
  writesLogs,
} from '../support/added-by-the-library';
import type { PatternTables } from '../support/pattern-tables';
import type { TinySettings } from './settings';

/** What the templates of tiny are, word for word. */
export const tinyTables: PatternTables<TinySettings> = {
  roles: ({ mode }) => ({
    Role: [...writesLogs('tiny', 'Logs'), 's3:PutObject tiny-bucket/greetings/any', 'sns:Publish tiny-topic'],
    ...(!mode.keepData && bucketEmptierRole('tiny')),
  }),
  identities: () => ({}),
  admissions: ({ mode }) => ({
    AccessLogsBucketPolicy: [
      ...recordsAccess('tiny', 'AccessLogsBucket', 'Bucket'),
      ...(mode.keepData ? [] : emptiedBy('tiny', 'AccessLogsBucket')),
    ],
    ...(!mode.keepData && { BucketPolicy: emptiedBy('tiny', 'Bucket') }),
    ...takenBy('lambda', ['Role', ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Role`])]),
  }),
  entries: () => [],
  exits: () => [],
  endpoints: () => [],
  reach: () => [],
  placement: () => [],
  alarms: () => ({}),
  limits: ({ mode }) => ['Greeter 5 s, 128 MiB', ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)])],
  wiring: ({ mode }) => [
    'Greeter acts as Role',
    'Greeter writes to Logs',
    ...(mode.keepData ? [] : wiringOf(BUCKET_EMPTIER)),
  ],
  retention: ({ mode: { keepData, logRetentionDays } }) => [
    `Logs ${logRetentionDays} days`,
    ...(keepData ? [] : [`${BUCKET_EMPTIER}Logs ${logRetentionDays} days`]),
    'AccessLogsBucket versions Off',
    `AccessLogsBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), ExpirationInDays ${logRetentionDays}, Status Enabled`,
    ...(keepData
      ? [
          'Bucket versions Enabled',
          'Bucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), NoncurrentVersionExpiration (NoncurrentDays 30), Status Enabled',
        ]
      : ['Bucket versions Off', 'Bucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), Status Enabled']),
  ],
  origins: () => [],
  environment: ({ settings: { greeting, loud }, mode }) => ({
    Greeter: {
      GREETING: loud ? greeting.toUpperCase() : greeting,
      'code written out': 'exports.handler = async () => process.env.GREETING;',
    },
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
  }),
};
