import { UndecidableError } from '../undecidable-error';
import type { EdgeDraft, Reading } from './edge-drafts';
import { messages } from './messages-sent';
import type { Owners } from './owners';
import { dataAccess, permissions } from './permissions';
import { reachable } from './reachable';
import { balancedMachines, routes } from './routes-of-apis';
import { sites } from './sites-to-origins';
import { tokenChecks, waysIn, waysIntoBuckets } from './ways-in';

/** Every reason for an edge that a stack gives. */
export function edgesFrom(reading: Reading, owners: Owners): readonly EdgeDraft[] {
  const ownerIn = (stackName: string, logicalId: string) => {
    const stack = reading.stacks.find(({ model }) => model.name === stackName);
    if (!stack) throw new UndecidableError(`There is no stack ${stackName} beside ${reading.stack.id}`);
    return owners.of(stack, logicalId);
  };
  const open = waysIn(reading);
  return [
    ...open,
    ...waysIntoBuckets(reading, whoCalls(open)),
    ...tokenChecks(reading),
    ...routes(reading),
    ...balancedMachines(reading),
    ...sites(reading, ownerIn),
    ...messages(reading),
    ...permissions(reading, owners),
    ...dataAccess(reading),
    ...reachable(reading),
  ];
}

/** Whoever is known best among those who call: a page that calls a bucket is open before them. */
function whoCalls(open: readonly EdgeDraft[]): string {
  const people = open.flatMap(({ from }) => ('outside' in from ? [from.outside] : []));
  return ['outside/users', 'outside/callers'].find((who) => people.includes(who)) ?? 'outside/everybody';
}
