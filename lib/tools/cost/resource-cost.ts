import type { Resource, StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import type { CostTable, ResourceCost } from './charge';
import { DATABASES } from './tables/databases';
import { FREE_TYPES } from './tables/free-types';
import { MACHINES } from './tables/machines';
import { NETWORKS } from './tables/networks';
import { SERVICES } from './tables/services';
import { STORES } from './tables/stores';
import { WATCHING } from './tables/watching';

/** Every type of which somebody has said what it is paid by. */
const TABLE: CostTable = { ...FREE_TYPES, ...MACHINES, ...NETWORKS, ...STORES, ...DATABASES, ...SERVICES, ...WATCHING };

/**
 * What a resource is paid by.
 *
 * @throws UndecidableError for a type that is in no table, and for a resource that does not say how much of it there is
 */
export function resourceCost(resource: Resource, stack: StackModel): ResourceCost {
  const cost = TABLE[resource.type];
  if (!cost) {
    throw new UndecidableError(
      `${resource.logicalId}: nobody has said what ${resource.type} costs; say it in lib/tools/cost/tables`,
    );
  }
  return cost(resource, stack);
}
