/**
 * Deploys the default variant on a real account and asserts what a template cannot prove: a document is read by the real
 * embedding model into the real store, a question to it is answered with its source by the real model, what no document says is
 * not answered, a deleted document is gone from answers, nobody asks another tenant, whatever headers say, and answers stream. A
 * failed assertion fails the deployment. The account has to let Bedrock's models be used. Deploy, then destroy:
 *
 *   npx cdk deploy --all --app "node -r ts-node/register/transpile-only test/integ/integ.rag.ts"
 *   npx cdk destroy --all --app "node -r ts-node/register/transpile-only test/integ/integ.rag.ts"
 *
 * With `-c store=domain` in both commands, passages lie in a domain; with `-c compute=ec2`, servers answer in place of functions.
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
import { stackNameOf } from '../../stacks/pattern-stack';
import { RagStack } from '../../stacks/rag/rag-stack';

const app = new App();
const given = (key: string) => app.node.tryGetContext(key) as unknown;
const { region, mode, modeSettings, rag, owner, name } = loadConfig(
  {
    integ: {
      owner: 'integration test',
      rag: { tenants: ['team', 'others'], store: given('store'), compute: given('compute') },
    },
  },
  { pattern: 'rag', name: given('name') },
);
const env = { region };
const named = (id: string) => ({ env, stackName: stackNameOf(id, name) });
PropertyInjectors.of(app).add(...houseDefaults(modeSettings));

// Named apart from the stack that a person deploys, so that both fit into one account; -c name= tells two people's apart.
const stack = new RagStack(app, 'IntegRag', { ...named('IntegRag'), mode: modeSettings, settings: rag });

const outside = new Stack(app, 'IntegRagOutside', named('IntegRagOutside'));
const code = ['signed-request.js', 'rag-probe.js'].map((file) => readFileSync(join(__dirname, file), 'utf8'));
const probe = new LambdaFunction(outside, 'Probe', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline(code.join('\n')),
  // Whoever invokes it waits two minutes.
  timeout: Duration.seconds(100),
  logGroup: new LogGroup(outside, 'ProbeLogs'),
  environment: { API_URL: stack.api.url },
});
// All that it may do is what the pattern's own policies for one tenant allow.
const { ask, change } = stack.policies.find(({ tenant }) => tenant === 'team')!;
for (const policy of [ask, change]) probe.role?.addManagedPolicy(policy);
for (const each of [stack, outside]) applyGuardrails(each, { pattern: 'rag', mode, owner });

const { assertions } = new IntegTest(app, 'RagInteg', {
  testCases: [stack, outside],
  regions: [region],
  // In the region of the stack: the one it would make itself asks whichever region the credentials name.
  assertionStack: new Stack(app, 'IntegRagAssertions', named('IntegRagAssertions')),
});

assertions
  .invokeFunction({ functionName: probe.functionName })
  .expect(
    ExpectedResult.objectLike({
      Payload: Match.serializedJson({
        unsigned: 403,
        stranger: 403,
        document: 'ready',
        answer: 'true true true',
        forged: true,
        streamed: true,
        nothing: false,
        removed: 204,
        after: false,
      }),
    }),
  )
  // It begins from the beginning each time, and the first may find a store that is not awake in time.
  .waitForAssertions({ totalTimeout: Duration.minutes(10), interval: Duration.seconds(20) });
