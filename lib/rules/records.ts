import { queueSourcesOf } from '../model/functions';
import { at } from '../model/property-path';
import { type QueueModel, queuesOf } from '../model/queues';
import { resourcesOfType, type StackModel } from '../model/template';
import { mayDo, type Process, processesOf } from './processes';

import type { Rule, Violation } from './rule';

const DAY = 86_400;

/** Records are items of a table, and their writers are the processes that may put one there. */
export const recordRules: readonly Rule[] = [
  {
    id: 'RecordsOutlastMessages',
    claim:
      'the record that a message was done outlives every way in which the message can come back, unless one that nothing is known about is undone',
    fix: 'Keep records longer than the queue of their writers and its dead-letter queue keep messages, one after the other; state which variable holds the days, or what becomes of a message without a record',
    atSynth: true,
    violations: (stack, { recordDays, unknownMessages }) =>
      (unknownMessages === undefined ? recordsOfMessages(stack) : []).flatMap(
        ({ table, writers, days }): Violation[] => {
          const stated = writers.flatMap((writer) => {
            const value = recordDays && writer.variable(recordDays);
            return value === undefined ? [] : [{ at: writer.logicalId, value: Number(value) }];
          });
          if (stated.length === 0)
            return [{ at: table, problem: 'is written by nothing that says how long it is kept' }];
          return stated
            .filter(({ value }) => !(value >= days))
            .map(({ at, value }) => ({
              at,
              problem: `keeps records ${value} days, and messages come back for ${days}`,
            }));
        },
      ),
  },
  {
    id: 'RecordsExpire',
    claim: 'the records of messages expire',
    fix: 'Give the table an attribute for the time to live',
    violations: (stack) =>
      recordsOfMessages(stack)
        .filter(
          ({ table }) => at(stack.resources.get(table)?.properties, 'TimeToLiveSpecification', 'Enabled') !== true,
        )
        .map(({ table }) => ({ at: table, problem: 'keeps records for ever' })),
  },
];

interface Records {
  readonly table: string;
  readonly writers: readonly Process[];
  /** How long a message of the queues that the writers read can come back. */
  readonly days: number;
}

/** Tables whose writers read a queue: what they put there says what became of its messages. */
function recordsOfMessages(stack: StackModel): Records[] {
  const processes = processesOf(stack);
  const queues = queuesOf(stack);
  return ['AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table'].flatMap((type) =>
    resourcesOfType(stack, type).flatMap(({ logicalId: table }) => {
      const writers = processes.filter((process) =>
        ['dynamodb:PutItem', 'dynamodb:UpdateItem'].some((action) => mayDo(stack, process, action, table)),
      );
      const read = queues.filter((queue) => writers.some((writer) => reads(stack, writer, queue)));
      return read.length === 0 ? [] : [{ table, writers, days: Math.max(...read.map((queue) => back(queue, queues))) }];
    }),
  );
}

function reads(stack: StackModel, process: Process, { logicalId }: QueueModel): boolean {
  return (
    queueSourcesOf(stack).some(
      ({ queueId, functionId }) => queueId === logicalId && functionId === process.logicalId,
    ) || mayDo(stack, process, 'sqs:ReceiveMessage', logicalId)
  );
}

/** A message waits in its queue, then among the dead letters, and a redrive brings it back at the end of that. */
function back({ retentionSeconds, redrive }: QueueModel, queues: readonly QueueModel[]): number {
  const dead = queues.find(({ logicalId }) => logicalId === redrive?.deadLetterQueueId);
  return (retentionSeconds + (dead?.retentionSeconds ?? 0)) / DAY;
}
