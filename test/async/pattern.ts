import fc from 'fast-check';
import type { AsyncSettings, asyncSettings } from '../../lib/async/settings';
import type { CommonInput } from '../../lib/config/common-settings';
import type { InputOf } from '../../lib/config/pattern-settings';
import { asyncStack } from '../../stacks/async/stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { asyncAccess } from './access';
import { asyncMistakes } from './mistakes';
import { asyncMutants } from './mutants';
import { randomAsync } from './random-async';
import { asyncReplacements } from './replacements';
import { asyncTables } from './tables';

/** What an adopter may write for async. */
export type AsyncConfig = CommonInput & { readonly async?: InputOf<typeof asyncSettings> };

/** The `async` pattern as tests and proofs see it. */
export const asyncPattern: PatternUnderTest<AsyncConfig, AsyncSettings> = {
  stack: asyncStack,
  shapes: {
    ...everyChoice(),
    'ec2 lambda s3': { async: { producer: 'ec2' } },
    'ec2 lambda rds email': { async: { producer: 'ec2', results: 'rds', senderEmail: 'noreply@example.com' } },
    'ec2 ec2 rds, protected, in named zones': {
      deletionProtection: true,
      availabilityZones: ['ap-southeast-2a', 'ap-southeast-2c'],
      async: { producer: 'ec2', worker: 'ec2', results: 'rds' },
    },
    'lambda ec2 rds x86_64': { async: { worker: 'ec2', results: 'rds', architecture: 'x86_64' } },
    'direct, logging role of the account': { async: { producer: 'direct', apiGatewayLogRole: 'existing' } },
    'mail of a sender that SES knows': { async: { senderEmail: 'noreply@example.com', senderIdentity: 'existing' } },
    'protected, with a database': { deletionProtection: true, async: { results: 'rds' } },
    'alarms by mail': { alarmEmail: 'ops@example.com' },
  },
  telling: ['classroom lambda lambda s3', 'production direct ec2 rds email'],
  randomConfig: fc.record(
    { alarmEmail: fc.constantFrom('ops@example.com', 'a.b+c@sub.example.co.kr'), async: randomAsync },
    { requiredKeys: ['async'] },
  ),
  replacements: asyncReplacements,
  tables: asyncTables,
  access: asyncAccess,
  mutants: asyncMutants,
  mistakes: asyncMistakes,
  wrongValues: {
    producer: ['sqs'],
    worker: ['fargate'],
    results: ['dynamodb'],
    architecture: ['arm'],
    maxConcurrency: ['1', '1001', '2.5', 'Infinity', 'NaN', ''],
    maxWorkers: ['0', '21', 'two'],
    senderEmail: ['noreply'],
    senderIdentity: ['adopt'],
    apiGatewayLogRole: ['none'],
  },
  benchmarks: {
    worker: (rounds) =>
      (require('./bench/worker-throughput') as typeof import('./bench/worker-throughput')).workerThroughput(rounds),
    memory: (rounds) =>
      (require('./bench/laptop-memory') as typeof import('./bench/laptop-memory')).laptopMemory(rounds),
    bulk: (rounds) => (require('./bench/bulk-jobs') as typeof import('./bench/bulk-jobs')).bulkJobs(rounds),
    schedules: (rounds) =>
      (require('./bench/random-schedules') as typeof import('./bench/random-schedules')).randomSchedules(rounds),
  },
};

/** Who produces, who works, where results go and whether mail is sent: these four choose which resources there are. */
function everyChoice(): Record<string, AsyncConfig> {
  const shapes: Record<string, AsyncConfig> = {};
  for (const producer of ['lambda', 'direct'] as const)
    for (const worker of ['lambda', 'ec2'] as const)
      for (const results of ['s3', 'rds'] as const)
        for (const senderEmail of [undefined, 'noreply@example.com'])
          shapes[[producer, worker, results, ...(senderEmail ? ['email'] : [])].join(' ')] = {
            async: { producer, worker, results, senderEmail },
          };
  return shapes;
}
