import { waysInside } from '../model/distributions';
import { functionsOf, queueSourcesOf } from '../model/functions';
import { at } from '../model/property-path';
import { queuesOf } from '../model/queues';
import { referencedId, referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { behind, breaking, listAt } from './reading';
import type { Rule, Violation } from './rule';

export const alarmRules: readonly Rule[] = [
  {
    id: 'AlarmsTellSomebody',
    claim: 'every alarm tells the topic of the stack when it starts and when it ends, or scales something',
    fix: 'Give the alarm the topic as its action for both states',
    violations: (stack) => {
      const leadsTo = (actions: unknown, type: string) =>
        listAt(actions).some((action) => behind(stack, action)?.type === type);
      return breaking(
        alarms(stack),
        'tells nobody',
        ({ properties: { AlarmActions, OKActions, ActionsEnabled } }) =>
          ActionsEnabled !== false &&
          (leadsTo(AlarmActions, 'AWS::AutoScaling::ScalingPolicy') ||
            (leadsTo(AlarmActions, 'AWS::SNS::Topic') && leadsTo(OKActions, 'AWS::SNS::Topic'))),
      );
    },
  },
  {
    id: 'QueuesHaveAlarms',
    claim: 'an alarm goes off at the first dead letter, and when the oldest message of a queue grows old',
    fix: 'Add an alarm on the depth of the dead-letter queue and on the age of the oldest message',
    violations: (stack) =>
      queuesOf(stack).flatMap(({ logicalId, redrive }) =>
        redrive
          ? without(stack, logicalId, 'ApproximateAgeOfOldestMessage')
          : without(
              stack,
              logicalId,
              'ApproximateNumberOfMessagesVisible',
              (alarm) =>
                Number(alarm['Threshold']) === 1 && alarm['ComparisonOperator'] === 'GreaterThanOrEqualToThreshold',
            ),
      ),
  },
  {
    id: 'FunctionsHaveAlarms',
    claim: 'every function that serves callers or messages has alarms for errors, throttles and runs near its time-out',
    fix: 'Add the alarms; that of the duration at four fifths of the time-out, for the slowest hundredth',
    violations: (stack) =>
      serving(stack).flatMap(({ logicalId, timeoutSeconds }) => [
        ...without(stack, logicalId, 'Errors'),
        ...without(stack, logicalId, 'Throttles'),
        ...without(
          stack,
          logicalId,
          'Duration',
          (alarm) => alarm['ExtendedStatistic'] === 'p99' && Number(alarm['Threshold']) === 800 * timeoutSeconds,
        ),
      ]),
  },
  {
    id: 'ApisHaveAlarms',
    claim: 'every API has an alarm for its own errors',
    fix: 'Add an alarm on the errors of the server',
    violations: (stack) => [
      ...resourcesOfType(stack, 'AWS::ApiGatewayV2::Api').flatMap(({ logicalId }) => without(stack, logicalId, '5xx')),
      // A REST API is found by its name, which is no reference to it, and by its stage, which is.
      ...resourcesOfType(stack, 'AWS::ApiGateway::Stage').flatMap(({ logicalId }) =>
        without(stack, logicalId, '5XXError'),
      ),
    ],
  },
  {
    id: 'BalancersHaveAlarms',
    claim:
      'every load balancer has alarms for ill machines and slow answers; one that CloudFront asks, for errors of its machines and of its own',
    fix: 'Add the alarms; an API in front counts the errors itself',
    violations: (stack) => {
      const asked = waysInside(stack).map(({ balancer }) => balancer.logicalId);
      return resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap(({ logicalId }) =>
        [
          'UnHealthyHostCount',
          'TargetResponseTime',
          ...(asked.includes(logicalId) ? ['HTTPCode_Target_5XX_Count', 'HTTPCode_ELB_5XX_Count'] : []),
        ].flatMap((metric) => without(stack, logicalId, metric)),
      );
    },
  },
  {
    id: 'DatabasesHaveAlarms',
    claim: 'every database has alarms for processor, storage and connections',
    fix: 'Add the three alarms',
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::RDS::DBInstance').flatMap(({ logicalId }) =>
        ['CPUUtilization', 'FreeStorageSpace', 'DatabaseConnections'].flatMap((metric) =>
          without(stack, logicalId, metric),
        ),
      ),
  },
  {
    id: 'MachinesHaveAlarms',
    claim: 'every machine, or group of them, has an alarm for a busy processor, and a lone one for failed checks',
    fix: 'Add an alarm on the processor, and on the status checks of an instance',
    violations: (stack) => [
      ...resourcesOfType(stack, 'AWS::EC2::Instance').flatMap(({ logicalId }) => [
        ...without(stack, logicalId, 'StatusCheckFailed', (alarm) => Number(alarm['Threshold']) === 1),
        ...without(stack, logicalId, 'CPUUtilization'),
      ]),
      ...resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup').flatMap(({ logicalId }) =>
        without(stack, logicalId, 'CPUUtilization'),
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup'),
        'tells nobody when a machine does not start',
        ({ properties }) =>
          listAt(properties, 'NotificationConfigurations').some((each) =>
            listAt(at(each, 'NotificationTypes')).includes('autoscaling:EC2_INSTANCE_LAUNCH_ERROR'),
          ),
      ),
    ],
  },
];

function alarms(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::CloudWatch::Alarm');
}

/** A violation unless an alarm watches a metric of one resource. */
function without(
  stack: StackModel,
  watched: string,
  metric: string,
  fits: (alarm: Resource['properties']) => boolean = () => true,
): Violation[] {
  const found = alarms(stack).some(
    ({ properties }) =>
      properties['MetricName'] === metric &&
      referencedIds(properties['Dimensions']).includes(watched) &&
      fits(properties),
  );
  return found ? [] : [{ at: watched, problem: `has no such alarm for ${metric}` }];
}

/** Functions behind a route or a queue; those that run once at deploy time fail the deployment instead. */
function serving(stack: StackModel) {
  const called = new Set([
    ...queueSourcesOf(stack).map(({ functionId }) => functionId),
    ...resourcesOfType(stack, 'AWS::Lambda::Permission').map(({ properties }) =>
      referencedId(properties['FunctionName']),
    ),
  ]);
  return functionsOf(stack).filter(({ logicalId }) => called.has(logicalId));
}
