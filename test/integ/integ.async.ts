/**
 * Deploys the default variant on a real account and asserts what a template cannot prove: a signed job runs and its result
 * can be fetched, an unsigned one is refused, and a message nobody can read ends in the dead-letter queue. A failed
 * assertion fails the deployment. Deploy, then destroy:
 *
 *   npx cdk deploy --all --app "node -r ts-node/register/transpile-only test/integ/integ.async.ts"
 *   npx cdk destroy --all --app "node -r ts-node/register/transpile-only test/integ/integ.async.ts"
 *
 * With `-c producer=ec2` in both commands, instances take the jobs in place of a function.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { App, Duration, PropertyInjectors, Stack } from 'aws-cdk-lib/core';
import { applyGuardrails } from '../../constructs/guardrails/apply-guardrails';
import { houseDefaults } from '../../constructs/guardrails/defaults';
import { loadConfig } from '../../lib/config/load-config';
import { AsyncStack } from '../../stacks/async/async-stack';
import { stackNameOf } from '../../stacks/pattern-stack';

const app = new App();
const { region, mode, modeSettings, async, owner, name } = loadConfig(
  { integ: { owner: 'integration test', async: { producer: app.node.tryGetContext('producer') } } },
  { pattern: 'async', name: app.node.tryGetContext('name') as unknown },
);
const env = { region };
const named = (id: string) => ({ env, stackName: stackNameOf(id, name) });
PropertyInjectors.of(app).add(...houseDefaults(modeSettings));

// Named apart from the stack that a person deploys, so that both fit into one account; -c name= tells two people's apart.
const stack = new AsyncStack(app, 'IntegAsync', { ...named('IntegAsync'), mode: modeSettings, settings: async });
const { api, queue, files, submitters } = stack;

const outside = new Stack(app, 'IntegAsyncOutside', named('IntegAsyncOutside'));
const code = ['signed-request.js', 'async-probe.js'].map((file) => readFileSync(join(__dirname, file), 'utf8'));
const probe = new LambdaFunction(outside, 'Probe', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline(code.join('\n')),
  timeout: Duration.seconds(90),
  logGroup: new LogGroup(outside, 'ProbeLogs'),
  environment: { API_URL: api.url },
});
// All that it may do is what the pattern's own policy for submitters allows.
probe.role?.addManagedPolicy(submitters);
for (const each of [stack, outside]) applyGuardrails(each, { pattern: 'async', mode, owner });

const { assertions } = new IntegTest(app, 'AsyncInteg', {
  testCases: [stack, outside],
  regions: [region],
  // In the region of the stack: the one it would make itself asks whichever region the credentials name.
  assertionStack: new Stack(app, 'IntegAsyncAssertions', named('IntegAsyncAssertions')),
});

const runJob = assertions.invokeFunction({ functionName: probe.functionName }).expect(
  ExpectedResult.objectLike({
    Payload: Match.serializedJson({ unsigned: 403, submitted: 202, job: 'succeeded', file: 200 }),
  }),
);

const resultObject = assertions
  .awsApiCall('S3', 'listObjectsV2', { Bucket: files.bucketName, Prefix: 'results/' })
  .assertAtPath('Contents.0.Key', ExpectedResult.stringLikeRegexp('^results/AROA[^/]+/[^/]+/.+$'));
runJob.next(resultObject);

const poison = assertions.awsApiCall('SQS', 'sendMessage', {
  QueueUrl: queue.queue.queueUrl,
  MessageBody: 'neither JSON nor anybody’s',
});
const buried = assertions
  .awsApiCall('SQS', 'getQueueAttributes', {
    QueueUrl: queue.deadLetters.queueUrl,
    AttributeNames: ['ApproximateNumberOfMessages'],
  })
  .expect(ExpectedResult.objectLike({ Attributes: { ApproximateNumberOfMessages: '1' } }))
  .waitForAssertions({ totalTimeout: Duration.minutes(10), interval: Duration.seconds(20) });
poison.next(buried);
