import * as z from 'zod';
import { emailAddress, nobodyReads } from '../config/email-address';
import type { PatternSettings } from '../config/pattern-settings';
import { type JobKind, offeredKinds } from './domain/job-kinds';
import { RESULTS_DATABASE } from './domain/results-database';
import { asyncVariants } from './variants';

const DEFAULT_MAX_WORKERS = 4;
const DEFAULT_MAX_CONCURRENCY = 5;

const asyncSchema = z.strictObject({
  producer: z
    .enum(['lambda', 'direct', 'ec2'])
    .default('lambda')
    .describe(
      'lambda: a function validates and queues; direct: API Gateway writes to the queue itself; ec2: instances behind a load balancer do what the function does, and bill while they wait. Another producer replaces the API and its address; away from ec2, a load balancer with deletionProtection stays behind and bills: deploy false before',
    ),
  worker: z
    .enum(['lambda', 'ec2'])
    .default('lambda')
    .describe('Where jobs run; ec2 adds video, which takes longer than the 15 minutes of a function'),
  results: z
    .enum(['s3', 'rds'])
    .default('s3')
    .describe(
      'Where results go: objects in S3, or rows in PostgreSQL as well. Back to s3 the database goes; with deletionProtection it stays behind and bills: deploy false before',
    ),
  architecture: z
    .enum(['arm64', 'x86_64'])
    .default('arm64')
    .describe('CPU architecture of functions and worker instances'),
  maxConcurrency: z
    .number()
    .int()
    .min(2)
    .max(1000)
    .default(DEFAULT_MAX_CONCURRENCY)
    .describe('Most worker functions at once (SQS allows 2 to 1000)'),
  maxWorkers: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(DEFAULT_MAX_WORKERS)
    .describe('Most worker instances, with worker ec2'),
  senderEmail: emailAddress('noreply@example.com')
    .optional()
    .describe(
      'Verified SES sender of e-mail jobs; without it e-mail jobs are refused. Another address replaces the identity',
    ),
  senderIdentity: z
    .enum(['create', 'existing'])
    .default('create')
    .describe(
      'create: the stack makes senderEmail an identity of SES, which goes with it; existing: SES knows the address or its domain, and the stack leaves it alone',
    ),
  apiGatewayLogRole: z
    .enum(['create', 'existing'])
    .default('create')
    .describe("With producer direct: create the account's API Gateway logging role, or use the one the account has"),
});

export type AsyncSettings = z.output<typeof asyncSchema>;

/** Kinds of job that a deployment with these settings takes. */
export function kindsOffered({ senderEmail, worker }: AsyncSettings): JobKind[] {
  return offeredKinds({ mail: senderEmail !== undefined, video: worker === 'ec2' });
}

/** The `async` pattern: slow work off the request path. */
export const asyncSettings: PatternSettings<'async', typeof asyncSchema> = {
  name: 'async',
  schema: asyncSchema,
  complete: (chosen) => chosen,
  relations: [
    {
      key: 'maxConcurrency',
      problems: ({ results, worker, maxConcurrency }) =>
        results === 'rds' && worker === 'lambda' && maxConcurrency > RESULTS_DATABASE.mostWorkers
          ? [
              {
                en: `${maxConcurrency} workers want more connections than the results database has; with results "rds" at most ${RESULTS_DATABASE.mostWorkers}: -c async.maxConcurrency=${RESULTS_DATABASE.mostWorkers}`,
                ko: `워커 ${maxConcurrency}개에는 결과 데이터베이스의 연결 수가 모자랍니다. results "rds"에서는 ${RESULTS_DATABASE.mostWorkers}까지입니다: -c async.maxConcurrency=${RESULTS_DATABASE.mostWorkers}`,
              },
            ]
          : [],
    },
    {
      key: 'maxWorkers',
      problems: ({ worker, maxWorkers }) =>
        worker === 'lambda' && maxWorkers !== DEFAULT_MAX_WORKERS
          ? [
              {
                en: `${maxWorkers} has no effect with worker "lambda"; for instances: -c async.worker=ec2`,
                ko: `worker "lambda"에서는 ${maxWorkers}이(가) 아무 효과도 없습니다. 인스턴스를 쓰려면: -c async.worker=ec2`,
              },
            ]
          : [],
    },
    {
      key: 'senderIdentity',
      problems: ({ senderIdentity, senderEmail }) =>
        senderIdentity === 'existing' && senderEmail === undefined
          ? [
              {
                en: '"existing" names no sender; name the address that SES knows: -c async.senderEmail=noreply@example.com',
                ko: '"existing"이지만 보내는 주소가 없습니다. SES에 있는 주소를 적으세요: -c async.senderEmail=noreply@example.com',
              },
            ]
          : [],
    },
  ],
  warnings: [
    { key: 'senderEmail', problems: ({ senderEmail }) => nobodyReads(senderEmail) },
    {
      key: 'maxConcurrency',
      problems: ({ worker, maxConcurrency }) =>
        worker === 'ec2' && maxConcurrency !== DEFAULT_MAX_CONCURRENCY
          ? [
              {
                en: `${maxConcurrency} has no effect with worker "ec2", which has async.maxWorkers`,
                ko: `worker "ec2"에서는 ${maxConcurrency}이(가) 아무 효과도 없습니다. 대신 async.maxWorkers를 쓰세요`,
              },
            ]
          : [],
    },
    {
      key: 'apiGatewayLogRole',
      problems: ({ producer, apiGatewayLogRole }) =>
        producer !== 'direct' && apiGatewayLogRole === 'existing'
          ? [
              {
                en: `"existing" has no effect with producer "${producer}", whose API needs no such role`,
                ko: `producer "${producer}"의 API에는 이 역할이 필요 없어 "existing"은 아무 효과가 없습니다`,
              },
            ]
          : [],
    },
  ],
  facts: {
    messageSeconds: 'JOB_SECONDS',
    recordDays: 'RECORD_TTL_DAYS',
    connectionsPerProcess: RESULTS_DATABASE.connectionsPerWorker,
    names: { 'AWS::SES::EmailIdentity.EmailIdentity': 'The sender is an address of the operator’s' },
    outside: {
      'RedriveAllowPolicy.sourceQueueArns: arn:aws:sqs:<region>:<account>:jobs-<stack>':
        'The dead-letter queue is made before the queue it serves, and so knows it by its name',
    },
  },
  variants: asyncVariants,
};
