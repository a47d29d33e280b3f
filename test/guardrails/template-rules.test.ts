import { TEMPLATE_RULES, type TemplateJson } from '../../constructs/guardrails/template-rules';
import { asyncPattern } from '../async/pattern';
import { synthesizeJson } from '../support/synthesize';
import { variantsOf } from '../support/variants';

// biome-ignore lint/suspicious/noExplicitAny: tests break templates wherever they like
type Template = { Resources: Record<string, { Type: string; Properties: any }> };

const base = synthesizeJson({ pattern: 'async', config: { async: { results: 'rds' } } }) as unknown as Template;

function broken(change: (template: Template) => void): TemplateJson {
  const template = structuredClone(base);
  change(template);
  return template;
}

// biome-ignore lint/suspicious/noExplicitAny: see above
function first(template: Template, type: string, such: (properties: any) => boolean = () => true): any {
  return Object.values(template.Resources).find((resource) => resource.Type === type && such(resource.Properties))!
    .Properties;
}

function brokenRules(template: TemplateJson): string[] {
  return TEMPLATE_RULES.filter(({ breaches }) => breaches(template).length > 0).map(({ name }) => name);
}

test.each(variantsOf(asyncPattern))('$name keeps every rule', (variant) => {
  expect(brokenRules(synthesizeJson(variant))).toEqual([]);
});

const jobs = (properties: { RedrivePolicy?: unknown }) => properties.RedrivePolicy !== undefined;
const FAULTS: readonly [rule: string, fault: string, change: (template: Template) => void][] = [
  [
    'VisibilityOutlastsRetries',
    'hides messages as long as the function runs',
    (t) => {
      first(t, 'AWS::SQS::Queue', jobs).VisibilityTimeout = 300;
    },
  ],
  [
    'VisibilityOutlastsRetries',
    'forgets the batching window',
    (t) => {
      first(t, 'AWS::Lambda::EventSourceMapping').MaximumBatchingWindowInSeconds = 60;
    },
  ],
  [
    'BatchFitsTimeout',
    'takes ten jobs of a minute into five minutes',
    (t) => {
      first(t, 'AWS::Lambda::EventSourceMapping').BatchSize = 10;
    },
  ],
  [
    'MappingReportsFailures',
    'fails whole batches',
    (t) => {
      delete first(t, 'AWS::Lambda::EventSourceMapping').FunctionResponseTypes;
    },
  ],
  [
    'MappingReportsFailures',
    'has no ceiling',
    (t) => {
      delete first(t, 'AWS::Lambda::EventSourceMapping').ScalingConfig;
    },
  ],
  [
    'DeadLettersOutlastQueue',
    'gives up at the first receive',
    (t) => {
      first(t, 'AWS::SQS::Queue', jobs).RedrivePolicy.maxReceiveCount = 1;
    },
  ],
  [
    'DeadLettersOutlastQueue',
    'forgets dead letters as soon as jobs',
    (t) => {
      first(t, 'AWS::SQS::Queue', (queue) => !jobs(queue)).MessageRetentionPeriod = 345_600;
    },
  ],
  [
    'RecordsOutlastMessages',
    'forgets that a job was done after a day',
    (t) => {
      first(
        t,
        'AWS::Lambda::Function',
        ({ Environment }) => Environment?.Variables.RECORD_TTL_DAYS,
      ).Environment.Variables.RECORD_TTL_DAYS = '1';
    },
  ],
  [
    'WorkersFitConnections',
    'runs more workers than the database serves',
    (t) => {
      first(t, 'AWS::Lambda::EventSourceMapping').ScalingConfig.MaximumConcurrency = 41;
    },
  ],
  [
    'ServicesActForUsOnly',
    'lets any API of the world invoke the function',
    (t) => {
      delete first(t, 'AWS::Lambda::Permission').SourceArn;
    },
  ],
  [
    'ServicesActForUsOnly',
    'takes access logs of any bucket',
    (t) => {
      for (const { Type, Properties } of Object.values(t.Resources))
        if (Type === 'AWS::S3::BucketPolicy')
          for (const statement of Properties.PolicyDocument.Statement)
            if (statement.Principal.Service) delete statement.Condition;
    },
  ],
  [
    'ServicesActForUsOnly',
    'lets a service use a key for any account',
    (t) => {
      const Statement = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:Decrypt' };
      t.Resources.Key = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } };
    },
  ],
];

test.each(FAULTS)('%s catches a template that %s', (rule, _, change) => {
  expect(brokenRules(broken(change))).toContain(rule);
});
