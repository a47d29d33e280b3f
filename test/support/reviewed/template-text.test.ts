import { PATTERNS_AND_TINY } from '../../patterns';
import { synthesizeJson } from '../synthesize';
import { variantsOf } from '../variants';
import { Review } from './review';
import { pageOf, templateText } from './template-text';

type Json = Record<string, unknown>;

/** Of the smallest pattern there is. */
const [classroom, production] = ['classroom', 'production'].map((mode) =>
  synthesizeJson(variantsOf(PATTERNS_AND_TINY.at(-1)!).find(({ config }) => config.mode === mode)!),
) as [Json, Json];

/** What an alarm, a script, a dashboard and the other forms with a text of their own may say; tiny has none of them. */
const forms: Json = {
  Parameters: { Size: { Type: 'String', Default: 'a<b>' } },
  Resources: {
    Topic: { Type: 'AWS::SNS::Topic', Properties: { Tags: [{ Key: 'owner', Value: 'x' }] } },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/SQS',
        MetricName: 'Age',
        Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } }],
        ComparisonOperator: 'GreaterThanThreshold',
        Statistic: 'Sum',
        Threshold: 1,
        Period: 60,
        EvaluationPeriods: 3,
        DatapointsToAlarm: 2,
        TreatMissingData: 'breaching',
        AlarmActions: [{ Ref: 'Topic' }],
      },
    },
    Queue: {
      Type: 'AWS::SQS::Queue',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Delete',
      DependsOn: ['Topic'],
      Condition: 'Wanted',
      Properties: {
        Tags: [
          { Key: 'owner', Value: 'x' },
          { Key: 'Name', Value: 'jobs' },
        ],
        VisibilityTimeout: '30',
      },
    },
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: {
        DashboardBody: {
          'Fn::Join': ['', ['{"widgets":[{"x":0,"title":"Age of ', { Ref: 'Queue' }, '","on":true}]}']],
        },
      },
    },
    Server: {
      Type: 'AWS::EC2::Instance',
      Properties: {
        UserData: { 'Fn::Base64': { 'Fn::Sub': ['#!/bin/bash\necho ${Queue} ${Name}\n', { Name: 'a\nb' }] } },
        ImageId: { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'Size' }] }] },
      },
    },
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        PolicyDocument: {
          Version: '2012-10-17',
          Id: 'p',
          Statement: [
            {
              Sid: 'S',
              Effect: 'Deny',
              NotAction: ['s3:*', 'sqs:*'],
              NotResource: { 'Fn::GetAtt': ['Queue', 'Arn'] },
              Condition: {
                StringNotEquals: { 'aws:PrincipalArn': ['a', 'b'] },
                Null: { 'aws:TokenIssueTime': 'true' },
              },
            },
            { Effect: 'Allow', Action: '*', Resource: '*', NotPrincipal: { AWS: ['1', '2'], Service: 's' } },
          ],
        },
      },
    },
  },
  Conditions: { Wanted: { 'Fn::Equals': [{ Ref: 'Size' }, 'a'] } },
};

/** A template resource by resource: a text of one is short, and there are thousands of changes to look at. */
const partsOf = ({ Resources, ...sections }: Json): Json[] => [
  ...Object.entries(Resources as Json).map(([id, resource]) => ({ Resources: { [id]: resource } })),
  sections,
];

test.each(Object.entries({ 'of every form': forms, 'as CDK writes it': classroom }))(
  'nothing changes or goes in a template %s without a change in its text',
  (_, template) => {
    const unseen = partsOf(template).flatMap((part) => {
      const text = pageOf(templateText(part));
      return mutantsOf(part).filter(({ mutant }) => pageOf(templateText(mutant)) === text);
    });
    expect(unseen.map(({ what }) => what)).toEqual([]);
  },
);

test('nothing changes or goes in a template without a change in how it differs from another one', () => {
  const idOf = ({ Resources = {} }: Json) => Object.keys(Resources as Json)[0];
  const unseen = partsOf(production).flatMap((part) => {
    const before = partsOf(classroom).find((of) => idOf(of) === idOf(part)) ?? {};
    const differenceOf = (template: Json) => {
      const review = new Review();
      review.page('classroom', templateText(before));
      return review.page('production', templateText(template));
    };
    const text = differenceOf(part);
    return mutantsOf(part).filter(({ mutant }) => differenceOf(mutant) === text);
  });
  expect(unseen.map(({ what }) => what)).toEqual([]);
});

