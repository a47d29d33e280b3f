import type { AsyncSettings } from '../../lib/async/settings';
import type { PatternTables } from '../support/pattern-tables';
import { admissions } from './tables/admissions';
import { alarms } from './tables/alarms';
import { environment } from './tables/environment';
import { limits, retention } from './tables/limits';
import { entries, exits, placement, reach, services } from './tables/network';
import { REQUEST, roles } from './tables/roles';
import { wiring } from './tables/wiring';

/** What the templates of async are, word for word. */
export const asyncTables: PatternTables<AsyncSettings> = {
  request: REQUEST,
  roles,
  programs: {
    PrepareResultsHandlerRole: 'prepare-database',
    ReadJobHandlerRole: 'read-job',
    ServersRole: 'serve-jobs',
    SubmitJobHandlerRole: 'submit-job',
    WorkerHandlerRole: 'work-jobs',
    WorkerRole: 'poll-jobs',
  },
  // Submitters exist before the stack and after it: an operator attaches the policy to them.
  identities: () => ({ 'unattached SubmittersPolicy': [] }),
  admissions,
  entries,
  exits,
  endpoints: services,
  reach,
  placement,
  alarms,
  limits,
  wiring,
  retention,
  origins: () => [],
  environment,
};
