import type { AsyncSettings } from '../../../lib/async/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, wiringOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasNetwork } from './network';

/** Which role everything acts with, what ways in and the queue lead to, and where everything writes. */
export function wiring({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results, senderEmail, senderIdentity, apiGatewayLogRole } = settings;
  const rds = results === 'rds';
  return [
    ...(producer === 'ec2'
      ? [
          'ServersTemplate acts as ServersTemplateProfile',
          'ServersTemplateProfile acts as ServersRole',
          'ServersTemplate writes to ServersLogs',
          'ApiStage writes to ApiAccessLogs',
          'ApiPOSTjobs leads to ServersBalancerHttp',
          'ApiGETjobsjobId leads to ServersBalancerHttp',
          'ServersBalancerHttp leads to ServersGroupASG',
          'ApiPOSTjobsMachines overwrite:header.x-caller-id with $context.identity.user',
          'ApiPOSTjobsMachines asks by ANY',
        ]
      : ['ReadJobHandlerFunction acts as ReadJobHandlerRole', 'ReadJobHandlerFunction writes to ReadJobHandlerLogs']),
    ...(producer === 'lambda'
      ? [
          'SubmitJobHandlerFunction acts as SubmitJobHandlerRole',
          'SubmitJobHandlerFunction writes to SubmitJobHandlerLogs',
          'ApiStage writes to ApiAccessLogs',
          'ApiPOSTjobs leads to SubmitJobHandlerFunction',
          'ApiGETjobsjobId leads to ReadJobHandlerFunction',
        ]
      : []),
    ...(producer === 'direct'
      ? [
          'DirectApiDeploymentStagev1 writes to DirectApiAccessLogs',
          'DirectApijobsPOST acts as DirectApiSendRole',
          'DirectApijobsPOST leads to QueueJobs',
          'DirectApijobsjobIdGET leads to ReadJobHandlerFunction',
          ...(apiGatewayLogRole === 'create' ? ['ApiAccountLoggingAccount acts as ApiAccountLoggingRole'] : []),
        ]
      : []),
    ...(worker === 'lambda'
      ? [
          'WorkerHandlerFunction acts as WorkerHandlerRole',
          'QueueJobs leads to WorkerHandlerFunction',
          'WorkerHandlerFunction writes to WorkerHandlerLogs',
        ]
      : [
          'WorkerTemplate acts as WorkerTemplateProfile',
          'WorkerTemplateProfile acts as WorkerRole',
          'WorkerTemplate writes to WorkerLogs',
        ]),
    ...(rds
      ? [
          'PrepareResultsHandlerFunction acts as PrepareResultsHandlerRole',
          'PrepareResultsProviderframeworkonEvent acts as PrepareResultsProviderRole',
          'AWS::CloudFormation::CustomResource is made by PrepareResultsProviderframeworkonEvent',
          'PrepareResultsHandlerFunction writes to PrepareResultsHandlerLogs',
          'PrepareResultsProviderframeworkonEvent writes to PrepareResultsProviderLogs',
        ]
      : []),
    ...(hasNetwork(settings)
      ? [
          'NetworkFlowLog acts as NetworkFlowLogWriter',
          'NetworkFlowLog writes to NetworkFlowLogs',
          ...wiringOf(GROUP_CLOSER),
        ]
      : []),
    ...(senderEmail && senderIdentity === 'create' ? [`MailSender is ${senderEmail} of SES`] : []),
    ...(mode.keepData ? [] : wiringOf(BUCKET_EMPTIER)),
  ];
}
