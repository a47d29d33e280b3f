import type { LabSettings } from '../../lib/lab/settings';
import type { PatternTables } from '../support/pattern-tables';
import { exits, reach } from './tables/network';
import { admissions, identities, roles, wiring } from './tables/people';
import { alarms, environment, limits, retention } from './tables/server';

/** What the templates of the lab are, word for word. What members of its groups may do, of AWS's own policies too, is in member-proofs. */
export const labTables: PatternTables<LabSettings> = {
  roles,
  identities,
  admissions,
  entries: () => [],
  exits,
  endpoints: () => [],
  reach,
  placement: () => ['ServerInstance in public subnets'],
  alarms,
  limits,
  wiring,
  retention,
  origins: () => [],
  environment,
};
