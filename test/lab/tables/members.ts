// Everything that members of the lab's group may do among all actions of AWS, by circumstance.

/** On oneself, before there is a second factor. */
export const ENROLLING = [
  'iam:ChangePassword user/alice',
  'iam:CreateVirtualMFADevice mfa/any',
  'iam:CreateVirtualMFADevice mfa/example',
  'iam:EnableMFADevice user/alice',
  'iam:GetAccountPasswordPolicy *',
  'iam:GetMFADevice user/alice',
  'iam:GetUser user/alice',
  'iam:ListMFADevices user/alice',
  'iam:ListVirtualMFADevices *',
  'iam:ResyncMFADevice user/alice',
];

/** On oneself, with it. */
export const SELF_SERVICE = [...ENROLLING, 'iam:DeactivateMFADevice user/alice'].sort();

/** What AmazonEC2FullAccess covers whole, so that the lesson is in what is denied of it. */
export const WHOLE_SERVICES = ['autoscaling', 'cloudwatch', 'ec2', 'elasticloadbalancing'];

/** Beside those services. */
export const BESIDE = [
  'ec2-instance-connect:SendSSHPublicKey',
  'iam:ChangePassword',
  'iam:CreateServiceLinkedRole',
  'iam:CreateVirtualMFADevice',
  'iam:DeactivateMFADevice',
  'iam:EnableMFADevice',
  'iam:GetAccountPasswordPolicy',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
];

/** On the one server. */
export const OPERATING = [
  'cloudwatch:DescribeAlarms alarm:example',
  'cloudwatch:GetMetricData dataset/example',
  'ec2:DescribeAddresses *',
  'ec2:DescribeAvailabilityZones *',
  'ec2:DescribeImages *',
  'ec2:DescribeInstanceStatus *',
  'ec2:DescribeInstanceTypes *',
  'ec2:DescribeInstances *',
  'ec2:DescribeKeyPairs *',
  'ec2:DescribeNetworkInterfaces *',
  'ec2:DescribeSecurityGroupRules *',
  'ec2:DescribeSecurityGroups *',
  'ec2:DescribeSubnets *',
  'ec2:DescribeTags *',
  'ec2:DescribeVolumes *',
  'ec2:DescribeVpcs *',
  'ec2:GetConsoleOutput instance/server',
  'ec2:GetConsoleScreenshot instance/server',
  'ec2:RebootInstances instance/server',
  'ec2:StartInstances instance/server',
  'ec2:StopInstances instance/server',
];

/** Actions that no resource of the example kind makes possible. Reopening a security group is judged by a proof of its own. */
export const GUARDED = [
  'autoscaling:CreateAutoScalingGroup',
  'autoscaling:CreateLaunchConfiguration',
  'autoscaling:UpdateAutoScalingGroup',
  'ec2:AcceptVpcPeeringConnection',
  'ec2:AllocateHosts',
  'ec2:AssociateIamInstanceProfile',
  'ec2:AttachNetworkInterface',
  'ec2:AttachVolume',
  'ec2:CreateCapacityReservation',
  'ec2:CreateCapacityReservationFleet',
  'ec2:CreateFleet',
  'ec2:CreateReplaceRootVolumeTask',
  'ec2:CreateVpcPeeringConnection',
  'ec2:DetachVolume',
  'ec2:DisableImageBlockPublicAccess',
  'ec2:DisableSnapshotBlockPublicAccess',
  'ec2:ModifyImageAttribute',
  'ec2:ModifyInstanceAttribute',
  'ec2:ModifyInstanceMetadataDefaults',
  'ec2:ModifyInstanceMetadataOptions',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:ModifySnapshotAttribute',
  'ec2:PurchaseCapacityBlock',
  'ec2:PurchaseHostReservation',
  'ec2:PurchaseReservedInstancesOffering',
  'ec2:PurchaseScheduledInstances',
  'ec2:ReplaceIamInstanceProfileAssociation',
  'ec2:RequestSpotFleet',
  'ec2:RequestSpotInstances',
];
