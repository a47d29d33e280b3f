import { exitsOf } from '../exits';
import { queueSourcesOf } from '../functions';
import { queuesOf } from '../queues';
import { resourcesOfType } from '../template';
import type { EdgeDraft, Reading } from './edge-drafts';
import type { Owner } from './owners';

/** What is sent by configuration: messages to functions, dead letters, events, records, notices. */
export function messages({ stack, ownerOf, place }: Reading): readonly EdgeDraft[] {
  return [
    ...queueSourcesOf(stack.model).map(
      ({ logicalId, queueId, functionId, batchSize, maximumConcurrency }): EdgeDraft => ({
        from: ownerOf(functionId),
        to: ownerOf(queueId),
        meaning: 'polls',
        details: [`batch ${batchSize}`, `at most ${maximumConcurrency} at once`],
        made: place(logicalId),
      }),
    ),
    ...queuesOf(stack.model).flatMap(({ logicalId, redrive }): EdgeDraft[] =>
      redrive
        ? [
            {
              from: ownerOf(logicalId),
              to: ownerOf(redrive.deadLetterQueueId),
              meaning: 'dead-letters',
              details: [`after ${redrive.maxReceiveCount}`],
              made: place(logicalId),
            },
          ]
        : [],
    ),
    ...exitsOf(stack.model)
      // Requests of a distribution are read from its behaviors, and calls of a scheduler from its role.
      .filter(({ sends }) => sends !== 'requests' && sends !== 'calls')
      .flatMap(({ logicalId, sends, to, outside }): EdgeDraft[] => {
        const made = place(logicalId);
        const from = sourceOf(logicalId);
        if (outside) return [{ from, to: { outside: `outside/${to}` }, meaning: 'sends', details: [sends], made }];
        return [{ from, to: ownerOf(to), meaning: 'sends', details: [sends], made }];
      }),
  ];

  /** Lines of a log group are those of whoever writes there. */
  function sourceOf(logicalId: string): Owner {
    const filter = resourcesOfType(stack.model, 'AWS::Logs::SubscriptionFilter').find(
      (each) => each.logicalId === logicalId,
    );
    if (!filter) return ownerOf(logicalId);
    const group = (filter.properties['LogGroupName'] as { readonly Ref?: string } | undefined)?.Ref;
    return ownerOf(group ?? logicalId);
  }
}
