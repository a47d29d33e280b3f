import type { WebSettings } from '../../lib/web/settings';
import type { PatternTables } from '../support/pattern-tables';
import { admissions } from './tables/admissions';
import { alarms } from './tables/alarms';
import { environment } from './tables/environment';
import { limits } from './tables/limits';
import { entries, exits, placement, reach, services } from './tables/network';
import { retention } from './tables/retention';
import { REQUEST, roles } from './tables/roles';
import { wiring } from './tables/wiring';

/** What the templates of web are, word for word. */
export const webTables: PatternTables<WebSettings> = {
  request: REQUEST,
  roles,
  programs: {
    PrepareDatabaseHandlerRole: 'prepare-database',
    ServersRole: 'serve-guestbook',
    StaticPublishHandlerRole: 'publish-static',
  },
  identities: () => [],
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
