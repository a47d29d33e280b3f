import {
  AutoScalingClient,
  DescribeAutoScalingGroupsCommand,
  DescribePoliciesCommand,
} from '@aws-sdk/client-auto-scaling';
import { stackOutputs } from '../account/stack-outputs';
import type { LoadServices } from './load';

/** The questions of the command to a real account. */
export function awsServices(region: string): Pick<LoadServices, 'findTarget' | 'describeGroup' | 'describeTargets'> {
  const autoScaling = new AutoScalingClient({ region });
  return {
    async findTarget(stack) {
      const { ValueLoadUrl: url, ValueGroupName: group } = await stackOutputs(region, stack);
      return url === undefined ? undefined : { url, ...(group !== undefined && { group }) };
    },

    async describeGroup(name) {
      const { AutoScalingGroups: [group] = [] } = await autoScaling.send(
        new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
      );
      if (!group) throw new Error(`There is no Auto Scaling group ${name}`);
      return {
        wanted: group.DesiredCapacity!,
        inService: (group.Instances ?? []).filter(({ LifecycleState }) => LifecycleState === 'InService').length,
        least: group.MinSize!,
        most: group.MaxSize!,
      };
    },

    async describeTargets(name) {
      const { ScalingPolicies = [] } = await autoScaling.send(
        new DescribePoliciesCommand({ AutoScalingGroupName: name }),
      );
      return ScalingPolicies.flatMap(({ TargetTrackingConfiguration: tracked }) =>
        tracked
          ? [`${tracked.PredefinedMetricSpecification?.PredefinedMetricType ?? 'metric'} ${tracked.TargetValue}`]
          : [],
      );
    },
  };
}
