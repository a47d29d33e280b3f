import type { AsyncSettings } from '../../../lib/async/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen, Forms } from '../../support/pattern-tables';
import { hasNetwork } from './network';

/** What each function and machine is told. */
export function environment({ settings, mode }: Chosen<AsyncSettings>): Record<string, Forms> {
  const { producer, worker, results, senderEmail } = settings;
  const rds = results === 'rds';
  const kinds = ['thumbnail', 'bulk', ...(senderEmail ? ['email'] : []), ...(worker === 'ec2' ? ['video'] : [])];
  const jobs = {
    ...RECORDS,
    QUEUE_URL: 'QueueJobs',
    RECORD_TTL_DAYS: '30',
    MAX_ATTEMPTS: '5',
    VISIBILITY_SECONDS: worker === 'lambda' ? '1800' : '120',
    JOB_SECONDS: worker === 'lambda' ? '60' : '3600',
    ...(senderEmail && { ...MAIL, SENDER_EMAIL: senderEmail }),
    ...(rds && DATABASE),
  };
  const submitting = { ...RECORDS, QUEUE_URL: 'QueueJobs', RECORD_TTL_DAYS: '30', JOB_KINDS: kinds.join(',') };
  const reading = { ...RECORDS, RESULT_URL_SECONDS: '300' };
  return {
    ...(producer === 'ec2'
      ? { ServersTemplate: { ...submitting, ...reading, ...server() } }
      : { ReadJobHandlerFunction: { ...reading, ...NODE } }),
    ...(producer === 'lambda' && { SubmitJobHandlerFunction: { ...submitting, ...NODE } }),
    ...(worker === 'lambda'
      ? { WorkerHandlerFunction: { ...jobs, ...NODE, ...(rds && TRUSTED_BY_LAMBDA) } }
      : { WorkerTemplate: { ...jobs, ...machine(rds, senderEmail !== undefined) } }),
    ...(rds && {
      PrepareResultsHandlerFunction: {
        ...DATABASE,
        ...NODE,
        ...TRUSTED_BY_LAMBDA,
        MASTER_SECRET_ARN: 'ResultsInstance.MasterUserSecret.SecretArn',
      },
      PrepareResultsProviderframeworkonEvent: { USER_ON_EVENT_FUNCTION_ARN: 'PrepareResultsHandlerFunction.Arn' },
    }),
    ...(hasNetwork(settings) && { [`${GROUP_CLOSER}Handler`]: {} }),
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
  };
}

const NODE = { NODE_OPTIONS: '--enable-source-maps' };
const RECORDS = { TABLE_NAME: 'StoreTable', BUCKET_NAME: 'FilesBucket' };
const MAIL = {
  CONFIGURATION_SET: 'MailConfigurationSet',
  EMAIL_TEMPLATE_RECEIPT: 'MailReceipt',
  EMAIL_TEMPLATE_REMINDER: 'MailReminder',
};
const DATABASE = {
  DATABASE_HOST: 'ResultsInstance.Endpoint.Address',
  DATABASE_PORT: 'ResultsInstance.Endpoint.Port',
  DATABASE_NAME: 'jobs',
  DATABASE_USER: 'job_worker',
  DATABASE_TLS: 'verify-full',
};
const TRUSTED_BY_LAMBDA = { NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem' };

/** What the first script of a server says beside the variables of both handlers. */
function server(): Forms {
  return {
    ...BOOT,
    'refers to': 'FilesBucket, QueueJobs, ServersLogs, StoreTable',
    'names hosts': '127.0.0.1:8080, 169.254.169.254',
    PORT: '8080',
    DRAIN_SECONDS: '25',
    Environment: OF_INSTANCE,
  };
}

const OF_INSTANCE = 'AWS_REGION=<region> NODE_ENV=production NODE_OPTIONS=--enable-source-maps';

/** What the first script of every instance finds out. */
const BOOT: Forms = {
  status: '$?',
  token: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/api\/token\)$/,
  group: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/meta-data\/tags\/instance\/aws:autoscaling:groupName\)$/,
};

/** What the first script of a worker instance says beside the worker's own variables. */
function machine(rds: boolean, mails: boolean): Forms {
  const known = ['FilesBucket', 'QueueJobs', 'StoreTable', 'WorkerLogs'];
  const mail = ['MailConfigurationSet', 'MailReceipt', 'MailReminder'];
  return {
    ...BOOT,
    'refers to': [...known, ...(mails ? mail : []), ...(rds ? ['ResultsInstance'] : [])].sort().join(', '),
    'names hosts': `169.254.169.254${rds ? ', truststore.pki.rds.amazonaws.com' : ''}`,
    CONCURRENCY: '2',
    FFMPEG_PATH: '/usr/local/bin/ffmpeg',
    WORK_DIRECTORY: '/var/lib/job-worker',
    Environment: [OF_INSTANCE, ...(rds ? ['NODE_EXTRA_CA_CERTS=/etc/pki/rds-global-bundle.pem'] : [])].join('\n'),
  };
}
