import { SHELLS, type Shell, StubbedShell } from '../support/stubbed-shell';
import { OFFICE, OFFICE_IPV6 } from './addresses';
import { ACCOUNT, ResolvedLab } from './resolved-lab';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | string[];
  readonly NotAction?: string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

function statements(lab: ResolvedLab, policy: 'MemberRules' | 'Guardrails' | 'Operate'): Map<string, Statement> {
  const { PolicyDocument } = lab.one('AWS::IAM::ManagedPolicy', `People${policy}`);
  return new Map((PolicyDocument as { Statement: Statement[] }).Statement.map((item) => [item.Sid, item]));
}

const ME = `arn:aws:iam::${ACCOUNT}:user/\${aws:username}`;
const INSTANCE = `arn:aws:ec2:ap-southeast-2:${ACCOUNT}:instance/<ServerInstance>`;

describe('the rules of every member', () => {
  test('without a second factor one can enrol one, and nothing else', () => {
    expect(statements(new ResolvedLab(), 'MemberRules').get('DenyWithoutMfa')).toEqual({
      Sid: 'DenyWithoutMfa',
      Effect: 'Deny',
      NotAction: [
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
      ],
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    });
  });

  test('one manages oneself and nobody else', () => {
    const rules = statements(new ResolvedLab(), 'MemberRules');
    expect([...rules.values()].filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Sid: 'SeeWhatEnrollingNeeds',
        Effect: 'Allow',
        Action: ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'],
        Resource: '*',
      },
      {
        Sid: 'ManageYourself',
        Effect: 'Allow',
        Action: [
          'iam:ChangePassword',
          'iam:EnableMFADevice',
          'iam:GetMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ResyncMFADevice',
        ],
        Resource: ME,
      },
      {
        Sid: 'NameYourDevice',
        Effect: 'Allow',
        Action: 'iam:CreateVirtualMFADevice',
        Resource: `arn:aws:iam::${ACCOUNT}:mfa/*`,
      },
      {
        Sid: 'RetireYourDevice',
        Effect: 'Allow',
        Action: 'iam:DeactivateMFADevice',
        Resource: ME,
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ]);
  });

  test('from another address one can change a first password, and nothing else', () => {
    const allowedCidrs = [OFFICE, OFFICE_IPV6];
    expect(statements(new ResolvedLab({ allowedCidrs }), 'MemberRules').get('DenyOtherAddresses')).toEqual({
      Sid: 'DenyOtherAddresses',
      Effect: 'Deny',
      NotAction: 'iam:ChangePassword',
      Resource: '*',
      Condition: { NotIpAddress: { 'aws:SourceIp': allowedCidrs }, Bool: { 'aws:ViaAWSService': 'false' } },
    });
  });

  test('no address is asked for when none was given', () => {
    expect([...statements(new ResolvedLab(), 'MemberRules').keys()]).not.toContain('DenyOtherAddresses');
  });

  test('nobody reads the private keys in SSM', () => {
    const rules = statements(new ResolvedLab(), 'MemberRules');
    expect(rules.get('DenyPrivateKeys')).toEqual({
      Sid: 'DenyPrivateKeys',
      Effect: 'Deny',
      Action: ['ssm:GetParameter', 'ssm:GetParameterHistory', 'ssm:GetParameters'],
      Resource: `arn:aws:ssm:*:${ACCOUNT}:parameter/ec2/keypair/*`,
    });
    expect(rules.get('DenyReadingByPath')).toEqual({
      Sid: 'DenyReadingByPath',
      Effect: 'Deny',
      Action: 'ssm:GetParametersByPath',
      Resource: '*',
    });
  });
});

describe('full access', () => {
  test('never means reopening a port, rebuilding a server, publishing a disk, joining networks or another computer', () => {
    const guardrails = [...statements(new ResolvedLab(), 'Guardrails').values()];
    const group = (name: string) => `arn:aws:ec2:ap-southeast-2:${ACCOUNT}:security-group/<Firewall${name}.GroupId>`;
    expect(guardrails).toEqual([
      {
        Sid: 'KeepTheDoorsClosed',
        Effect: 'Deny',
        Action: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:ModifySecurityGroupRules'],
        Resource: [group('Bastion'), group('Server')],
      },
      {
        Sid: 'KeepServersAsBuilt',
        Effect: 'Deny',
        Action: [
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
        ],
        Resource: '*',
      },
      {
        Sid: 'KeepDisksPrivate',
        Effect: 'Deny',
        Action: [
          'ec2:DisableImageBlockPublicAccess',
          'ec2:DisableSnapshotBlockPublicAccess',
          'ec2:ModifyImageAttribute',
          'ec2:ModifySnapshotAttribute',
        ],
        Resource: '*',
      },
      {
        Sid: 'KeepNetworksApart',
        Effect: 'Deny',
        Action: ['ec2:AcceptVpcPeeringConnection', 'ec2:CreateVpcPeeringConnection'],
        Resource: '*',
      },
      {
        Sid: 'StartNoOtherType',
        Effect: 'Deny',
        Action: 'ec2:RunInstances',
        Resource: 'arn:aws:ec2:*:*:instance/*',
        Condition: { StringNotEquals: { 'ec2:InstanceType': 't3.micro' } },
      },
      {
        Sid: 'StartWithImdsv2Only',
        Effect: 'Deny',
        Action: 'ec2:RunInstances',
        Resource: 'arn:aws:ec2:*:*:instance/*',
        Condition: { StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } },
      },
      {
        Sid: 'SpendNoOtherWay',
        Effect: 'Deny',
        Action: [
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
        ],
        Resource: '*',
      },
    ]);
  });
});

