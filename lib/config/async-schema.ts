import * as z from 'zod';

/** Said again by nobody: load-config.ts tells with it whether an operator chose another number. */
export const DEFAULT_MAX_WORKERS = 4;

/** The `async` pattern: slow work off the request path. */
export const asyncSchema = z.strictObject({
  producer: z
    .enum(['lambda', 'direct'])
    .default('lambda')
    .describe('lambda: a function validates and queues; direct: API Gateway writes to the queue itself'),
  worker: z
    .enum(['lambda', 'ec2'])
    .default('lambda')
    .describe('Where jobs run; ec2 adds video, which takes longer than the 15 minutes of a function'),
  results: z
    .enum(['s3', 'rds'])
    .default('s3')
    .describe('Where results go: objects in S3, or rows in PostgreSQL as well'),
  architecture: z
    .enum(['arm64', 'x86_64'])
    .default('arm64')
    .describe('CPU architecture of functions and worker instances'),
  maxConcurrency: z
    .number()
    .int()
    .min(2)
    .max(1000)
    .default(5)
    .describe('Most worker functions at once (SQS allows 2 to 1000)'),
  maxWorkers: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(DEFAULT_MAX_WORKERS)
    .describe('Most worker instances, with worker ec2'),
  senderEmail: z
    .email('is not an e-mail address; for example noreply@example.com')
    .optional()
    .describe('Verified SES sender of e-mail jobs; without it e-mail jobs are refused'),
  apiGatewayLogRole: z
    .enum(['create', 'existing'])
    .default('create')
    .describe("With producer direct: create the account's API Gateway logging role, or use the one the account has"),
});

export type AsyncSettings = z.output<typeof asyncSchema>;
