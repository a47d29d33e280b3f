import type { UploadSettings } from '../../../lib/upload/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER } from '../../support/added-by-the-library';
import type { Chosen, Forms } from '../../support/pattern-tables';
import { hasServers, isRegional } from './shape';

/** What each function and machine is told. What runs at the edge is told nothing: the edge knows no variables. */
export function environment({ settings, mode }: Chosen<UploadSettings>): Record<string, Forms> {
  const { signIn, accept, maxImageMiB, maxFileMiB } = settings;
  const accepted: Forms = {
    ACCEPT: accept,
    MAX_IMAGE_BYTES: String(maxImageMiB * 1024 ** 2),
    MAX_FILE_BYTES: String(maxFileMiB * 1024 ** 2),
  };
  const asked: Forms = { TABLE_NAME: 'StoreTable', SIGN_IN: signIn };
  const removed: Forms = {
    FILES_NAME: 'FilesBucket',
    DISTRIBUTION_ID: 'SiteDistribution',
    ...(isRegional(settings) && { VARIANTS_NAME: 'VariantsBucket' }),
  };
  return {
    CheckHandlerFunction: {
      ...accepted,
      ...asked,
      QUARANTINE_NAME: 'QuarantineBucket',
      FILES_NAME: 'FilesBucket',
      ...NODE,
    },
    PagePublishHandlerFunction: { BUCKET_NAME: 'PageBucket', ...NODE },
    PagePublishProviderframeworkonEvent: { USER_ON_EVENT_FUNCTION_ARN: 'PagePublishHandlerFunction.Arn' },
    ...(isRegional(settings) && {
      ImagesHandlerFunction: { FILES_NAME: 'FilesBucket', VARIANTS_NAME: 'VariantsBucket', ...NODE },
    }),
    ...(hasServers(settings)
      ? {
          ApiServersTemplate: {
            ...BOOT,
            ...accepted,
            ...asked,
            ...removed,
            QUARANTINE_NAME: 'QuarantineBucket',
            ...(signIn === 'cognito' && { USER_POOL_ID: 'PeoplePool', USER_POOL_CLIENT_ID: 'PeoplePage' }),
            PORT: '8080',
            DRAIN_SECONDS: '25',
            'refers to': [
              'ApiServersLogs',
              'FilesBucket',
              ...(signIn === 'cognito' ? ['PeoplePage', 'PeoplePool'] : []),
              'QuarantineBucket',
              'SiteDistribution',
              'StoreTable',
              ...(isRegional(settings) ? ['VariantsBucket'] : []),
            ].join(', '),
            'names hosts': '127.0.0.1:8080, 169.254.169.254',
            Environment: 'AWS_REGION=<region> NODE_ENV=production NODE_OPTIONS=--enable-source-maps',
          },
          ...(!mode.highlyAvailable && { ApiNetworkVpcPublicSubnet1Nat: { 'refers to': '', 'names hosts': '' } }),
          [`${GROUP_CLOSER}Handler`]: {},
        }
      : {
          ApiFunctionsIssueFunction: { ...accepted, ...asked, QUARANTINE_NAME: 'QuarantineBucket', ...NODE },
          ApiFunctionsReadFunction: { ...asked, ...NODE },
          ApiFunctionsListFunction: { ...asked, ...NODE },
          ApiFunctionsDeleteFunction: { ...asked, ...removed, ...NODE },
        }),
    ...(!mode.keepData && { [`${BUCKET_EMPTIER}Handler`]: {} }),
  };
}

const NODE = { NODE_OPTIONS: '--enable-source-maps' };

/** What the first script of every server finds out. */
const BOOT: Forms = {
  status: '$?',
  token: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/api\/token\)$/,
  group: /^\$\(curl .* http:\/\/169\.254\.169\.254\/latest\/meta-data\/tags\/instance\/aws:autoscaling:groupName\)$/,
};
