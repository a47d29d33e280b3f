/**
 * Deploys the guestbook on a real account and asserts what a template cannot prove: CloudFront reaches the load balancer through
 * its VPC origin, the servers reach the database by tokens, an entry comes back, and static files come from the bucket with the
 * headers of the policy. A failed assertion fails the deployment. Deploy, then destroy:
 *
 *   npx cdk deploy --all --app "node -r ts-node/register/transpile-only test/integ/integ.web.ts"
 *   npx cdk destroy --all --app "node -r ts-node/register/transpile-only test/integ/integ.web.ts"
 *
 * With `-c database=mysql` in both commands, the same over MySQL.
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { App, Duration, PropertyInjectors, Stack } from 'aws-cdk-lib/core';
import { applyGuardrails } from '../../constructs/guardrails/apply-guardrails';
import { houseDefaults } from '../../constructs/guardrails/defaults';
import { loadConfig } from '../../lib/config/load-config';
import { CLOUDFRONT_PREFIX_LISTS } from '../../lib/model/cloudfront-prefix-lists';
import { stackNameOf } from '../../stacks/pattern-stack';
import { WebStack } from '../../stacks/web/web-stack';

const app = new App();
const { region, mode, modeSettings, web, owner, name } = loadConfig(
  { integ: { owner: 'integration test', web: { database: app.node.tryGetContext('database') } } },
  { pattern: 'web', name: app.node.tryGetContext('name') as unknown },
);
const named = (id: string) => ({ env: { region }, stackName: stackNameOf(id, name) });
PropertyInjectors.of(app).add(...houseDefaults(modeSettings));

// Named apart from the stack that a person deploys, so that both fit into one account; -c name= tells two people's apart.
const stack = new WebStack(app, 'IntegWeb', { ...named('IntegWeb'), mode: modeSettings, settings: web });
applyGuardrails(stack, { pattern: 'web', mode, owner });
const { url } = stack;

const { assertions } = new IntegTest(app, 'WebInteg', {
  testCases: [stack],
  regions: [region],
  // In the region of the stack: the one it would make itself asks whichever region the credentials name.
  assertionStack: new Stack(app, 'IntegWebAssertions', named('IntegWebAssertions')),
});
const patience = { totalTimeout: Duration.minutes(5), interval: Duration.seconds(15) };

const ready = assertions
  .httpApiCall(`${url}/readyz`)
  .expect(ExpectedResult.objectLike({ status: 200 }))
  .waitForAssertions(patience);
const posted = assertions
  .httpApiCall(`${url}/api/entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'integration-test-0001' },
    body: JSON.stringify({ author: 'integration test', message: '안녕하세요' }),
  })
  .expect(ExpectedResult.objectLike({ status: 201 }));
const listed = assertions.httpApiCall(`${url}/api/entries?limit=1`).expect(
  ExpectedResult.objectLike({
    status: 200,
    body: { entries: Match.arrayWith([Match.objectLike({ author: 'integration test', message: '안녕하세요' })]) },
  }),
);
const style = assertions.httpApiCall(`${url}${stack.staticPath}/style.css`).expect(
  ExpectedResult.objectLike({
    status: 200,
    headers: {
      'cache-control': ['public, max-age=31536000, immutable'],
      'x-content-type-options': ['nosniff'],
      'content-type': ['text/css; charset=utf-8'],
    },
  }),
);
ready.next(posted).next(listed).next(style);

// The list in lib/model is the one AWS keeps for CloudFront today.
assertions
  .awsApiCall('EC2', 'describeManagedPrefixLists', {
    Filters: [{ Name: 'prefix-list-name', Values: ['com.amazonaws.global.cloudfront.origin-facing'] }],
  })
  .assertAtPath('PrefixLists.0.PrefixListId', ExpectedResult.stringLikeRegexp(`^${CLOUDFRONT_PREFIX_LISTS[region]}$`));
