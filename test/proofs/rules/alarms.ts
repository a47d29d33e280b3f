import { functionsOf, queueSourcesOf } from '../../../lib/model/functions';
import { queuesOf } from '../../../lib/model/queues';
import { referencedId, referencedIds } from '../../../lib/model/references';
import { type Resource, resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { AppVariant as Variant } from '../app-variant';
import type { Proof } from '../proof';
import { breaking, listAt } from '../reading';

const isLab = ({ pattern }: Variant) => pattern === 'lab';

export const alarmProofs: readonly Proof[] = [
  {
    rule: 'X11',
    claim: 'every alarm tells the topic of the stack when it starts and when it ends, or scales the workers',
    violations: ({ stack }) => {
      const leadsTo = (actions: unknown, type: string) =>
        listAt(actions).some((action) => stack.resources.get(referencedId(action) ?? '')?.type === type);
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
    rule: 'X11',
    claim: 'the server of the lab has alarms for failed status checks and for a busy processor',
    about: isLab,
    violations: ({ stack }) => [
      ...missing(stack, 'StatusCheckFailed', (alarm) => Number(alarm['Threshold']) === 1),
      ...missing(stack, 'CPUUtilization', (alarm) => Number(alarm['Threshold']) === 90),
    ],
  },
  {
    rule: 'X11',
    claim: 'an alarm goes off at the first dead letter, and when the oldest message grows old',
    about: (variant) => !isLab(variant),
    violations: ({ stack }) =>
      queuesOf(stack).flatMap(({ logicalId, redrive }) =>
        redrive
          ? missing(stack, 'ApproximateAgeOfOldestMessage', (alarm) =>
              referencedIds(alarm['Dimensions']).includes(logicalId),
            )
          : missing(
              stack,
              'ApproximateNumberOfMessagesVisible',
              (alarm) =>
                referencedIds(alarm['Dimensions']).includes(logicalId) &&
                Number(alarm['Threshold']) === 1 &&
                alarm['ComparisonOperator'] === 'GreaterThanOrEqualToThreshold',
            ),
      ),
  },
  {
    rule: 'X11',
    claim:
      'every function that serves callers or jobs has alarms for errors, throttles and invocations near their time-out',
    about: (variant) => !isLab(variant),
    violations: ({ stack }) =>
      serving(stack).flatMap(({ logicalId, timeoutSeconds }) => {
        const own = (alarm: Resource['properties']) => referencedIds(alarm['Dimensions']).includes(logicalId);
        return [
          ...missing(stack, 'Errors', own),
          ...missing(stack, 'Throttles', own),
          ...missing(
            stack,
            'Duration',
            (alarm) =>
              own(alarm) && alarm['ExtendedStatistic'] === 'p99' && Number(alarm['Threshold']) === 800 * timeoutSeconds,
          ),
        ].map((complaint) => `${logicalId}: ${complaint}`);
      }),
  },
  {
    rule: 'X11',
    claim: 'every API has an alarm for its own errors',
    about: (variant) => !isLab(variant),
    violations: ({ stack }) =>
      ['AWS::ApiGatewayV2::Api', 'AWS::ApiGateway::RestApi'].flatMap((type) =>
        resourcesOfType(stack, type).flatMap(() =>
          missing(stack, type.endsWith('RestApi') ? '5XXError' : '5xx', () => true),
        ),
      ),
  },
  {
    rule: 'X11',
    claim: 'every database has alarms for processor, storage and connections',
    about: (variant) => variant.config.async?.results === 'rds',
    violations: ({ stack }) =>
      resourcesOfType(stack, 'AWS::RDS::DBInstance').flatMap(({ logicalId }) =>
        ['CPUUtilization', 'FreeStorageSpace', 'DatabaseConnections'].flatMap((metric) =>
          missing(stack, metric, (alarm) => referencedIds(alarm['Dimensions']).includes(logicalId)),
        ),
      ),
  },
];

function alarms(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::CloudWatch::Alarm');
}

function missing(stack: StackModel, metric: string, fits: (alarm: Resource['properties']) => boolean): string[] {
  return alarms(stack).some(({ properties }) => properties['MetricName'] === metric && fits(properties))
    ? []
    : [`no such alarm for ${metric}`];
}

/** Functions behind a route or a queue; those that run once at deploy time fail the deployment instead. */
function serving(stack: StackModel) {
  const called = new Set([
    ...queueSourcesOf(stack).map(({ functionId }) => functionId),
    ...resourcesOfType(stack, 'AWS::Lambda::Permission')
      .filter(({ properties }) => properties['Principal'] === 'apigateway.amazonaws.com')
      .map(({ properties }) => referencedId(properties['FunctionName'])),
  ]);
  return functionsOf(stack).filter(({ logicalId }) => called.has(logicalId));
}
