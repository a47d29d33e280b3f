import type { RagSettings } from '../../lib/rag/settings';
import type { PatternTables } from '../support/pattern-tables';
import { admissions } from './tables/admissions';
import { alarms } from './tables/alarms';
import { environment } from './tables/environment';
import { limits } from './tables/limits';
import { entries, exits, placement, reach, services } from './tables/network';
import { requests } from './tables/request';
import { retention } from './tables/retention';
import { roles } from './tables/roles';
import { idOfTenant } from './tables/shape';
import { wiring } from './tables/wiring';

/** What the templates of rag are, word for word. */
export const ragTables: PatternTables<RagSettings> = {
  request: requests,
  roles,
  programs: {
    FunctionsAskRole: 'ask-question',
    FunctionsChangeRole: 'change-documents',
    FunctionsReadRole: 'read-documents',
    FunctionsSearchRole: 'search-passages',
    PrepareIndexHandlerRole: 'prepare-index',
    ReaderHandlerRole: 'ingest-documents',
    ServersRole: 'serve-questions',
  },
  // They wait for the groups or roles that somebody attaches them to.
  identities: ({ settings: { tenants } }) =>
    Object.fromEntries(
      tenants.flatMap((tenant) => ['Ask', 'Change'].map((grant) => [`unattached ${idOfTenant(tenant)}${grant}`, []])),
    ),
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
