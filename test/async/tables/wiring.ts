import type { AsyncSettings } from '../../../lib/async/settings';
import { actsAsItself, BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';

/** Which role everything acts with, and what ways in, the queue and what runs at a deployment lead to. */
export function wiring({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results, apiGatewayLogRole } = settings;
  const rds = results === 'rds';
  return [
    'ReadJobHandlerFunction acts as ReadJobHandlerRole',
    ...(producer === 'lambda'
      ? [
          'SubmitJobHandlerFunction acts as SubmitJobHandlerRole',
          'ApiPOSTjobs leads to SubmitJobHandlerFunction',
          'ApiGETjobsjobId leads to ReadJobHandlerFunction',
        ]
      : [
          'DirectApijobsPOST acts as DirectApiSendRole',
          'DirectApijobsPOST leads to QueueJobs',
          'DirectApijobsjobIdGET leads to ReadJobHandlerFunction',
          ...(apiGatewayLogRole === 'create' ? ['ApiAccountLoggingAccount acts as ApiAccountLoggingRole'] : []),
        ]),
    ...(worker === 'lambda'
      ? ['WorkerHandlerFunction acts as WorkerHandlerRole', 'QueueJobs leads to WorkerHandlerFunction']
      : ['WorkerTemplate acts as WorkerTemplateProfile', 'WorkerTemplateProfile acts as WorkerRole']),
    ...(rds
      ? [
          'PrepareResultsHandlerFunction acts as PrepareResultsHandlerRole',
          'PrepareResultsProviderframeworkonEvent acts as PrepareResultsProviderRole',
          'PrepareResultsPrepared leads to PrepareResultsProviderframeworkonEvent',
        ]
      : []),
    ...(rds || worker === 'ec2' ? ['NetworkFlowLog acts as NetworkFlowLogWriter', actsAsItself(GROUP_CLOSER)] : []),
    ...(mode.keepData ? [] : [actsAsItself(BUCKET_EMPTIER)]),
  ];
}
