import { at, objectsAt } from '../model/property-path';
import { referencedId } from '../model/references';
import { resourcesOfType, type StackModel } from '../model/template';
import { breaking } from './reading';
import type { Rule } from './rule';

export const scalingRules: readonly Rule[] = [
  {
    id: 'GroupsShrinkAgain',
    claim:
      'a group of machines that grows with its work shrinks again without it, and may be as large as what it keeps',
    fix: 'Leave DisableScaleIn out, or give the group a policy with a negative step; raise MaxSize to MinSize',
    violations: (stack) => {
      const policies = resourcesOfType(stack, 'AWS::AutoScaling::ScalingPolicy');
      const growing = resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup').filter(({ logicalId }) =>
        policies.some(({ properties }) => referencedId(properties['AutoScalingGroupName']) === logicalId),
      );
      return [
        ...breaking(
          policies,
          'lets a group grow and never shrink',
          ({ properties }) => (at(properties, 'TargetTrackingConfiguration', 'DisableScaleIn') ?? false) === false,
        ),
        ...breaking(growing, 'never shrinks', ({ logicalId }) => shrinks(stack, logicalId)),
        ...breaking(
          growing,
          'may not be as large as what it keeps',
          ({ properties }) => Number(properties['MaxSize']) >= Number(properties['MinSize']),
        ),
      ];
    },
  },
  {
    id: 'OneMayTakeTheOthersPlace',
    claim:
      'a group that is rolled has room for one machine more than stay in service meanwhile: CloudFormation refuses the update otherwise, and not the creation',
    fix: 'Let MinInstancesInService be smaller than MaxSize',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup'),
        'has no room for a machine that takes the place of another',
        ({ attributes, properties }) =>
          Number(at(attributes, 'UpdatePolicy', 'AutoScalingRollingUpdate', 'MinInstancesInService') ?? 0) <
          Number(properties['MaxSize']),
      ),
  },
];

function shrinks(stack: StackModel, group: string): boolean {
  return resourcesOfType(stack, 'AWS::AutoScaling::ScalingPolicy')
    .filter(({ properties }) => referencedId(properties['AutoScalingGroupName']) === group)
    .some(
      ({ properties }) =>
        properties['TargetTrackingConfiguration'] !== undefined ||
        Number(properties['ScalingAdjustment']) < 0 ||
        objectsAt(properties, 'StepAdjustments').some((step) => Number(step['ScalingAdjustment']) < 0),
    );
}
