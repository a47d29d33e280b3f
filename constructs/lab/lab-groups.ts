import type { IInstance, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Group, ManagedPolicy, User } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { LabSettings } from '../../lib/lab/settings';
import { acknowledge } from '../guardrails/acknowledge';
import { fullAccessGuardrails } from './full-access-guardrails';
import { memberRules } from './member-rules';
import { operateAccess } from './operate-access';

export interface LabGroupsProps {
  /** The server that members work with. */
  readonly instance: IInstance;
  /** Security groups that members may not reopen. */
  readonly securityGroups: readonly ISecurityGroup[];
  /** How people reach the server. */
  readonly remoteAccess: 'ssh' | 'rdp';
  /** What the operator chose: access, addresses, people and groups. */
  readonly settings: Pick<LabSettings, 'access' | 'allowedCidrs' | 'users' | 'groups' | 'instanceType'>;
}

/**
 * The people: a group EC2, further groups by task, and users in the first. Permissions belong to groups, never to one
 * person, and every group carries the same rules about the second factor and the address.
 */
export class LabGroups extends Construct {
  readonly ec2: Group;
  readonly users: readonly User[];

  constructor(scope: Construct, id: string, props: LabGroupsProps) {
    super(scope, id);
    const { settings } = props;

    const rules = new ManagedPolicy(this, 'MemberRules', {
      description: 'Manage yourself; nothing else without a second factor or from another address',
      statements: memberRules(this, settings.allowedCidrs),
    });
    acknowledge(rules, {
      'AwsSolutions-IAM5[Resource::*]':
        'The password policy and the list of devices belong to the account; IAM accepts no narrower resource for reading them.',
      'AwsSolutions-IAM5[Resource::arn:aws:iam::<AWS::AccountId>:mfa/*]':
        'People name their own device in the console, so its name is not known here. Making one does not let anybody in.',
    });

    this.ec2 = new Group(this, 'EC2');
    this.ec2.addManagedPolicy(rules);
    if (settings.access === 'full') this.grantFullAccess(props);
    else this.grantOperation(props);

    for (const { name, managedPolicies } of settings.groups) {
      const group = new Group(this, `Group${name}`);
      group.addManagedPolicy(rules);
      for (const policy of managedPolicies) group.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(policy));
      acknowledgeManaged(group, managedPolicies, 'The operator named this policy of AWS for the group in the config.');
    }

    // A sign-in name is typed by a person, so this one name is given and not generated. No password: an administrator sets the first one.
    this.users = settings.users.map((name) => new User(this, `User${name}`, { userName: name, groups: [this.ec2] }));
  }

  private grantFullAccess({ securityGroups, settings }: LabGroupsProps): void {
    const given = ['AmazonEC2FullAccess', 'EC2InstanceConnect'];
    for (const policy of given) this.ec2.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(policy));
    this.ec2.addManagedPolicy(
      new ManagedPolicy(this, 'Guardrails', {
        description: 'What full access to EC2 must not mean in the lab',
        statements: fullAccessGuardrails(this, {
          securityGroupArns: securityGroups.map((group) =>
            Stack.of(this).formatArn({
              service: 'ec2',
              resource: 'security-group',
              resourceName: group.securityGroupId,
            }),
          ),
          instanceType: settings.instanceType,
        }),
      }),
    );
    acknowledgeManaged(
      this.ec2,
      given,
      'The lesson is about this policy of AWS and how broad it is; the guardrails beside it deny what must not happen. access "operate" does without it.',
    );
  }

  private grantOperation({ instance, remoteAccess }: LabGroupsProps): void {
    const policy = new ManagedPolicy(this, 'Operate', {
      description: 'See, start, stop, reboot and connect to the lab server',
      statements: operateAccess({
        instanceArn: Stack.of(this).formatArn({
          service: 'ec2',
          resource: 'instance',
          resourceName: instance.instanceId,
        }),
        remoteAccess,
      }),
    });
    acknowledge(policy, {
      'AwsSolutions-IAM5[Resource::*]': 'Calls that describe EC2 and CloudWatch accept no narrower resource.',
    });
    this.ec2.addManagedPolicy(policy);
  }
}

function acknowledgeManaged(group: Group, policies: readonly string[], reason: string): void {
  acknowledge(
    group,
    Object.fromEntries(
      policies.map((name) => [`AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`, reason]),
    ),
  );
}