describe('access "operate"', () => {
  const lab = new ResolvedLab({ access: 'operate' });

  test('starts, stops, reboots, reads the console of and connects to that server only', () => {
    const operate = statements(lab, 'Operate');
    expect(operate.get('Operate')).toEqual({
      Sid: 'Operate',
      Effect: 'Allow',
      Action: [
        'ec2:GetConsoleOutput',
        'ec2:GetConsoleScreenshot',
        'ec2:RebootInstances',
        'ec2:StartInstances',
        'ec2:StopInstances',
      ],
      Resource: INSTANCE,
    });
    expect(operate.get('Connect')).toEqual({
      Sid: 'Connect',
      Effect: 'Allow',
      Action: 'ec2-instance-connect:SendSSHPublicKey',
      Resource: INSTANCE,
      Condition: { StringEquals: { 'ec2:osuser': 'ubuntu' } },
    });
  });

  test('otherwise only looks', () => {
    const see = statements(lab, 'Operate').get('See');
    expect([...statements(lab, 'Operate').keys()]).toEqual(['See', 'Operate', 'Connect']);
    for (const action of see?.Action ?? []) expect(action).toMatch(/^(ec2:Describe|cloudwatch:(Describe|Get))/);
  });

  test('hands out the password of a Windows server instead of an SSH key', () => {
    const windows = statements(new ResolvedLab({ access: 'operate', os: 'windows-2022' }), 'Operate');
    expect(windows.get('Operate')?.Action).toContain('ec2:GetPasswordData');
    expect(windows.has('Connect')).toBe(false);
  });
});

describe('further groups and users', () => {
  const lab = new ResolvedLab({
    users: ['minji', 'alex.kim'],
    groups: [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess', 'job-function/NetworkAdministrator'] }],
  });

  test.each(SHELLS)('every user is given a first password of every kind of character, by %s', async (shell) => {
    expect(await calls(shell, 'FirstPasswords')).toEqual(
      ['minji', 'alex.kim'].map((name) => [
        ...['aws', 'iam', 'create-login-profile', '--user-name', name, '--password-reset-required', '--password'],
        expect.stringMatching(/^[0-9a-f]{32}aA1-$/),
      ]),
    );
  });

  test.each(SHELLS)('what IAM would not delete with a user is taken away, by %s', async (shell) => {
    const made = await calls(shell, 'RemoveSignIns');
    expect(made.map(([, , action, , name, , thing]) => [action, name, thing])).toEqual(
      ['minji', 'alex.kim'].flatMap((name) => [
        ['delete-login-profile', name, undefined],
        ['list-access-keys', name, 'AccessKeyMetadata[].AccessKeyId'],
        ['delete-access-key', name, 'its-id'],
        ['list-mfa-devices', name, 'MFADevices[].SerialNumber'],
        ['deactivate-mfa-device', name, 'its-id'],
        ['delete-virtual-mfa-device', 'its-id', undefined],
      ]),
    );
  });

  async function calls(shell: Shell, step: string): Promise<string[][]> {
    const terminal = new StubbedShell(shell, { aws: 'its-id' });
    await terminal.run(lab.step(step)!);
    const made = terminal.calls;
    terminal.close();
    return made;
  }

  test('a name given twice is refused', () => {
    expect(() => new ResolvedLab({ users: ['minji', 'minji'] })).toThrow(/lab\.users: "minji" is named twice/);
  });
});

test('every policy fits the 6144 characters IAM allows', () => {
  const allowedCidrs = (length: number) =>
    Array.from({ length }, (_, index) => `2406:da1c:1111:2222:3333:4444:5555:${(0x6000 + index).toString(16)}/128`);
  for (const { PolicyDocument } of new ResolvedLab({ allowedCidrs: allowedCidrs(40) }).all('AWS::IAM::ManagedPolicy')) {
    expect(JSON.stringify(PolicyDocument).length).toBeLessThan(6144);
  }
  expect(() => new ResolvedLab({ allowedCidrs: allowedCidrs(41) })).toThrow(/lab\.allowedCidrs: .* at most 40/);
});

test('every output fits the 200 CloudFormation allows', () => {
  const users = (length: number) => Array.from({ length }, (_, index) => `user${index}`);
  expect(new ResolvedLab({ users: users(50) }).outputNames.length).toBeLessThanOrEqual(200);
  expect(() => new ResolvedLab({ users: users(51) })).toThrow(/lab\.users: .* at most 50/);
});
