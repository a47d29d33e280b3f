import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

export interface FullAccessGuardrailsProps {
  /** Security groups nobody reopens, as ARNs: a rule of IAM knows them by nothing else. */
  readonly securityGroupArns: readonly string[];
  /** The one instance type members may start. */
  readonly instanceType: string;
}

/**
 * What AmazonEC2FullAccess must not mean here. It allows `ec2:*`, so that without these any member could open port 22 to the world,
 * give the server other user data and thereby take its role, publish a disk, or start the most expensive computer on offer (L10).
 */
export function fullAccessGuardrails(scope: IConstruct, props: FullAccessGuardrailsProps): PolicyStatement[] {
  // Every region: a computer costs the same money in the one next door.
  const instances = Stack.of(scope).formatArn({
    service: 'ec2',
    region: '*',
    account: '*',
    resource: 'instance',
    resourceName: '*',
  });
  return [
    deny(
      'KeepTheDoorsClosed',
      ['ec2:AuthorizeSecurityGroupIngress', 'ec2:ModifySecurityGroupRules'],
      props.securityGroupArns,
    ),
    // Other rules for the same server: new user data, another security group, another interface, another disk, another role.
    deny('KeepServersAsBuilt', [
      'ec2:AssociateIamInstanceProfile',
      'ec2:AttachNetworkInterface',
      'ec2:AttachVolume',
      'ec2:CreateReplaceRootVolumeTask',
      'ec2:DetachVolume',
      'ec2:ModifyInstanceAttribute',
      'ec2:ModifyInstanceMetadataDefaults',
      'ec2:ModifyInstanceMetadataOptions',
      'ec2:ModifyNetworkInterfaceAttribute',
      'ec2:ReplaceIamInstanceProfileAssociation',
    ]),
    deny('KeepDisksPrivate', [
      'ec2:DisableImageBlockPublicAccess',
      'ec2:DisableSnapshotBlockPublicAccess',
      'ec2:ModifyImageAttribute',
      'ec2:ModifySnapshotAttribute',
    ]),
    deny('KeepNetworksApart', ['ec2:AcceptVpcPeeringConnection', 'ec2:CreateVpcPeeringConnection']),
    deny('StartNoOtherType', ['ec2:RunInstances'], [instances], {
      StringNotEquals: { 'ec2:InstanceType': props.instanceType },
    }),
    deny('StartWithImdsv2Only', ['ec2:RunInstances'], [instances], {
      StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' },
    }),
    // Ways to start or pay for computers that are not RunInstances.
    deny('SpendNoOtherWay', [
      'autoscaling:CreateAutoScalingGroup',
      'autoscaling:CreateLaunchConfiguration',
      'autoscaling:UpdateAutoScalingGroup',
      'ec2:AllocateHosts',
      'ec2:CreateCapacityReservation',
      'ec2:CreateCapacityReservationFleet',
      'ec2:CreateFleet',
      'ec2:PurchaseCapacityBlock',
      'ec2:PurchaseHostReservation',
      'ec2:PurchaseReservedInstancesOffering',
      'ec2:PurchaseScheduledInstances',
      'ec2:RequestSpotFleet',
      'ec2:RequestSpotInstances',
    ]),
  ];
}

function deny(
  sid: string,
  actions: readonly string[],
  resources: readonly string[] = ['*'],
  conditions: Readonly<Record<string, unknown>> = {},
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.DENY,
    actions: [...actions],
    resources: [...resources],
    conditions: { ...conditions },
  });
}
