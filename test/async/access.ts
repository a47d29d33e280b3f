import type { AccessQuestions } from '../support/access-questions';

const HANDLER = 'constructs/shared/handler-function.ts';
const SUBMITTERS = 'constructs/async/job-submitters.ts';

export const asyncAccess: AccessQuestions = [
  // Whoever has the policy submits jobs and uploads to a folder of his own; the internet does neither.
  [
    'yes',
    '--who SubmittersPolicy --can execute-api:Invoke --on Api/$default/POST/jobs',
    'POST /jobs of Api',
    SUBMITTERS,
  ],
  ['yes', '--who SubmittersPolicy --can execute-api:Invoke --on Api/$default/GET/jobs/1', 'GET /jobs/*', SUBMITTERS],
  ['no', '--who SubmittersPolicy --can execute-api:Invoke --on Api/$default/DELETE/jobs/1', 'no statement allows it'],
  ['no', '--who internet --can execute-api:Invoke --on Api/$default/POST/jobs', 'whoever signs with IAM'],
  ['yes', '--who SubmittersPolicy --can s3:PutObject --on FilesBucket/uploads/AIDAEXAMPLE/1', 'own id', SUBMITTERS],
  ['no', '--who SubmittersPolicy --can s3:PutObject --on FilesBucket/uploads/AIDAOTHER/1', 'no statement allows it'],
  ['no', '--who SubmittersPolicy --can sqs:SendMessage --on QueueJobs', 'no statement allows it'],
  ['no', '--who internet --can s3:GetObject --on FilesBucket/results/1', 'public access block'],
  // Who submits a job does not work on it, and the other way round.
  ['yes', '--who SubmitJobHandlerRole --can sqs:SendMessage --on QueueJobs', 'QueueJobs', HANDLER],
  ['no', '--who SubmitJobHandlerRole --can sqs:ReceiveMessage --on QueueJobs', 'no statement allows it'],
  ['yes', '--who WorkerHandlerRole --can sqs:ReceiveMessage --on QueueJobs', 'WorkerHandlerRoleDefaultPolicy', HANDLER],
  ['no', '--who WorkerHandlerRole --can sqs:ReceiveMessage --on QueueDeadLetters', 'no statement allows it'],
  ['no', '--who ReadJobHandlerRole --can dynamodb:PutItem --on StoreTable', 'no statement allows it'],
];
