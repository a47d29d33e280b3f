import { functionsOf, type QueueSourceModel, queueSourcesOf } from '../model/functions';
import { inventedArn } from '../model/intrinsics';
import { at } from '../model/property-path';
import { type QueueModel, queuesOf } from '../model/queues';
import { referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import type { Facts } from './facts';
import { mayDo, type Process, processesOf } from './processes';
import { arnOf, breaking, listAt, referencesOf, resolved } from './reading';
import type { Rule, Violation } from './rule';

const DAY = 86_400;
/** SQS hides a received message so many seconds in all, however often that is renewed. */
const LONGEST_HIDDEN = DAY / 2;

export const queueRules: readonly Rule[] = [
  {
    id: 'QueuesAreEncrypted',
    claim: 'every queue is encrypted, by its own statement',
    fix: 'Set SqsManagedSseEnabled, or a key of KMS',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::SQS::Queue'),
        'states no encryption',
        ({ properties }) => properties['SqsManagedSseEnabled'] === true || properties['KmsMasterKeyId'] !== undefined,
      ),
  },
  {
    id: 'QueuesGiveUp',
    claim: 'every queue gives a message up to a dead-letter queue, after five receives or more',
    fix: 'Set a dead-letter queue with maxReceiveCount 5 or more: throttled receives count too',
    violations: (stack) => {
      const queues = queuesOf(stack);
      const deadLetters = deadLetterTargets(stack);
      return queues
        .filter(({ logicalId, redrive }) => !(redrive ? redrive.maxReceiveCount >= 5 : deadLetters.has(logicalId)))
        .map(({ logicalId, redrive }) => ({
          at: logicalId,
          problem: `gives up after ${redrive?.maxReceiveCount ?? 'no number of'} receives`,
        }));
    },
  },
  {
    id: 'DeadLettersOutlastQueue',
    claim:
      'a dead-letter queue keeps messages fourteen days, longer than the queue it serves, and serves that one only',
    fix: 'Set a retention of 14 days and a redriveAllowPolicy that names the one queue',
    atSynth: true,
    violations: (stack) => {
      const queues = queuesOf(stack);
      return queues.flatMap((queue) => {
        const target = queues.find(({ logicalId }) => logicalId === queue.redrive?.deadLetterQueueId);
        return target ? wrongWithDeadLetters(stack, queue, target) : [];
      });
    },
  },
  {
    id: 'QueuesStateTheirLargestMessage',
    claim: 'every queue states the largest message it takes',
    fix: 'Set MaximumMessageSize: the limit of the service has changed before',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::SQS::Queue'),
        'leaves the limit to the service',
        ({ properties }) => properties['MaximumMessageSize'] !== undefined,
      ),
  },
  {
    id: 'VisibilityOutlastsRetries',
    claim: 'a queue hides a message six times as long as its function may run, plus the batching window',
    fix: 'Raise the visibility timeout of the queue, or lower the time-out of the function',
    atSynth: true,
    violations: (stack) =>
      mapped(stack).flatMap(({ source, queue, target }) => {
        const least = 6 * target.timeoutSeconds + source.batchingWindowSeconds;
        return queue.visibilitySeconds >= least
          ? []
          : [{ at: queue.logicalId, problem: `hides messages ${queue.visibilitySeconds} s, not ${least}` }];
      }),
  },
  {
    id: 'MappingReportsFailures',
    claim: 'every function that reads a queue reports the messages that failed, and only those come back',
    fix: 'Set reportBatchItemFailures on the event source mapping',
    atSynth: true,
    violations: (stack) =>
      queueSourcesOf(stack)
        .filter(({ reportsBatchItemFailures }) => !reportsBatchItemFailures)
        .map(({ logicalId }) => ({ at: logicalId, problem: 'sends the whole batch back' })),
  },
  {
    id: 'MappingHasCeiling',
    claim: 'every function that reads a queue has a ceiling on how many run at once',
    fix: 'Set maxConcurrency on the event source mapping, between 2 and 1000',
    atSynth: true,
    violations: (stack) =>
      queueSourcesOf(stack)
        .filter(({ logicalId }) => {
          const { properties } = stack.resources.get(logicalId)!;
          const ceiling = Number(at(properties, 'ScalingConfig', 'MaximumConcurrency'));
          return !(ceiling >= 2 && ceiling <= 1000);
        })
        .map(({ logicalId }) => ({ at: logicalId, problem: 'has no ceiling' })),
  },
  {
    id: 'MappingTakesEveryMessage',
    claim: 'every function that reads a queue is handed every message of it',
    fix: 'Leave the filter out, for what it leaves over is deleted, and leave the mapping on',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::Lambda::EventSourceMapping'),
        'is off, or drops what its filter leaves over',
        ({ properties }) => (properties['Enabled'] ?? true) === true && properties['FilterCriteria'] === undefined,
      ),
  },
  {
    id: 'BatchFitsTimeout',
    claim: 'a batch in which every message takes all its time ends within four fifths of the time its function has',
    fix: 'Lower the batch size or the seconds of a message, raise the time-out, or state which variable holds the seconds',
    atSynth: true,
    violations: (stack, { messageSeconds }) => {
      const processes = new Map(processesOf(stack).map((process) => [process.logicalId, process]));
      return mapped(stack).flatMap(({ source, target }): Violation[] => {
        const seconds = statedSeconds(messageSeconds, processes.get(target.logicalId)?.variable);
        if (Number.isNaN(Number(seconds))) {
          return [{ at: target.logicalId, problem: 'says nowhere how many seconds a message may take' }];
        }
        const slow = source.batchSize * Number(seconds) > 0.8 * target.timeoutSeconds;
        const unfilled = source.batchSize > 10 && source.batchingWindowSeconds === 0;
        return slow || unfilled
          ? [{ at: source.logicalId, problem: `takes ${source.batchSize} messages at once` }]
          : [];
      });
    },
  },
  {
    id: 'LongestMessageFits',
    claim:
      'whoever takes a message is done before the alarm for old messages goes off, since a message grows older until it is deleted, and before SQS stops hiding it, twelve hours after it was received',
    fix: 'Raise the threshold of the alarm above the seconds of a message, lower those, or state which variable holds them',
    violations: (stack, { messageSeconds }) =>
      ageAlarms(stack).flatMap(({ alarm, queue }) =>
        processesOf(stack)
          .filter((process) => mayDo(stack, process, 'sqs:ReceiveMessage', queue))
          .flatMap(({ logicalId, variable }): Violation[] => {
            const seconds = Number(statedSeconds(messageSeconds, variable));
            if (Number.isNaN(seconds)) {
              return [{ at: logicalId, problem: 'says nowhere how many seconds a message may take' }];
            }
            const threshold = Number(alarm.properties['Threshold']);
            return [
              ...(seconds < threshold
                ? []
                : [
                    {
                      at: alarm.logicalId,
                      problem: `goes off after ${threshold} s, in the middle of a message of ${seconds} s`,
                    },
                  ]),
              ...(seconds <= LONGEST_HIDDEN
                ? []
                : [
                    {
                      at: logicalId,
                      problem: `takes ${seconds} s for a message that is hidden ${LONGEST_HIDDEN} s at most`,
                    },
                  ]),
            ];
          }),
      ),
  },
];

