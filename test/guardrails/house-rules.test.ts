import { join } from 'node:path';
import { Code, FunctionUrlAuthType, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Stack, Tags } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { HouseRules } from '../../constructs/guardrails/house-rules';
import { RULES } from '../../lib/rules/every-rule';
import type { Facts } from '../../lib/rules/facts';

/** What the plug-in says of a function that anybody on the internet may call, in a pattern with these facts. */
function reported(facts: Facts): string[] {
  const app = new App({ context: flags, analyticsReporting: false });
  const stack = new Stack(app, 'Open');
  Tags.of(stack).add('pattern', 'open');
  new LambdaFunction(stack, 'Greeter', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {};'),
  }).addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
  const templatePath = join(app.synth().directory, stack.templateFile);
  const { success, violations } = new HouseRules([{ name: 'open', facts }]).validate({
    appConstruct: app,
    templatePaths: [templatePath],
    stackTemplates: [{ stackConstructPath: 'Open', templatePath, accountId: undefined, region: 'ap-southeast-2' }],
  });
  expect(success).toBe(violations.length === 0);
  return violations.map(({ ruleName }) => ruleName);
}

it('reports a way in for everybody', () => {
  expect(reported({})).toContain('WaysInAskWhoCalls');
});

it('lets pass what the facts of the pattern name', () => {
  expect(reported({ open: { 'function URL: everybody': 'a greeting is for everybody' } })).not.toContain(
    'WaysInAskWhoCalls',
  );
});

it('calls no two rules alike', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});
