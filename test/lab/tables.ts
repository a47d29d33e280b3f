import type { LabSettings } from '../../lib/lab/settings';
import type { PatternTables } from '../support/pattern-tables';
import { exits, reach } from './tables/network';
import { admissions, identities, roles } from './tables/people';
import { alarms, environment, retention } from './tables/server';

/** What the templates of the lab are, word for word. What members of its groups may do, of AWS's own policies too, is in member-proofs. */
export const labTables: PatternTables<LabSettings> = {
  roles,
  identities,
  admissions,
  entries: () => [],
  exits,
  reach,
  placement: () => ['ServerInstance in public subnets'],
  alarms,
  throttles: () => [],
  retention,
  origins: () => [],
  environment,
};
