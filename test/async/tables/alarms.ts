import type { AsyncSettings } from '../../../lib/async/settings';
import type { Chosen } from '../../support/pattern-tables';

/** What goes off, when; all but one tell the topic when it begins and when it ends. */
export function alarms({ settings, mode }: Chosen<AsyncSettings>): Record<string, readonly string[]> {
  const { producer, worker, results } = settings;
  return {
    QueueDeadLettersAlarm: alarm(
      'AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=QueueDeadLetters.QueueName',
      'Maximum over 60 s >= 1, 1 of 1 times',
    ),
    QueueWaitingAlarm: alarm(
      'AWS/SQS ApproximateAgeOfOldestMessage of QueueName=QueueJobs.QueueName',
      // A quarter of an hour above what the longest job takes.
      `Maximum over 300 s >= ${worker === 'lambda' ? 960 : 4500}, 1 of 1 times`,
    ),
    ...(producer !== 'ec2' && ofFunction('ReadJob', 'ReadJobHandlerFunction', 10)),
    ...(producer === 'lambda' && ofFunction('SubmitJob', 'SubmitJobHandlerFunction', 10)),
    ...(producer === 'direct'
      ? {
          DirectApiServerErrorsAlarm: alarm(
            'AWS/ApiGateway 5XXError of ApiName=<stack>, Stage=DirectApiDeploymentStagev1',
            FIRST,
          ),
        }
      : { ApiServerErrorsAlarm: alarm('AWS/ApiGateway 5xx of ApiId=Api, Stage=$default', FIRST) }),
    ...(producer === 'ec2' && {
      ServersCpuAlarm: alarm(
        'AWS/EC2 CPUUtilization of AutoScalingGroupName=ServersGroupASG',
        'Average over 300 s >= 90, 6 of 6 times',
      ),
      ServersBalancerUnhealthyAlarm: alarm(
        `AWS/ApplicationELB UnHealthyHostCount of ${BALANCED}`,
        'Maximum over 60 s >= 1, 10 of 10 times',
      ),
      ServersBalancerSlowAnswersAlarm: alarm(
        `AWS/ApplicationELB TargetResponseTime of ${BALANCED}`,
        'p99 over 300 s >= 6.4, 3 of 3 times',
      ),
    }),
    ...(worker === 'lambda'
      ? ofFunction('Worker', 'WorkerHandlerFunction', 300)
      : {
          WorkerCpuAlarm: alarm(
            'AWS/EC2 CPUUtilization of AutoScalingGroupName=WorkerGroupASG',
            'Average over 300 s >= 90, 6 of 6 times',
          ),
          ...(mode.minInstances === 0 && { WorkerScalingNobodyAtWorkAlarm: NOBODY_AT_WORK }),
        }),
    ...(results === 'rds' && {
      ResultsCpuAlarm: ofDatabase('CPUUtilization', 'Average over 300 s >= 90, 3 of 3 times'),
      // Four fifths of the connections, and a fifth of 20 GiB.
      ResultsConnectionsAlarm: ofDatabase('DatabaseConnections', 'Maximum over 300 s >= 80, 3 of 3 times'),
      ResultsStorageAlarm: ofDatabase('FreeStorageSpace', `Minimum over 300 s < ${4 * 1024 ** 3}, 1 of 1 times`),
    }),
  };
}

/** It tells nobody, and starts the first instance. */
const NOBODY_AT_WORK = [
  'what counts: expr_1 = IF(waiting > 0 AND FILL(instances, 0) < 1, 1, 0)',
  'waiting = Maximum of AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=QueueJobs.QueueName, over 60 s',
  'instances = Average of AWS/AutoScaling GroupInServiceInstances of AutoScalingGroupName=WorkerGroupASG, over 60 s',
  '>= 1, 1 of 1 times; missing is notBreaching',
  'alarm -> WorkerScalingWakeTheFirst',
];

const BALANCED =
  'LoadBalancer=ServersBalancer.LoadBalancerFullName, TargetGroup=ServersBalancerTargets.TargetGroupFullName';

const FIRST = 'Sum over 300 s >= 1, 1 of 1 times';

function alarm(watched: string, when: string): string[] {
  return [watched, `${when}; missing is notBreaching`, 'alarm -> AlarmsTopic', 'ok -> AlarmsTopic'];
}

/** Errors, throttles, and runs that take four fifths of the time-out. */
function ofFunction(name: string, handler: string, timeoutSeconds: number): Record<string, readonly string[]> {
  const of = `of FunctionName=${handler}`;
  return {
    [`${name}ErrorsAlarm`]: alarm(`AWS/Lambda Errors ${of}`, FIRST),
    [`${name}ThrottlesAlarm`]: alarm(`AWS/Lambda Throttles ${of}`, FIRST),
    [`${name}DurationAlarm`]: alarm(
      `AWS/Lambda Duration ${of}`,
      `p99 over 300 s >= ${timeoutSeconds * 800}, 3 of 3 times`,
    ),
  };
}

function ofDatabase(metric: string, when: string): string[] {
  return alarm(`AWS/RDS ${metric} of DBInstanceIdentifier=ResultsInstance`, when);
}
