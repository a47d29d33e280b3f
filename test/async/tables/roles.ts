import type { AsyncSettings } from '../../../lib/async/settings';
import { REGIONS } from '../../../lib/config/regions';
import {
  bucketEmptierRole,
  groupCloserRole,
  IN_A_NETWORK,
  providerRole,
  SESSION_MANAGER,
  TRACING,
  WRITE_ALL_LOGS,
  writesFlowLogs,
  writesLogs,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasNetwork } from './network';

/** What one role may do in all of AWS: exactly what the code behind it calls. */
export function roles({ settings, mode, region }: Chosen<AsyncSettings>): Record<string, readonly string[]> {
  const { producer, worker, results, senderEmail, apiGatewayLogRole } = settings;
  const rds = results === 'rds';
  const jobs = [
    ...RUN_JOBS,
    ...(senderEmail ? sendMail(senderEmail, region) : []),
    ...(rds ? [SIGN_IN_TO_DATABASE] : []),
  ];
  return {
    ...(producer === 'ec2'
      ? {
          ServersRole: [...SUBMIT_JOBS, READ_RESULTS, ...instance('ServersLogs', region)],
        }
      : {
          ReadJobHandlerRole: [
            'dynamodb:GetItem table/async-storetable',
            READ_RESULTS,
            ...logs('ReadJobHandlerLogs'),
            ...TRACING,
          ],
        }),
    ...(producer === 'lambda' && {
      SubmitJobHandlerRole: [...SUBMIT_JOBS, ...logs('SubmitJobHandlerLogs'), ...TRACING],
    }),
    ...(producer === 'direct' && { DirectApiSendRole: ['sqs:SendMessage async-queuejobs'] }),
    ...(producer === 'direct' && apiGatewayLogRole === 'create' && { ApiAccountLoggingRole: WRITE_ALL_LOGS }),
    ...(worker === 'lambda'
      ? {
          WorkerHandlerRole: [
            ...jobs,
            'sqs:GetQueueAttributes async-queuejobs',
            ...logs('WorkerHandlerLogs'),
            ...TRACING,
            ...(rds ? IN_A_NETWORK : []),
          ],
        }
      : {
          WorkerRole: [
            ...jobs,
            'autoscaling:SetInstanceProtection autoScalingGroup:any:autoScalingGroupName/Async-WorkerGroupASG-any',
            ...instance('WorkerLogs', region),
          ],
        }),
    ...(rds && {
      PrepareResultsHandlerRole: [
        'secretsmanager:GetSecretValue secret:async-resultsinstance',
        ...logs('PrepareResultsHandlerLogs'),
        ...TRACING,
        ...IN_A_NETWORK,
      ],
      PrepareResultsProviderRole: providerRole('async', 'PrepareResults'),
    }),
    ...(hasNetwork(settings) && {
      ...groupCloserRole('async', 'NetworkVpc'),
      NetworkFlowLogWriter: writesFlowLogs('async', 'NetworkFlowLogs'),
    }),
    ...(!mode.keepData && bucketEmptierRole('async')),
    // Whoever submits jobs, here Alice, may call the two routes and upload into the own folder.
    SubmittersPolicy: [
      ...['GET/jobs/any', 'POST/jobs'].map(
        (route) => `execute-api:Invoke ${producer === 'direct' ? 'async-directapi/v1' : 'async-api/$default'}/${route}`,
      ),
      's3:PutObject async-filesbucket/uploads/AIDAALICE/any',
    ],
  };
}

/** Who asks, and for whom mail is sent, as far as the policies read it. */
export const REQUEST = { 'aws:userid': 'AIDAALICE', 'ses:FromAddress': 'noreply@example.com' };

const logs = (group: string) => writesLogs('async', group);

const READ_RESULTS = 's3:GetObject async-filesbucket/results/any';

const SUBMIT_JOBS = [
  'dynamodb:GetItem table/async-storetable',
  'dynamodb:PutItem table/async-storetable',
  's3:PutObject async-filesbucket/claims/any',
  'sqs:SendMessage async-queuejobs',
];

/** An instance fetches its program, and lets an operator look inside. */
const instance = (group: string, region: string) => [
  `s3:GetObject cdk-hnb659fds-assets-111122223333-${region}/<code>.zip`,
  ...logs(group),
  ...SESSION_MANAGER,
];

const RUN_JOBS = [
  'dynamodb:GetItem table/async-storetable',
  'dynamodb:PutItem table/async-storetable',
  's3:GetObject async-filesbucket/claims/any',
  's3:GetObject async-filesbucket/results/any',
  's3:GetObject async-filesbucket/uploads/any',
  's3:PutObject async-filesbucket/results/any',
  'sqs:ChangeMessageVisibility async-queuejobs',
  'sqs:DeleteMessage async-queuejobs',
  'sqs:ReceiveMessage async-queuejobs',
  'sqs:SendMessage async-queuejobs',
];

const SIGN_IN_TO_DATABASE = 'rds-db:connect dbuser:async-resultsinstance.DbiResourceId/job_worker';

/**
 * SES asks about the sender, in the sandbox about the recipient, about the configuration set and the template, each under the
 * old name of the call too. The catalogue's example of an identity is of the default region.
 */
function sendMail(sender: string, region: string): string[] {
  return [
    'ses:GetSuppressedDestination tenant/example/example',
    ...['ses:SendEmail', 'ses:SendTemplatedEmail'].flatMap((action) =>
      [
        'configuration-set/async-mailconfigurationset',
        'identity/any',
        ...(region === REGIONS[0] ? ['identity/example'] : []),
        'template/async-mailreceipt',
        'template/async-mailreminder',
      ].map((resource) => `${action} ${resource}`),
    ),
    `Allow ses:SendEmail, ses:SendTemplatedEmail: if StringEquals ses:FromAddress ${sender}`,
  ];
}
