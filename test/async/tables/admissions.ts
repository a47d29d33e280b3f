import type { AsyncSettings } from '../../../lib/async/settings';
import {
  BUCKET_EMPTIER,
  emptiedBy,
  forOwnAccount,
  GROUP_CLOSER,
  recordsAccess,
  takenBy,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasNetwork } from './network';

/** Whom the policies of async's resources and the trust of its roles let in. */
export function admissions({ settings, mode, region }: Chosen<AsyncSettings>): Record<string, readonly string[]> {
  const { producer, worker, results, apiGatewayLogRole } = settings;
  const rds = results === 'rds';
  const network = hasNetwork(settings);
  const calls = (handler: string, way: string) => [
    `apigateway.amazonaws.com: lambda:InvokeFunction function:async-${handler}`,
    `Allow lambda:InvokeFunction: if ArnLike aws:SourceArn arn:aws:execute-api:${region}:111122223333:${way}`,
  ];
  return {
    AlarmsTopicPolicy: ['cloudwatch.amazonaws.com: sns:Publish async-alarmstopic', forOwnAccount('sns:Publish')],
    FilesAccessLogsBucketPolicy: [
      ...recordsAccess('async', 'FilesAccessLogsBucket', 'FilesBucket'),
      ...(producer === 'ec2'
        ? [
            'logdelivery.elasticloadbalancing.amazonaws.com: s3:PutObject async-filesaccesslogsbucket/AWSLogs/111122223333/any',
            forOwnAccount(
              's3:PutObject',
              `ArnLike aws:SourceArn arn:aws:elasticloadbalancing:${region}:111122223333:loadbalancer/*`,
            ),
          ]
        : []),
      ...(mode.keepData ? [] : emptiedBy('async', 'FilesAccessLogsBucket')),
    ],
    ...(!mode.keepData && { FilesBucketPolicy: emptiedBy('async', 'FilesBucket') }),
    ...(producer === 'lambda' && {
      ApiPOSTjobsSubmitJobPermission: calls('submitjobhandlerfunction', 'async-api/*/*/jobs'),
      ApiGETjobsjobIdReadJobPermission: calls('readjobhandlerfunction', 'async-api/*/*/jobs/{jobId}'),
    }),
    ...(producer === 'direct' && {
      DirectApijobsjobIdGETApiPermissionAsyncDirectApiA7B12EFFGETjobsjobId: calls(
        'readjobhandlerfunction',
        'async-directapi/async-directapideploymentstagev1/GET/jobs/*',
      ),
    }),
    ...takenBy('lambda', [
      ...(producer === 'ec2' ? [] : ['ReadJobHandlerRole']),
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
    ...takenBy('ec2', [...(worker === 'ec2' ? ['WorkerRole'] : []), ...(producer === 'ec2' ? ['ServersRole'] : [])]),
    ...(network && { NetworkFlowLogWriter: ['vpc-flow-logs.amazonaws.com', forOwnAccount('sts:AssumeRole')] }),
  };
}
