import type { AsyncSettings } from '../../../lib/async/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, sizeOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';

/** How often, how many at once, how long and how much. */
export function limits({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results, maxConcurrency, maxWorkers, architecture } = settings;
  const network = results === 'rds' || worker === 'ec2';
  return [
    `QueueJobs hides for ${worker === 'lambda' ? 1800 : 120} s, waits 20 s, takes ${1024 ** 2} bytes`,
    'QueueJobs gives up after 5 receives',
    `QueueDeadLetters hides for 30 s, waits 0 s, takes ${1024 ** 2} bytes`,
    'ReadJobHandlerFunction 10 s, 512 MiB',
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
    ...(network ? [sizeOf(GROUP_CLOSER)] : []),
    ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)]),
    producer === 'direct'
      ? 'DirectApiDeploymentStagev1 * /*: 50 a second, 100 at once'
      : 'ApiStage every route: 50 a second, 100 at once',
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

const BACKLOG = 'WorkerScalingBacklogPerInstance';
const ONE_MACHINE =
  'AdjustmentType ExactCapacity, PolicyType StepScaling, StepAdjustments [MetricIntervalLowerBound 0, ScalingAdjustment 1]';

/** How long what is kept is kept. */
export function retention({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results } = settings;
  const rds = results === 'rds';
  const days = mode.logRetentionDays;
  const logs = [
    'ReadJobHandlerLogs',
    ...(producer === 'lambda'
      ? ['SubmitJobHandlerLogs', 'ApiAccessLogs']
      : ['DirectApiAccessLogs', 'DirectApiExecutionLogs']),
    worker === 'lambda' ? 'WorkerHandlerLogs' : 'WorkerLogs',
    ...(rds
      ? ['ResultspostgresqlLogs', 'ResultsupgradeLogs', 'PrepareResultsHandlerLogs', 'PrepareResultsProviderLogs']
      : []),
    ...(rds || worker === 'ec2' ? ['NetworkFlowLogs', `${GROUP_CLOSER}Logs`] : []),
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
