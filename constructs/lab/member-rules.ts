import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** What a person must be able to do before there is a second factor, or nobody could ever enrol one. */
const WITHOUT_MFA = [
  'iam:ChangePassword',
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetAccountPasswordPolicy',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
];

/** What every member of every group lives by: manage yourself, show a second factor, come from an allowed address. */
export function memberRules(scope: IConstruct, allowedCidrs: readonly string[]): PolicyStatement[] {
  return [
    ...manageYourself(scope),
    denyWithoutMfa(),
    ...(allowedCidrs.length > 0 ? [denyOtherAddresses(allowedCidrs)] : []),
    ...denyPrivateKeys(scope),
  ];
}

function manageYourself(scope: IConstruct): PolicyStatement[] {
  const yourself = iamArn(scope, 'user', '${aws:username}');
  return [
    new PolicyStatement({
      sid: 'SeeWhatEnrollingNeeds',
      effect: Effect.ALLOW,
      // Neither call accepts a resource.
      actions: ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'ManageYourself',
      effect: Effect.ALLOW,
      actions: [
        'iam:ChangePassword',
        'iam:EnableMFADevice',
        'iam:GetMFADevice',
        'iam:GetUser',
        'iam:ListMFADevices',
        'iam:ResyncMFADevice',
      ],
      resources: [yourself],
    }),
    new PolicyStatement({
      sid: 'NameYourDevice',
      effect: Effect.ALLOW,
      // The console lets people name their device, so the user's name cannot be asked for here. A new device opens nothing by itself.
      actions: ['iam:CreateVirtualMFADevice'],
      resources: [iamArn(scope, 'mfa', '*')],
    }),
    new PolicyStatement({
      sid: 'RetireYourDevice',
      effect: Effect.ALLOW,
      actions: ['iam:DeactivateMFADevice'],
      resources: [yourself],
      conditions: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
  ];
}

/** BoolIfExists: a call signed with an access key carries no such key at all, and a plain Bool would let it pass (L1). */
function denyWithoutMfa(): PolicyStatement {
  return new PolicyStatement({
    sid: 'DenyWithoutMfa',
    effect: Effect.DENY,
    notActions: WITHOUT_MFA,
    resources: ['*'],
    conditions: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  });
}

/**
 * A first password can be changed from anywhere; everything else asks for the address. Calls that an AWS service makes for the
 * member are left alone, since they come from the service's address. Through a VPC endpoint there is no source address, and the call is denied (L3, L4).
 */
function denyOtherAddresses(allowedCidrs: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    sid: 'DenyOtherAddresses',
    effect: Effect.DENY,
    notActions: ['iam:ChangePassword'],
    resources: ['*'],
    conditions: {
      NotIpAddress: { 'aws:SourceIp': [...allowedCidrs] },
      Bool: { 'aws:ViaAWSService': 'false' },
    },
  });
}

/**
 * Private keys of key pairs stay with the administrators, whatever other policy a member has (L12). Reading by path is judged by
 * the path that is asked for and returns all below it: whoever may read /, or /ec2, would read the keys in spite of a rule about them.
 */
function denyPrivateKeys(scope: IConstruct): PolicyStatement[] {
  const keys = { service: 'ssm', region: '*', resource: 'parameter', resourceName: 'ec2/keypair/*' };
  return [
    new PolicyStatement({
      sid: 'DenyPrivateKeys',
      effect: Effect.DENY,
      actions: ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters'],
      resources: [Stack.of(scope).formatArn(keys)],
    }),
    new PolicyStatement({
      sid: 'DenyReadingByPath',
      effect: Effect.DENY,
      actions: ['ssm:GetParametersByPath'],
      resources: ['*'],
    }),
  ];
}

function iamArn(scope: IConstruct, resource: string, resourceName: string): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource,
    resourceName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
