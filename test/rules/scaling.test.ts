import { readTemplate } from '../../lib/model/template';
import { scalingRules } from '../../lib/rules/scaling';
import { violated } from './violated';

/** A group of 2 to 4 machines with policies, of which some stay in service while it is rolled. */
function broken(
  policies: readonly Record<string, unknown>[],
  group: Record<string, unknown> = {},
  MinInstancesInService: unknown = 0,
): boolean {
  const all = policies.map((properties, at) => [
    `Policy${at}`,
    { Type: 'AWS::AutoScaling::ScalingPolicy', Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties } },
  ]);
  const resources = {
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: { MinSize: '2', MaxSize: '4', ...group },
      UpdatePolicy: { AutoScalingRollingUpdate: { MinInstancesInService } },
    },
    ...Object.fromEntries(all),
  };
  const stack = readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' });
  return violated(scalingRules, stack).length > 0;
}

const target = (more: Record<string, unknown> = {}) => ({ TargetTrackingConfiguration: { TargetValue: 60, ...more } });
const step = (ScalingAdjustment: number) => ({ StepAdjustments: [{ ScalingAdjustment }] });

test('a group that shrinks again passes, and one that does not grow', () => {
  expect(broken([target(), target({ DisableScaleIn: false })])).toBe(false);
  expect(broken([step(1), step(-1)])).toBe(false);
  expect(broken([target()], { MaxSize: '2' })).toBe(false);
  expect(broken([], { MaxSize: '1' })).toBe(false);
  expect(broken([], {}, 3)).toBe(false);
});

test.each<[string, Parameters<typeof broken>]>([
  ['a target that lets it grow only', [[target({ DisableScaleIn: true })]]],
  ['such a target beside another', [[target(), target({ DisableScaleIn: true })]]],
  ['a target of which a parameter decides it', [[target({ DisableScaleIn: { Ref: 'Grow' } })]]],
  ['steps up alone', [[step(1)]]],
  ['no room', [[target()], { MaxSize: '1' }]],
  ['no room for one that takes the place of another', [[], { MaxSize: '2' }, 2]],
  ['as many in service as a parameter says', [[], {}, { Ref: 'Kept' }]],
])('%s is noticed', (_, given) => {
  expect(broken(...given)).toBe(true);
});
