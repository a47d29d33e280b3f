import type { UploadSettings } from '../../../lib/upload/settings';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasServers, isRegional } from './shape';

/** What goes off, when; all of them tell the topic when it begins and when it ends. */
export function alarms({ settings, mode, region }: Chosen<UploadSettings>): Record<string, readonly string[]> {
  return {
    // CloudFront is measured in one region, and an alarm looks at its own.
    ...(region === 'us-east-1' && {
      SiteErrorsAlarm: alarm(
        'AWS/CloudFront 5xxErrorRate of DistributionId=SiteDistribution, Region=Global',
        'Average over 300 s >= 5, 2 of 2 times',
      ),
    }),
    ArrivalsDeadLettersAlarm: alarm(
      'AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=ArrivalsDeadLetters.QueueName',
      'Maximum over 60 s >= 1, 1 of 1 times',
    ),
    // A file that waits for longer than the tries of one take has nobody to look at it.
    ArrivalsWaitingAlarm: alarm(
      'AWS/SQS ApproximateAgeOfOldestMessage of QueueName=ArrivalsNews.QueueName',
      'Maximum over 300 s >= 1020, 1 of 1 times',
    ),
    // Four fifths of the time that each has.
    ...ofFunction('Check', 'CheckHandlerFunction', 96_000),
    ...(isRegional(settings) && ofFunction('Images', 'ImagesHandlerFunction', 16_000)),
    ...(hasServers(settings)
      ? ofServers(mode.highlyAvailable)
      : {
          ApiServerErrorsAlarm: alarm('AWS/ApiGateway 5xx of ApiId=Api, Stage=$default', ONE),
          ...Object.fromEntries(
            API_FUNCTIONS.flatMap((name) =>
              Object.entries(ofFunction(`ApiFunctions${name}`, `ApiFunctions${name}Function`, 8000)),
            ),
          ),
        }),
  };
}

const ONE = 'Sum over 300 s >= 1, 1 of 1 times';
const FIVE = 'Sum over 300 s >= 5, 1 of 1 times';
const TOLD = ['alarm -> AlarmsTopic', 'ok -> AlarmsTopic'];
const BALANCER = 'LoadBalancer=ApiBalancer.LoadBalancerFullName';
const BALANCED = `${BALANCER}, TargetGroup=ApiBalancerTargets.TargetGroupFullName`;
const NAT = 'ApiNetworkVpcPublicSubnet1Nat';

function alarm(watched: string, when: string): string[] {
  return [watched, `${when}; missing is notBreaching`, ...TOLD];
}

function ofFunction(name: string, id: string, slowMs: number): Record<string, readonly string[]> {
  const of = (metric: string, when: string) => alarm(`AWS/Lambda ${metric} of FunctionName=${id}`, when);
  return {
    [`${name}ErrorsAlarm`]: of('Errors', ONE),
    [`${name}ThrottlesAlarm`]: of('Throttles', ONE),
    [`${name}DurationAlarm`]: of('Duration', `p99 over 300 s >= ${slowMs}, 3 of 3 times`),
  };
}

function ofServers(highlyAvailable: boolean): Record<string, readonly string[]> {
  return {
    ApiBalancerUnhealthyAlarm: alarm(
      `AWS/ApplicationELB UnHealthyHostCount of ${BALANCED}`,
      'Maximum over 60 s >= 1, 10 of 10 times',
    ),
    ApiBalancerSlowAnswersAlarm: alarm(
      `AWS/ApplicationELB TargetResponseTime of ${BALANCED}`,
      'p99 over 300 s >= 6.4, 3 of 3 times',
    ),
    ApiServersFailuresAlarm: alarm(`AWS/ApplicationELB HTTPCode_Target_5XX_Count of ${BALANCER}`, FIVE),
    ApiServersUnansweredAlarm: alarm(`AWS/ApplicationELB HTTPCode_ELB_5XX_Count of ${BALANCER}`, FIVE),
    ApiServersCpuAlarm: alarm(
      'AWS/EC2 CPUUtilization of AutoScalingGroupName=ApiServersGroupASG',
      'Average over 300 s >= 90, 6 of 6 times',
    ),
    ...(!highlyAvailable && {
      [`${NAT}StatusAlarm`]: [
        `AWS/EC2 StatusCheckFailed of InstanceId=${NAT}`,
        // It never rests: one that says nothing is gone.
        'Maximum over 60 s >= 1, 5 of 5 times; missing is breaching',
        ...TOLD,
      ],
      [`${NAT}CpuAlarm`]: alarm(
        `AWS/EC2 CPUUtilization of InstanceId=${NAT}`,
        'Average over 300 s >= 90, 6 of 6 times',
      ),
    }),
  };
}
