import { distributionsOf, waysInside } from '../distributions';
import { objectsAt } from '../property-path';
import { referencedId } from '../references';
import { type SiteOrigin, sitesOf } from '../sites';
import { UndecidableError } from '../undecidable-error';
import type { EdgeDraft, Reading } from './edge-drafts';
import type { Owner } from './owners';

/** Where distributions take answers from, and which code they run over requests. */
export function sites(
  reading: Reading,
  ownerIn: (stackName: string, logicalId: string) => Owner,
): readonly EdgeDraft[] {
  const { stack, stacks, ownerOf, place } = reading;
  const others = stacks.filter((each) => each !== stack).map(({ model }) => model);
  const inside = waysInside(stack.model);
  const behind = (siteId: string, origin: SiteOrigin): Owner => {
    switch (origin.kind) {
      case 'bucket':
        return ownerOf(origin.bucketId);
      case 'api':
        return ownerOf(origin.apiId);
      case 'function':
        return ownerOf(origin.functionId);
      case 'machines': {
        const way = inside.find(({ distribution }) => distribution === siteId);
        if (!way) throw new UndecidableError(`${siteId} leads to machines by no VPC origin`);
        return ownerOf(way.balancer.logicalId);
      }
    }
  };
  return [
    ...sitesOf(stack.model, others).flatMap(({ logicalId, behaviors }) =>
      behaviors.flatMap(({ pattern, origin, standIn, code }): EdgeDraft[] => {
        const from = ownerOf(logicalId);
        const made = place(logicalId);
        return [
          { from, to: behind(logicalId, origin), meaning: 'serves from', details: [pattern], made },
          ...(standIn
            ? [
                {
                  from,
                  to: behind(logicalId, standIn.origin),
                  meaning: 'serves from' as const,
                  details: [`${pattern} after ${standIn.statuses.join(', ')}`],
                  made,
                },
              ]
            : []),
          ...code.flatMap((each): EdgeDraft[] =>
            each.kind === 'edge'
              ? [
                  {
                    from,
                    to: ownerIn(each.stackName, each.functionId),
                    meaning: 'runs',
                    details: [`${each.event} ${pattern}`],
                    made,
                  },
                ]
              : [],
          ),
        ];
      }),
    ),
    ...distributionsOf(stack.model).flatMap(({ logicalId, behaviors }) =>
      behaviors.flatMap(({ pattern, settings }) =>
        objectsAt(settings, 'FunctionAssociations').map(
          ({ EventType, FunctionARN }): EdgeDraft => ({
            from: ownerOf(logicalId),
            to: ownerOf(referencedId(FunctionARN) ?? ''),
            meaning: 'runs',
            details: [`${String(EventType)} ${pattern}`],
            made: place(logicalId),
          }),
        ),
      ),
    ),
  ];
}
