/**
 * Deploys the default variant on a real account and asserts what a template cannot prove: a form takes a file, S3 tells of it, the
 * check lets a picture through and refuses what is none, the edge makes an image of it, and what is deleted is gone. A failed
 * assertion fails the deployment. Both regions need their bootstrap; `bootstrap` takes the same --app. Deploy, then destroy; what
 * runs at the edge refuses to go until CloudFront has removed its copies, so the second command is repeated some hours later:
 *
 *   npx cdk deploy --all --app "node -r ts-node/register/transpile-only test/integ/integ.upload.ts"
 *   npx cdk destroy --all --app "node -r ts-node/register/transpile-only test/integ/integ.upload.ts"
 *
 * With `-c transform=regional` in both commands, a function of the region makes the image; with `-c issuer=ec2`, instances give out
 * the forms.
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
import { uploadSettings } from '../../lib/upload/settings';
import { stackNameOf } from '../../stacks/pattern-stack';
import { UploadStack } from '../../stacks/upload/upload-stack';

const app = new App();
const given = (key: string) => app.node.tryGetContext(key) as unknown;
const { region, mode, modeSettings, upload, owner, name } = loadConfig(
  { integ: { owner: 'integration test', upload: { transform: given('transform'), issuer: given('issuer') } } },
  { pattern: 'upload', name: given('name') },
  [uploadSettings],
);
const named = (id: string) => ({ env: { region }, stackName: stackNameOf(id, name) });
PropertyInjectors.of(app).add(...houseDefaults(modeSettings));

// Named apart from the stack that a person deploys, so that both fit into one account; -c name= tells two people's apart.
const stack = new UploadStack(app, 'IntegUpload', { ...named('IntegUpload'), mode: modeSettings, settings: upload });
const { url } = stack;

const outside = new Stack(app, 'IntegUploadOutside', named('IntegUploadOutside'));
const probe = new LambdaFunction(outside, 'Probe', {
  runtime: Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: Code.fromInline(readFileSync(join(__dirname, 'upload-probe.js'), 'utf8')),
  timeout: Duration.seconds(90),
  logGroup: new LogGroup(outside, 'ProbeLogs'),
  environment: { SITE_URL: url },
});
for (const each of app.node.children.filter(Stack.isStack)) {
  applyGuardrails(each, { pattern: 'upload', mode, owner });
}

const { assertions } = new IntegTest(app, 'UploadInteg', {
  testCases: [stack, outside],
  regions: [region],
  // In the region of the stack: the one it would make itself asks whichever region the credentials name.
  assertionStack: new Stack(app, 'IntegUploadAssertions', named('IntegUploadAssertions')),
});

const page = assertions
  .httpApiCall(`${url}/config.json`)
  .expect(ExpectedResult.objectLike({ status: 200, body: { signIn: upload.signIn } }))
  .waitForAssertions({ totalTimeout: Duration.minutes(5), interval: Duration.seconds(15) });
const uploads = assertions.invokeFunction({ functionName: probe.functionName }).expect(
  ExpectedResult.objectLike({
    Payload: Match.serializedJson({
      drawing: 415,
      picture: 'ready',
      image: '200 image/webp',
      lie: 'rejected type-mismatch',
      stranger: 404,
      removed: 204,
      gone: 404,
    }),
  }),
);
page.next(uploads);
