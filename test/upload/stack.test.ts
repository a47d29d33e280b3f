import { App } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { loadConfig } from '../../lib/config/load-config';
import { readTemplate } from '../../lib/model/template';
import { RULES } from '../../lib/rules/every-rule';
import { judge } from '../../lib/rules/judge';
import { uploadSettings } from '../../lib/upload/settings';
import { type AppSettings, buildApp } from '../../stacks/build-app';
import { uploadStack } from '../../stacks/upload/stack';

const VARIANTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'made at the edge, for everybody': {},
  'made in the region, for services': { 'upload.transform': 'regional', 'upload.signIn': 'iam' },
  'for people, in production': { mode: 'production' },
  'for people, on servers': { 'upload.signIn': 'cognito', 'upload.issuer': 'ec2' },
  'on servers in production, in the region': {
    mode: 'production',
    'upload.issuer': 'ec2',
    'upload.transform': 'regional',
  },
  'with its edge beside it, under a name': { region: 'us-east-1', name: 'minji' },
};

function stacksOf(context: Readonly<Record<string, unknown>>) {
  const app = new App({ context: { ...flags, 'aws:cdk:bundling-stacks': [] }, analyticsReporting: false });
  const settings = loadConfig({ fixture: {} }, context, [uploadSettings]) as unknown as AppSettings;
  buildApp(app, settings, [uploadStack]);
  return app
    .synth()
    .stacks.map(({ template, stackName, environment }) =>
      readTemplate(template as Record<string, unknown>, { name: stackName, region: environment.region }),
    );
}

describe.each(Object.entries(VARIANTS))('uploads %s', (_, context) => {
  const stacks = stacksOf(context);

  it.each(stacks.map((stack) => [stack.name, stack] as const))('hold every rule of the house: %s', (_name, stack) => {
    const facts = uploadSettings.facts ?? {};
    const violations = RULES.flatMap((rule) =>
      judge(rule, stack, facts).map(({ at, problem }) => `${rule.id}: ${at} ${problem}`),
    );
    expect(violations).toEqual([]);
  });
});

test('the edges of two regions are two stacks of us-east-1, each of which is destroyed by itself', () => {
  const placesOf = (region: string) => stacksOf({ region }).map((stack) => `${stack.region} ${stack.name}`);
  const [sydney, seoul] = [placesOf('ap-southeast-2'), placesOf('ap-northeast-2')];
  expect(sydney).toContain('us-east-1 Upload-edge-ap-southeast-2');
  expect(seoul.filter((place) => sydney.includes(place))).toEqual([]);
});
