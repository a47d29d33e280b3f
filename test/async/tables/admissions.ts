import type { AsyncSettings } from '../../../lib/async/settings';
import { BUCKET_EMPTIER, emptiedBy, GROUP_CLOSER, takenBy } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';

/** Whom the policies of async's resources and the trust of its roles let in. */
export function admissions({ settings, mode }: Chosen<AsyncSettings>): Record<string, readonly string[]> {
  const { producer, worker, results, apiGatewayLogRole } = settings;
  const rds = results === 'rds';
  const network = rds || worker === 'ec2';
  const calls = (handler: string) => [`apigateway.amazonaws.com: lambda:InvokeFunction function:async-${handler}`];
  return {
    AlarmsTopicPolicy: ['cloudwatch.amazonaws.com: sns:Publish async-alarmstopic'],
    FilesAccessLogsBucketPolicy: [
      'logging.s3.amazonaws.com: s3:PutObject async-filesaccesslogsbucket/any',
      ...(mode.keepData ? [] : emptiedBy('async', 'FilesAccessLogsBucket')),
    ],
    ...(!mode.keepData && { FilesBucketPolicy: emptiedBy('async', 'FilesBucket') }),
    ...(producer === 'lambda'
      ? {
          ApiPOSTjobsSubmitJobPermission: calls('submitjobhandlerfunction'),
          ApiGETjobsjobIdReadJobPermission: calls('readjobhandlerfunction'),
        }
      : {
          DirectApijobsjobIdGETApiPermissionAsyncDirectApiA7B12EFFGETjobsjobId: calls('readjobhandlerfunction'),
        }),
    ...takenBy('lambda', [
      'ReadJobHandlerRole',
      ...(producer === 'lambda' ? ['SubmitJobHandlerRole'] : []),
      ...(worker === 'lambda' ? ['WorkerHandlerRole'] : []),
      ...(rds ? ['PrepareResultsHandlerRole', 'PrepareResultsProviderRole'] : []),
      ...(network ? [`${GROUP_CLOSER}Role`] : []),
      ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Role`]),
    ]),
    ...takenBy('apigateway', [
      ...(producer === 'direct' ? ['DirectApiSendRole'] : []),
      ...(producer === 'direct' && apiGatewayLogRole === 'create' ? ['ApiAccountLoggingRole'] : []),
    ]),
    ...takenBy('ec2', worker === 'ec2' ? ['WorkerRole'] : []),
    ...(network && { NetworkFlowLogWriter: ['vpc-flow-logs.amazonaws.com'] }),
  };
}
