import { objectsAt } from './property-path';
import { referencedId, resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** A listener of a load balancer, and what all of its requests go to. */
export interface BalancedMachines {
  readonly listener: Resource;
  readonly balancer: Resource;
  readonly targetGroup: Resource;
  /** Groups of machines that are in the target group. */
  readonly groups: readonly Resource[];
  /** Launch templates that these groups start their machines from. */
  readonly templateIds: readonly string[];
}

/**
 * What stands behind a listener.
 *
 * @param uri - reference to the listener
 * @throws UndecidableError for a listener that is not in the stack, that chooses by rules, or that does anything but send all
 *   requests to one target group
 */
export function machinesBehind(stack: StackModel, uri: unknown, place: string): BalancedMachines {
  const listener = resourceBehind(stack, uri, ['AWS::ElasticLoadBalancingV2::Listener'], place);
  const { logicalId, properties } = listener;
  const [action, ...others] = objectsAt(properties, 'DefaultActions');
  const chooses = resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::ListenerRule').some(
    (rule) => referencedId(rule.properties['ListenerArn']) === logicalId,
  );
  if (chooses || others.length > 0 || action?.['Type'] !== 'forward') {
    throw new UndecidableError(`The listener ${logicalId} does more than send all requests to one target group`);
  }
  const targetGroup = resourceBehind(
    stack,
    action['TargetGroupArn'],
    ['AWS::ElasticLoadBalancingV2::TargetGroup'],
    `${logicalId} TargetGroupArn`,
  );
  const groups = resourcesOfType(stack, 'AWS::AutoScaling::AutoScalingGroup').filter((group) =>
    [group.properties['TargetGroupARNs'] ?? []].flat().some((arn) => referencedId(arn) === targetGroup.logicalId),
  );
  const templateIds = groups.map(
    (group) =>
      resourceBehind(
        stack,
        (group.properties['LaunchTemplate'] as { readonly LaunchTemplateId?: unknown } | undefined)?.LaunchTemplateId,
        ['AWS::EC2::LaunchTemplate'],
        `${group.logicalId} LaunchTemplate`,
      ).logicalId,
  );
  const balancer = resourceBehind(
    stack,
    properties['LoadBalancerArn'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
    `${logicalId} LoadBalancerArn`,
  );
  return { listener, balancer, targetGroup, groups, templateIds };
}

/** Attributes of a load balancer or a target group by their names. */
export function attributesOf({ properties }: Resource): ReadonlyMap<string, unknown> {
  const listed = [
    ...objectsAt(properties, 'LoadBalancerAttributes'),
    ...objectsAt(properties, 'TargetGroupAttributes'),
  ];
  return new Map(listed.map(({ Key, Value }) => [String(Key), Value]));
}