test('what looks like a reference is told from one', () => {
  const texts = [{ Ref: 'Topic' }, '<Topic>', '\\<Topic>', '"<Topic>"', ['<Topic>'], { 'Fn::Sub': '<Topic>' }].map(
    (value) => pageOf(templateText({ Resources: { Topic: { Type: 'A::B::C', Properties: { Value: value } } } })),
  );
  // A substitution of nothing is the text itself.
  expect(new Set(texts).size).toBe(texts.length - 1);
});

test('only what everything has, or CDK names for the eye, is left out', () => {
  const bucket = (tags: Json[], more: Json = {}) => ({ Type: 'AWS::S3::Bucket', Properties: { Tags: tags, ...more } });
  const tag = (Key: string, Value: string) => ({ Key, Value });
  const [asset, pin] = ['a'.repeat(64), 'b'.repeat(64)];
  const text = templateText({
    Resources: {
      First: bucket([tag('mode', 'x'), tag('Name', 'Stack/First'), tag('aws-cdk:auto-delete-objects', 'true')]),
      Second: bucket([tag('mode', 'x'), tag('Name', 'mine')], {
        Key: `${asset}.zip`,
        Script: `sha256:${pin}`,
        Path: `/static/${asset.slice(0, 16)}/a.js`,
        Version: `OutputCurrentVersion2F8E01B8${asset.slice(0, 32)}AD943180`,
      }),
    },
  });
  expect(pageOf(text).split('\n')).toEqual([
    'Tags of all',
    '  mode: x',
    'First: AWS::S3::Bucket',
    '  Tags: of all',
    'Second: AWS::S3::Bucket',
    '  Key: own asset.zip, Path: /static/hash of its files/a.js, Tags: { Name: mine }, Version: OutputCurrentVersion of its code',
    `  Script: sha256:${pin}`,
  ]);
});

test('a copied file is called by its name, whatever its hash and those of the others are', () => {
  const textOf = (script: string, style: string) =>
    pageOf(
      templateText({
        Resources: {
          Copies: { Type: 'A::B::C', Properties: { Files: JSON.stringify({ 'a.js': script, 'b.css': style }) } },
          Readers: { Type: 'A::B::C', Properties: { Keys: [script, style] } },
        },
      }),
    );
  const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64));
  const text = textOf(`${two}.js`, `${three}.css`);
  expect(text).toBe(textOf(`${three}.js`, `${one}.css`));
  expect(text).toContain('Keys: [asset of a.js, asset of b.css]');
});

/** What a reviewer need not read: CDK writes it into every template, or says it a second time. */
const LEFT_OUT = /\.PolicyName$|^(Parameters|Rules)(\.(BootstrapVersion|CheckBootstrapVersion))?$/;

/** Every leaf changed, and every property and item taken away, one at a time; what the serializer leaves out by its rules is let be. */
function mutantsOf(template: Json): { what: string; mutant: Json }[] {
  const copy = () => structuredClone(template);
  const mutants: { what: string; mutant: Json }[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (isLabel(value)) return;
    if (path.length > 0 && !LEFT_OUT.test(path.join('.')))
      mutants.push({ what: `without ${path.join('.')}`, mutant: changed(copy(), path, undefined) });
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
      return;
    }
    const other = typeof value === 'string' ? `${value}x` : typeof value === 'number' ? value + 1 : !value;
    mutants.push({ what: `${path.join('.')} is another`, mutant: changed(copy(), path, other) });
    const typed = typeof value === 'string' ? Number(value) : String(value);
    if (!Number.isNaN(typed))
      mutants.push({ what: `${path.join('.')} has another type`, mutant: changed(copy(), path, typed) });
  };
  visit(template, []);
  return mutants;
}

function isLabel(value: unknown): boolean {
  return typeof value === 'object' && value !== null && String((value as Json)['Key']).startsWith('aws-cdk:');
}

function changed(template: Json, path: readonly (string | number)[], value: unknown): Json {
  const last = path.at(-1)!;
  const parent = path.slice(0, -1).reduce((of: Json, key) => of[key] as Json, template);
  if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1);
  else if (value === undefined) delete parent[last];
  else parent[last] = value;
  return template;
}
