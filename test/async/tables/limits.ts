import type { AsyncSettings } from '../../../lib/async/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, sizeOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasNetwork } from './network';

/** How often, how many at once, how long and how much. */
export function limits({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results, maxConcurrency, maxWorkers, architecture } = settings;
  return [
    `QueueJobs hides for ${worker === 'lambda' ? 1800 : 120} s, waits 20 s, takes ${1024 ** 2} bytes`,
    'QueueJobs gives up after 5 receives',
    `QueueDeadLetters hides for 30 s, waits 0 s, takes ${1024 ** 2} bytes`,
    ...(producer === 'ec2' ? servers(settings, Math.max(1, mode.minInstances), mode.deletionProtection) : []),
    ...(producer === 'ec2' ? [] : ['ReadJobHandlerFunction 10 s, 512 MiB']),
    ...(producer === 'lambda' ? ['SubmitJobHandlerFunction 10 s, 512 MiB'] : []),
    ...(worker === 'lambda' ? ['WorkerHandlerFunction 300 s, 1769 MiB'] : []),
    ...(results === 'rds'
      ? [
          'PrepareResultsHandlerFunction 120 s, 256 MiB',
          'PrepareResultsProviderframeworkonEvent 900 s, 128 MiB',
          'ResultsInstance db.t4g.micro, postgres 17.9, 20 GiB',
          'ResultsParameters rds.force_ssl 1, max_connections 100',
        ]
      : []),
    ...(hasNetwork(settings) ? [sizeOf(GROUP_CLOSER)] : []),
    ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)]),
    ...(producer === 'direct'
      ? ['DirectApiDeploymentStagev1 * /*: 50 a second, 100 at once', 'DirectApijobsPOST waits 10 s']
      : ['ApiStage every route: 50 a second, 100 at once']),
    ...(worker === 'lambda'
      ? [`WorkerMapping batches of 4, ${maxConcurrency} at once`]
      : [
          `WorkerTemplate ${architecture === 'arm64' ? 't4g' : 't3'}.small, 20 GiB, unlimited credits`,
          `WorkerGroupASG ${mode.minInstances} to ${maxWorkers} machines`,
          `${BACKLOG} PolicyType TargetTrackingScaling, TargetValue 10`,
          `${BACKLOG} waiting = Sum of AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=QueueJobs.QueueName`,
          `${BACKLOG} instances = Average of AWS/AutoScaling GroupInServiceInstances of AutoScalingGroupName=WorkerGroupASG`,
          `${BACKLOG} what counts: backlog = waiting / IF(FILL(instances, 0) < 1, 1, instances)`,
          // Nothing divides by no instance: the first is woken by an alarm.
          ...(mode.minInstances === 0 ? [`WorkerScalingWakeTheFirst ${ONE_MACHINE}`] : []),
        ]),
  ];
}

/** One instance more than are needed takes the place of another. Whoever waits for another waits longer than that one. */
function servers({ architecture }: AsyncSettings, least: number, isProtected: boolean): string[] {
  return [
    `ServersTemplate ${architecture === 'arm64' ? 't4g' : 't3'}.small, 20 GiB, unlimited credits`,
    `ServersGroupASG ${least} to ${least + 1} machines`,
    'ApiPOSTjobsMachines waits 20 s',
    'ServersBalancerTargets asks each instance HTTP 8080 /healthz every 10 s for HttpCode 200 within 5 s: 2 times well, 2 times ill',
    'ServersBalancerTargets deregistration_delay.timeout_seconds 30',
    'ServersBalancerTargets stickiness.enabled false',
    `ServersBalancer deletion_protection.enabled ${isProtected}`,
    'ServersBalancer idle_timeout.timeout_seconds 60',
    'ServersBalancer routing.http.drop_invalid_header_fields.enabled true',
    'ServersBalancer routing.http.desync_mitigation_mode defensive',
    'ServersBalancer access_logs.s3.enabled true',
    'ServersBalancer access_logs.s3.bucket FilesAccessLogsBucket',
  ];
}

const BACKLOG = 'WorkerScalingBacklogPerInstance';
const ONE_MACHINE =
  'AdjustmentType ExactCapacity, PolicyType StepScaling, StepAdjustments [MetricIntervalLowerBound 0, ScalingAdjustment 1]';

const LOGS_OF_PRODUCER = {
  lambda: ['ReadJobHandlerLogs', 'SubmitJobHandlerLogs', 'ApiAccessLogs'],
  direct: ['ReadJobHandlerLogs', 'DirectApiAccessLogs', 'DirectApiExecutionLogs'],
  ec2: ['ServersLogs', 'ApiAccessLogs'],
} as const;

/** How long what is kept is kept. */
export function retention({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results } = settings;
  const rds = results === 'rds';
  const days = mode.logRetentionDays;
  const logs = [
    ...LOGS_OF_PRODUCER[producer],
    worker === 'lambda' ? 'WorkerHandlerLogs' : 'WorkerLogs',
    ...(rds
      ? ['ResultspostgresqlLogs', 'ResultsupgradeLogs', 'PrepareResultsHandlerLogs', 'PrepareResultsProviderLogs']
      : []),
    ...(hasNetwork(settings) ? ['NetworkFlowLogs', `${GROUP_CLOSER}Logs`] : []),
    ...(mode.keepData ? [] : [`${BUCKET_EMPTIER}Logs`]),
  ];
  return [
    'StoreTable items until expiresAt',
    'StoreTable every minute of 35 days',
    ...(mode.deletionProtection ? ['StoreTable refuses to be deleted'] : []),
    'FilesAccessLogsBucket versions Off',
    `FilesAccessLogsBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), ExpirationInDays ${days}, Status Enabled`,
    'FilesBucket versions Enabled',
    'FilesBucket AbortIncompleteMultipartUpload (DaysAfterInitiation 1), NoncurrentVersionExpiration (NoncurrentDays 7), Status Enabled',
    'FilesBucket ExpirationInDays 30, Prefix claims/, Status Enabled',
    'QueueDeadLetters 14 days',
    'QueueJobs 4 days',
    ...(rds
      ? [
          `ResultsInstance backups of ${mode.backupDays} days, ${mode.keepData ? 'kept' : 'gone'} with it`,
          `ResultsInstance ${mode.highlyAvailable ? 'doubled across zones' : 'in one zone'}`,
          ...(mode.deletionProtection ? ['ResultsInstance refuses to be deleted'] : []),
        ]
      : []),
    ...logs.map((group) => `${group} ${days} days`),
  ];
}
