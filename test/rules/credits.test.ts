import { readTemplate } from '../../lib/model/template';
import { creditRules } from '../../lib/rules/credits';
import { violated } from './violated';

type Json = Record<string, unknown>;
type Changes = Record<'template' | 'group' | 'alarm' | 'signal' | 'rolling' | 'tracking', Json>;

/** A group of burstable machines, its alarm and its scaling, with changes. */
function broken(changes: Partial<Changes> = {}, more: Json = {}): string[] {
  const { template, group, alarm, signal, rolling, tracking } = changes;
  const resources = {
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: {
        LaunchTemplateData: {
          InstanceType: 't4g.small',
          CreditSpecification: { CpuCredits: 'unlimited' },
          ...template,
        },
      },
    },
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } }, ...group },
      CreationPolicy: { ResourceSignal: { Timeout: 'PT15M', ...signal } },
      UpdatePolicy: { AutoScalingRollingUpdate: { WaitOnResourceSignals: true, PauseTime: 'PT15M', ...rolling } },
    },
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 90,
        ...alarm,
      },
    },
    Scaling: {
      Type: 'AWS::AutoScaling::ScalingPolicy',
      Properties: {
        AutoScalingGroupName: { Ref: 'Group' },
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: 60,
          ...tracking,
        },
      },
    },
    ...more,
  };
  return violated(creditRules, readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' }));
}

const STANDARD = { CreditSpecification: { CpuCredits: 'standard' } };
const overriding = (...overrides: Json[]) => ({
  LaunchTemplate: undefined,
  MixedInstancesPolicy: {
    LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' } }, Overrides: overrides },
  },
});
/** Of a metric by arithmetic. */
const computed = {
  MetricName: undefined,
  Dimensions: undefined,
  Metrics: [
    {
      Id: 'busy',
      MetricStat: {
        Metric: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: [{ Value: { Ref: 'Group' } }] },
      },
    },
  ],
};

test('a machine that is given what alarm, scaling and signal count on passes', () => {
  expect(broken()).toEqual([]);
  expect(broken({ template: { InstanceType: 'm7g.large', CreditSpecification: undefined } })).toEqual([]);
  expect(
    broken({
      template: STANDARD,
      alarm: { Threshold: 15 },
      tracking: { TargetValue: 15 },
      signal: { Timeout: 'PT1H' },
      rolling: { PauseTime: 'PT1H' },
    }),
  ).toEqual([]);
});

test.each<[string, Partial<Changes>]>([
  ['credits that a parameter decides', { template: { CreditSpecification: { CpuCredits: { Ref: 'Credits' } } } }],
  ['credits that are none', { template: { CreditSpecification: { CpuCredits: true } } }],
  ['a type that a parameter decides', { template: { InstanceType: { Ref: 'InstanceType' } } }],
  ['no type', { template: { InstanceType: undefined } }],
  ['a type in an unknown form', { template: { InstanceType: 'T4G' } }],
  [
    'requirements in place of a type',
    { template: { InstanceType: undefined }, group: overriding({ InstanceRequirements: {} }) },
  ],
  [
    'a burstable override of a template that is not',
    {
      template: { InstanceType: 'm7g.large', CreditSpecification: undefined },
      group: overriding({ InstanceType: 't4g.micro' }),
    },
  ],
  ['an alarm by arithmetic', { alarm: computed }],
  ['an alarm on what is usual', { alarm: { Threshold: undefined, ThresholdMetricId: 'band' } }],
  ['an alarm without a threshold', { alarm: { Threshold: undefined } }],
  ['an alarm on every machine of the account', { alarm: { Dimensions: [] } }],
  [
    'an alarm on a group that is written out',
    { alarm: { Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'g' }] } },
  ],
  ['a group that grows when it is busier than it can be', { tracking: { TargetValue: 100 } }],
  [
    'a group that grows by a metric of its own',
    {
      tracking: {
        PredefinedMetricSpecification: undefined,
        CustomizedMetricSpecification: { MetricName: 'CPUUtilization' },
      },
    },
  ],
  [
    'a signal without a time, which is five minutes',
    {
      template: STANDARD,
      alarm: { Threshold: 15 },
      tracking: { TargetValue: 15 },
      signal: { Timeout: undefined },
      rolling: { PauseTime: 'PT1H' },
    },
  ],
  [
    'a pause without a time, which is five minutes',
    {
      template: STANDARD,
      alarm: { Threshold: 15 },
      tracking: { TargetValue: 15 },
      signal: { Timeout: 'PT1H' },
      rolling: { PauseTime: undefined },
    },
  ],
  ['a time in another form', { signal: { Timeout: 'P1D' } }],
  ['a time that is no text', { signal: { Timeout: 900 } }],
])('%s is refused', (_, changes) => {
  expect(broken(changes)).toEqual(['CreditsFitAlarmsAndSignals']);
});

test.each([
  ['no time', { UserData: { 'Fn::Sub': ['curl ${url}', { url: { Ref: 'Handle' } }] } }, undefined],
  ['too short a time', { UserData: { 'Fn::Sub': ['curl ${url}', { url: { Ref: 'Handle' } }] } }, '60'],
  ['nobody', { UserData: 'IyEvYmluL2Jhc2g=' }, '3600'],
])('a condition that waits for %s is refused', (_, template, Timeout) => {
  const condition = { Type: 'AWS::CloudFormation::WaitCondition', Properties: { Handle: { Ref: 'Handle' }, Timeout } };
  const handle = { Type: 'AWS::CloudFormation::WaitConditionHandle' };
  expect(broken({ template }, { Condition: condition, Handle: handle })).toEqual(['CreditsFitAlarmsAndSignals']);
});
