import type { UploadSettings } from '../../../lib/upload/settings';
import {
  bucketEmptierRole,
  groupCloserRole,
  providerRole,
  SESSION_MANAGER,
  TRACING,
  writesFlowLogs,
  writesLogs,
} from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { hasServers, isRegional } from './shape';

/** What one role may do in all of AWS: exactly what the code behind it calls. */
export function roles({ settings, mode, region }: Chosen<UploadSettings>): Record<string, readonly string[]> {
  const assets = `cdk-hnb659fds-assets-111122223333-${region}`;
  return {
    // What it reads and removes is the one version that the news was of.
    CheckHandlerRole: [
      'dynamodb:GetItem table/upload-storetable',
      'dynamodb:UpdateItem table/upload-storetable',
      's3:GetObjectVersion upload-quarantinebucket/incoming/any',
      's3:DeleteObjectVersion upload-quarantinebucket/incoming/any',
      's3:PutObject upload-quarantinebucket/rejected/any',
      ...['originals', 'files'].flatMap((folder) =>
        ['s3:PutObject', 's3:DeleteObject'].map((action) => `${action} upload-filesbucket/${folder}/any`),
      ),
      ...['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map((action) => `sqs:${action} upload-arrivalsnews`),
      ...ofFunction('CheckHandlerLogs'),
    ],
    // It copies what `cdk deploy` uploaded: files whose names there are hashes.
    PagePublishHandlerRole: [
      ...['css', 'html', 'js', 'json', 'svg'].map((ending) => `s3:GetObject ${assets}/<code>.${ending}`),
      's3:PutObject upload-pagebucket/page/any',
      ...ofFunction('PagePublishHandlerLogs'),
    ],
    PagePublishProviderRole: providerRole('upload', 'PagePublish'),
    ...(hasServers(settings)
      ? {
          ApiServersRole: [
            ...ISSUE,
            ...READ,
            ...LIST,
            ...remove(settings),
            `s3:GetObject ${assets}/<code>.zip`,
            ...logs('ApiServersLogs'),
            ...SESSION_MANAGER,
          ],
          ...(!mode.highlyAvailable && { ApiNetworkVpcNatRole: SESSION_MANAGER }),
          ApiNetworkFlowLogWriter: writesFlowLogs('upload', 'ApiNetworkFlowLogs'),
          ...groupCloserRole('upload', 'ApiNetworkVpc'),
        }
      : {
          ApiFunctionsIssueRole: [...ISSUE, ...ofFunction('ApiFunctionsIssueLogs')],
          ApiFunctionsReadRole: [...READ, ...ofFunction('ApiFunctionsReadLogs')],
          ApiFunctionsListRole: [...LIST, ...ofFunction('ApiFunctionsListLogs')],
          ApiFunctionsDeleteRole: [...remove(settings), ...ofFunction('ApiFunctionsDeleteLogs')],
        }),
    ...(isRegional(settings)
      ? {
          ImagesHandlerRole: [
            's3:GetObject upload-filesbucket/originals/any',
            's3:PutObject upload-variantsbucket/images/any',
            's3:DeleteObject upload-variantsbucket/images/any',
            ...ofFunction('ImagesHandlerLogs'),
          ],
        }
      : // What the function at the edge is given here; its role is in the stack of us-east-1.
        { ImagesOriginals: ['s3:GetObject upload-filesbucket/originals/any'] }),
    // Services that sign what they ask may call the four routes, and nothing else.
    ...(settings.signIn === 'iam' && {
      UploadersPolicy: ['DELETE/uploads/any', 'GET/uploads', 'GET/uploads/any', 'POST/uploads'].map(
        (route) => `execute-api:Invoke upload-api/$default/${route}`,
      ),
    }),
    ...(!mode.keepData && bucketEmptierRole('upload')),
  };
}

const logs = (group: string) => writesLogs('upload', group);
const ofFunction = (group: string) => [...logs(group), ...TRACING];

/** A form lets its bearer do what its signer may: put files into quarantine, and nowhere else. */
const ISSUE = ['dynamodb:PutItem table/upload-storetable', 's3:PutObject upload-quarantinebucket/incoming/any'];
const READ = ['dynamodb:GetItem table/upload-storetable'];
const LIST = ['dynamodb:Query table/upload-storetable'];

function remove(settings: UploadSettings): string[] {
  return [
    'cloudfront:CreateInvalidation distribution/upload-sitedistribution',
    'dynamodb:DeleteItem table/upload-storetable',
    'dynamodb:GetItem table/upload-storetable',
    's3:DeleteObject upload-filesbucket/files/any',
    's3:DeleteObject upload-filesbucket/originals/any',
    ...(isRegional(settings) ? ['s3:DeleteObject upload-variantsbucket/images/any'] : []),
  ];
}
