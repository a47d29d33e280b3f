import type { AccessQuestions } from '../support/access-questions';

const HANDLER = 'constructs/shared/handler-function.ts';

export const uploadAccess: AccessQuestions = [
  // Each function does its own part: who issues links writes what is not checked yet, and who checks writes what is served.
  ['yes', '--who ApiFunctionsIssueRole --can s3:PutObject --on QuarantineBucket/incoming/1', 'incoming/*', HANDLER],
  ['no', '--who ApiFunctionsIssueRole --can s3:PutObject --on FilesBucket/files/1', 'no statement allows it'],
  ['yes', '--who CheckHandlerRole --can s3:PutObject --on FilesBucket/files/1', 'files/*', HANDLER],
  ['no', '--who ApiFunctionsReadRole --can s3:PutObject --on FilesBucket/files/1', 'no statement allows it'],
  ['yes', '--who ApiFunctionsDeleteRole --can s3:DeleteObject --on FilesBucket/files/1', 'files/*', HANDLER],
  ['no', '--who ApiFunctionsReadRole --can dynamodb:DeleteItem --on StoreTable', 'no statement allows it'],
  // The internet calls the API and gets at files through CloudFront, not at the buckets.
  ['yes', '--who internet --can execute-api:Invoke --on Api/$default/POST/uploads', 'POST /uploads: everybody'],
  ['no', '--who internet --can execute-api:Invoke --on Api/$default/POST/files', 'no route'],
  ['no', '--who internet --can s3:GetObject --on FilesBucket/files/1', 'SiteDistribution /files/*'],
  ['no', '--who internet --can s3:GetObject --on QuarantineBucket/incoming/1', 'public access block'],
  [
    'yes',
    '--who cloudfront.amazonaws.com --can s3:GetObject --on FilesBucket/files/1 --with aws:SourceArn=SiteDistribution',
    'FilesBucketPolicy',
    'constructs/upload/served-files.ts',
  ],
];
