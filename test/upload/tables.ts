import type { UploadSettings } from '../../lib/upload/settings';
import type { PatternTables } from '../support/pattern-tables';
import { admissions } from './tables/admissions';
import { alarms } from './tables/alarms';
import { environment } from './tables/environment';
import { identities } from './tables/identities';
import { limits } from './tables/limits';
import { entries, exits, placement, reach, services } from './tables/network';
import { retention } from './tables/retention';
import { roles } from './tables/roles';
import { wiring } from './tables/wiring';

/** What the templates of upload are, word for word. */
export const uploadTables: PatternTables<UploadSettings> = {
  roles,
  programs: {
    ApiFunctionsDeleteRole: 'delete-upload',
    ApiFunctionsIssueRole: 'issue-upload',
    ApiFunctionsListRole: 'list-uploads',
    ApiFunctionsReadRole: 'read-upload',
    ApiServersRole: 'serve-uploads',
    CheckHandlerRole: 'validate-upload',
    ImagesHandlerRole: 'transform-image',
    ImagesOriginals: 'transform-at-edge',
    PagePublishHandlerRole: 'publish-page',
  },
  identities,
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
  // The page sends its forms straight to the quarantine.
  origins: () => ['QuarantineBucket [https://SiteDistribution.DomainName]'],
  environment,
};
