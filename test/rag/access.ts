import type { AccessQuestions } from '../support/access-questions';

const HANDLER = 'constructs/shared/handler-function.ts';
const TENANTS = 'constructs/rag/tenant-policies.ts';
const TITAN = 'arn:aws:bedrock:ap-southeast-2::foundation-model/amazon.titan-embed-text-v2:0';

export const ragAccess: AccessQuestions = [
  // A tenant asks and reads its own documents; who may ask does not change, and no tenant gets at another.
  ['yes', '--who TenantteamAsk --can execute-api:Invoke --on Api/v1/POST/team/ask', 'POST /team/ask', TENANTS],
  ['yes', '--who TenantteamAsk --can execute-api:Invoke --on Api/v1/GET/team/documents/1', '/team/documents', TENANTS],
  ['no', '--who TenantteamAsk --can execute-api:Invoke --on Api/v1/POST/other/ask', 'no statement allows it'],
  ['no', '--who TenantteamAsk --can execute-api:Invoke --on Api/v1/POST/team/documents', 'no statement allows it'],
  ['no', '--who TenantteamAsk --can execute-api:Invoke --on Api/v1/DELETE/team/documents/1', 'no statement allows it'],
  ['yes', '--who TenantteamChange --can execute-api:Invoke --on Api/v1/DELETE/team/documents/1', 'DELETE', TENANTS],
  ['no', '--who TenantteamChange --can execute-api:Invoke --on Api/v1/DELETE/other/documents/1', 'no statement'],
  ['no', '--who TenantteamChange --can s3:PutObject --on FilesBucket/documents/team/1', 'no statement allows it'],
  ['no', '--who internet --can execute-api:Invoke --on Api/v1/POST/team/ask', 'whoever signs with IAM'],
  ['no', '--who internet --can s3:GetObject --on FilesBucket/documents/1', 'public access block'],
  // Only who answers calls a model, and only who changes writes files.
  ['yes', `--who FunctionsAskRole --can bedrock:InvokeModel --on ${TITAN}`, 'FunctionsAskRoleDefaultPolicy', HANDLER],
  ['no', `--who FunctionsChangeRole --can bedrock:InvokeModel --on ${TITAN}`, 'no statement allows it'],
  ['yes', '--who FunctionsChangeRole --can s3:PutObject --on FilesBucket/documents/1', 'documents/*', HANDLER],
  ['no', '--who FunctionsAskRole --can s3:PutObject --on FilesBucket/documents/1', 'no statement allows it'],
];
