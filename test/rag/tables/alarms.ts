import type { RagSettings } from '../../../lib/rag/settings';
import type { Chosen } from '../../support/pattern-tables';
import { apiFunctions, hasServers, isDomain, profileOf } from './shape';

/** What goes off, when; all of them tell the topic when it begins and when it ends. */
export function alarms({ settings, mode, region }: Chosen<RagSettings>): Record<string, readonly string[]> {
  const model = `ModelId=${profileOf(settings, region)}.anthropic.${settings.answerModel}`;
  return {
    DocumentsDeadLettersAlarm: alarm(
      'AWS/SQS ApproximateNumberOfMessagesVisible of QueueName=DocumentsDeadLetters.QueueName',
      'Maximum over 60 s >= 1, 1 of 1 times',
    ),
    // A quarter of an hour above what the longest document takes.
    DocumentsWaitingAlarm: alarm(
      'AWS/SQS ApproximateAgeOfOldestMessage of QueueName=DocumentsNews.QueueName',
      'Maximum over 300 s >= 1200, 1 of 1 times',
    ),
    // Four fifths of the time that each has.
    ...ofFunction('Reader', 'ReaderHandlerFunction', 240_000),
    ...Object.fromEntries(
      apiFunctions(settings).flatMap((name) =>
        Object.entries(ofFunction(`Functions${name}`, `Functions${name}Function`, SLOW_MS[name])),
      ),
    ),
    ...(hasServers(settings) && SERVERS),
    ...(hasServers(settings) && !mode.highlyAvailable && NAT),
    ApiServerErrorsAlarm: alarm('AWS/ApiGateway 5XXError of ApiName=<stack>, Stage=ApiDeploymentStagev1', ONE),
    TokensHourAlarm: [
      'what counts: expr_1 = read + written',
      `read = Sum of AWS/Bedrock InputTokenCount of ${model}, over 3600 s`,
      `written = Sum of AWS/Bedrock OutputTokenCount of ${model}, over 3600 s`,
      `>= ${Math.round((settings.tenants.length * settings.dailyTokens) / 4)}, 1 of 1 times; missing is notBreaching`,
      ...TOLD,
    ],
    TokensThrottledAlarm: alarm(`AWS/Bedrock InvocationThrottles of ${model}`, 'Sum over 300 s >= 10, 3 of 3 times'),
    ...(isDomain(settings)
      ? DOMAIN
      : {
          PassagesCeilingAlarm: alarm(
            'AWS/AOSS SearchOCU of ClientId=<account>',
            `Sum over 60 s >= ${settings.maxOcu}, 60 of 60 times`,
          ),
        }),
  };
}

const SLOW_MS = { Ask: 88_000, Search: 22_400, Read: 8000, Change: 8000 } as const;
const ONE = 'Sum over 300 s >= 1, 1 of 1 times';
const TOLD = ['alarm -> AlarmsTopic', 'ok -> AlarmsTopic'];

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

const BALANCED =
  'LoadBalancer=ServersBalancer.LoadBalancerFullName, TargetGroup=ServersBalancerTargets.TargetGroupFullName';

const SERVERS = {
  ServersCpuAlarm: alarm(
    'AWS/EC2 CPUUtilization of AutoScalingGroupName=ServersGroupASG',
    'Average over 300 s >= 90, 6 of 6 times',
  ),
  ServersBalancerUnhealthyAlarm: alarm(
    `AWS/ApplicationELB UnHealthyHostCount of ${BALANCED}`,
    'Maximum over 60 s >= 1, 10 of 10 times',
  ),
  // Four fifths of what a whole answer may take.
  ServersBalancerSlowAnswersAlarm: alarm(
    `AWS/ApplicationELB TargetResponseTime of ${BALANCED}`,
    'p99 over 300 s >= 21.6, 3 of 3 times',
  ),
};

const NAT_INSTANCE = 'NetworkTiersVpcPublicSubnet1Nat';

const NAT = {
  [`${NAT_INSTANCE}StatusAlarm`]: [
    `AWS/EC2 StatusCheckFailed of InstanceId=${NAT_INSTANCE}`,
    // It never rests: one that says nothing is gone.
    'Maximum over 60 s >= 1, 5 of 5 times; missing is breaching',
    ...TOLD,
  ],
  [`${NAT_INSTANCE}CpuAlarm`]: alarm(
    `AWS/EC2 CPUUtilization of InstanceId=${NAT_INSTANCE}`,
    'Average over 300 s >= 90, 6 of 6 times',
  ),
};

const ofDomain = (metric: string, when: string) =>
  alarm(`AWS/ES ${metric} of ClientId=<account>, DomainName=PassageDomain`, when);

const DOMAIN = {
  PassageDomainRedAlarm: ofDomain('ClusterStatus.red', 'Maximum over 60 s >= 1, 5 of 5 times'),
  // MiB, a fifth of the disk.
  PassageDomainDiskAlarm: ofDomain('FreeStorageSpace', 'Minimum over 300 s <= 2048, 3 of 3 times'),
  PassageDomainMemoryAlarm: ofDomain('JVMMemoryPressure', 'Maximum over 300 s >= 85, 3 of 3 times'),
};