/** A number is of the pattern; a variable says it in each template. */
function statedSeconds(fact: Facts['messageSeconds'], variable: Process['variable'] | undefined): unknown {
  return typeof fact === 'string' ? variable?.(fact) : fact;
}

/** Age alarms, each with the queue it watches. */
function ageAlarms(stack: StackModel): { readonly alarm: Resource; readonly queue: string }[] {
  const queues = queuesOf(stack).map(({ logicalId }) => logicalId);
  return resourcesOfType(stack, 'AWS::CloudWatch::Alarm')
    .filter(({ properties }) => properties['MetricName'] === 'ApproximateAgeOfOldestMessage')
    .flatMap((alarm) =>
      referencedIds(alarm.properties['Dimensions'])
        .filter((id) => queues.includes(id))
        .map((queue) => ({ alarm, queue })),
    );
}

/** Properties that name who takes what could not be delivered: of queues, subscriptions, functions, rules and schedules. */
const GIVEN_UP_TO = new Set(['RedrivePolicy', 'DeadLetterConfig', 'OnFailure']);

function deadLetterTargets(stack: StackModel): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const { properties } of stack.resources.values()) visit(properties);
  return targets;

  function visit(value: unknown): void {
    if (value === null || typeof value !== 'object') return;
    for (const [name, inner] of Object.entries(value)) {
      if (GIVEN_UP_TO.has(name)) for (const id of referencedIds(inner)) targets.add(id);
      visit(inner);
    }
  }
}

function wrongWithDeadLetters(stack: StackModel, queue: QueueModel, target: QueueModel): Violation[] {
  const allow = stack.resources.get(target.logicalId)?.properties['RedriveAllowPolicy'];
  const sources = listAt(resolved(stack, allow), 'sourceQueueArns');
  const problems: readonly (readonly [at: string, problem: string, holds: boolean])[] = [
    [target.logicalId, `keeps messages ${target.retentionSeconds} s`, target.retentionSeconds === 14 * DAY],
    [
      queue.logicalId,
      'keeps messages as long as its dead-letter queue',
      target.retentionSeconds > queue.retentionSeconds,
    ],
    [target.logicalId, 'takes messages from any queue', at(allow, 'redrivePermission') === 'byQueue'],
    [
      target.logicalId,
      `does not name ${queue.logicalId} as its one source`,
      sources.length === 1 && sources[0] === queueArn(stack, queue.logicalId),
    ],
  ];
  return problems.filter(([, , holds]) => !holds).map(([at, problem]) => ({ at, problem }));
}

/** Mappings with the queue they read and the function they call. A mapping that leads out of the stack cannot be judged. */
function mapped(stack: StackModel): { source: QueueSourceModel; queue: QueueModel; target: FunctionOf }[] {
  const queues = queuesOf(stack);
  const functions = functionsOf(stack);
  return queueSourcesOf(stack).map((source) => {
    const queue = queues.find(({ logicalId }) => logicalId === source.queueId);
    const target = functions.find(({ logicalId }) => logicalId === source.functionId);
    if (!queue || !target) throw new Error(`${source.logicalId} leads out of the stack`);
    return { source, queue, target };
  });
}

type FunctionOf = ReturnType<typeof functionsOf>[number];

/** By its name where it has one, since a dead-letter queue must be able to name its source before that source exists. */
function queueArn(stack: StackModel, logicalId: string): string {
  const { QueueName: name } = stack.resources.get(logicalId)?.properties ?? {};
  if (name === undefined) return arnOf(stack, logicalId);
  const { accountId, region } = referencesOf(stack);
  return inventedArn('AWS::SQS::Queue', String(resolved(stack, name)), accountId, region);
}
