import { RECORD_TTL_DAYS } from '../../../lib/async/domain/retention';
import { WORKER_LIMITS } from '../../../lib/async/domain/time-limits';
import { functionsOf, queueSourcesOf } from '../../../lib/model/functions';
import { inventedArn } from '../../../lib/model/intrinsics';
import { queuesOf } from '../../../lib/model/queues';
import { resourcesOfType, type StackModel } from '../../../lib/model/template';
import type { AppVariant as Variant } from '../app-variant';
import type { Proof } from '../proof';
import { at, breaking, listAt, resolved } from '../reading';

const DAY = 86_400;
const isAsync = ({ pattern }: Variant) => pattern === 'async';
const hasFunctionWorker = (variant: Variant) => isAsync(variant) && variant.config.async?.worker !== 'ec2';

export const queueProofs: readonly Proof[] = [
  {
    rule: 'X5',
    claim: 'every queue is encrypted, by its own statement',
    about: isAsync,
    violations: ({ stack }) =>
      breaking(
        resourcesOfType(stack, 'AWS::SQS::Queue'),
        'states no encryption',
        ({ properties }) => properties['SqsManagedSseEnabled'] === true || properties['KmsMasterKeyId'] !== undefined,
      ),
  },
  {
    rule: 'A3',
    claim: 'every queue gives a message up to a dead-letter queue, after five receives or more',
    about: isAsync,
    violations: ({ stack }) => {
      const queues = queuesOf(stack);
      const deadLetters = new Set(queues.map(({ redrive }) => redrive?.deadLetterQueueId));
      return queues
        .filter(({ logicalId, redrive }) => (redrive ? redrive.maxReceiveCount < 5 : !deadLetters.has(logicalId)))
        .map(
          ({ logicalId, redrive }) =>
            `${logicalId} gives up after ${redrive?.maxReceiveCount ?? 'no number of'} receives`,
        );
    },
  },
  {
    rule: 'A3',
    claim:
      'a dead-letter queue keeps messages fourteen days, longer than the queue it serves, and serves that one only',
    about: isAsync,
    violations: ({ stack }) => {
      const queues = queuesOf(stack);
      return queues.flatMap(({ logicalId, redrive, retentionSeconds }) => {
        const target = queues.find((queue) => queue.logicalId === redrive?.deadLetterQueueId);
        if (!target) return [];
        const allow = stack.resources.get(target.logicalId)?.properties['RedriveAllowPolicy'];
        const sources = listAt(resolved(stack, allow), 'sourceQueueArns');
        return [
          ...(target.retentionSeconds === 14 * DAY
            ? []
            : [`${target.logicalId} keeps messages ${target.retentionSeconds} s`]),
          ...(target.retentionSeconds > retentionSeconds
            ? []
            : [`${logicalId} keeps messages as long as its dead-letter queue`]),
          ...(at(allow, 'redrivePermission') === 'byQueue'
            ? []
            : [`${target.logicalId} takes messages from any queue`]),
          ...(sources.length === 1 && sources[0] === queueArn(stack, logicalId)
            ? []
            : [`${target.logicalId} does not name ${logicalId} as its one source`]),
        ];
      });
    },
  },
  {
    rule: 'A1',
    claim: 'a message stays hidden six times as long as its function may run, and the batching window on top',
    about: hasFunctionWorker,
    violations: (subject) =>
      mapped(subject.stack).flatMap(({ source, queue, target }) => {
        const least = 6 * target.timeoutSeconds + source.batchingWindowSeconds;
        return queue.visibilitySeconds >= least
          ? []
          : [`${queue.logicalId} hides messages ${queue.visibilitySeconds} s, not ${least}`];
      }),
  },
  {
    rule: 'A2',
    claim: 'every function that reads a queue reports the messages that failed, and only those come back',
    about: hasFunctionWorker,
    violations: ({ stack }) =>
      queueSourcesOf(stack)
        .filter(({ reportsBatchItemFailures }) => !reportsBatchItemFailures)
        .map(({ logicalId }) => `${logicalId} sends the whole batch back`),
  },
  {
    rule: 'A4',
    claim: 'every function that reads a queue has a ceiling on how many run at once',
    about: hasFunctionWorker,
    violations: ({ stack }) =>
      breaking(resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping'), 'has no ceiling', ({ properties }) => {
        const ceiling = Number(at(properties, 'ScalingConfig', 'MaximumConcurrency'));
        return ceiling >= 2 && ceiling <= 1000;
      }),
  },
  {
    rule: 'A5',
    claim: 'the slowest batch takes at most four fifths of the time its function has',
    about: hasFunctionWorker,
    violations: ({ stack }) =>
      mapped(stack)
        .filter(({ source, target }) => {
          const jobSeconds = Number(target.environment['JOB_SECONDS'] ?? WORKER_LIMITS.lambda.jobSeconds);
          return (
            source.batchSize * jobSeconds > 0.8 * target.timeoutSeconds ||
            (source.batchSize > 10 && source.batchingWindowSeconds === 0)
          );
        })
        .map(({ source }) => `${source.logicalId} takes ${source.batchSize} messages`),
  },
  {
    rule: 'A6',
    claim: 'every queue states the largest message it takes',
    about: isAsync,
    violations: ({ stack }) =>
      breaking(
        resourcesOfType(stack, 'AWS::SQS::Queue'),
        'leaves the limit to the service',
        ({ properties }) => properties['MaximumMessageSize'] !== undefined,
      ),
  },
  {
    rule: 'A10',
    claim: "a job's record outlives every way its message can come back",
    about: isAsync,
    violations: ({ stack }) => {
      const longest = queuesOf(stack).reduce((sum, { retentionSeconds }) => sum + retentionSeconds, 0) / DAY;
      const stated = functionsOf(stack)
        .map(({ logicalId, environment }) => ({ logicalId, days: environment['RECORD_TTL_DAYS'] }))
        .filter(({ days }) => days !== undefined);
      const table = resourcesOfType(stack, 'AWS::DynamoDB::GlobalTable')[0];
      return [
        ...stated
          .filter(({ days }) => Number(days) < longest)
          .map(({ logicalId, days }) => `${logicalId} keeps records ${days} days`),
        ...(RECORD_TTL_DAYS < longest ? [`the contract keeps records ${RECORD_TTL_DAYS} days, not ${longest}`] : []),
        ...(at(table?.properties, 'TimeToLiveSpecification', 'Enabled') === true ? [] : ['records never expire']),
      ];
    },
  },
];

/** Mappings with the queue they read and the function they call. A mapping that leads out of the stack cannot be judged. */
function mapped(stack: StackModel) {
  const queues = queuesOf(stack);
  const functions = functionsOf(stack);
  return queueSourcesOf(stack).map((source) => {
    const queue = queues.find(({ logicalId }) => logicalId === source.queueId);
    const target = functions.find(({ logicalId }) => logicalId === source.functionId);
    if (!queue || !target) throw new Error(`${source.logicalId} leads out of the stack`);
    return { source, queue, target };
  });
}

/** By its name where it has one, since a dead-letter queue must be able to name its source before that source exists. */
function queueArn(stack: StackModel, logicalId: string): string {
  const { QueueName: name } = stack.resources.get(logicalId)?.properties ?? {};
  const text = name === undefined ? undefined : String(resolved(stack, name));
  return text
    ? inventedArn('AWS::SQS::Queue', text, '111122223333', stack.region)
    : String(resolved(stack, { 'Fn::GetAtt': [logicalId, 'Arn'] }));
}
