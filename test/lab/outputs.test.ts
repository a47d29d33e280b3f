import { ADMIN, ResolvedLab } from './resolved-lab';

test('the outputs of a Linux server are what to do, in order', () => {
  expect(new ResolvedLab({ adminCidr: ADMIN }).outputNames).toEqual([
    'PageUrl',
    'FetchKey',
    'ProtectKey',
    'ProtectKeyOnWindows',
    'Ssh',
    'BrowserShell',
    'PrivateSshHost',
    'BastionSecurityGroupId',
    'UploadObject',
    'ConsoleSignIn',
    'StopServer',
    'StartServer',
    'Destroy',
  ]);
});

test('the key is fetched from SSM, protected on either system, and used for SSH', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN });
  expect(lab.output('FetchKey')).toBe(
    'aws ssm get-parameter --name /ec2/keypair/<ServerKeyPair.KeyPairId> --with-decryption --region ap-southeast-2 --query Parameter.Value --output text > lab-key.pem',
  );
  expect(lab.output('ProtectKey')).toBe('chmod 400 lab-key.pem');
  expect(lab.output('ProtectKeyOnWindows')).toBe(
    'icacls lab-key.pem /inheritance:r && icacls lab-key.pem /grant:r "%USERNAME%:R"',
  );
  expect(lab.output('Ssh')).toBe('ssh -i lab-key.pem ubuntu@<ServerAddress.PublicIp>');
});

test('the stack is destroyed in the region it is in, whichever the default is', () => {
  expect(new ResolvedLab({}, { region: 'us-east-1' }).output('Destroy')).toBe(
    'npx cdk destroy Lab -c pattern=lab -c region=us-east-1',
  );
});

test('no command holds an exclamation mark, which zsh and bash replace by an earlier command', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN, users: ['minji'], elasticIp: false });
  for (const name of lab.outputNames) expect(lab.output(name)).not.toContain('!');
});

test('SSH from the bastion group goes to the private address', () => {
  expect(new ResolvedLab().output('PrivateSshHost')).toBe('<ServerInstance.PrivateIp>');
});

test('an address that changes is asked for when it is used', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN, elasticIp: false });
  expect(lab.output('Ssh')).toMatch(/^ssh -i lab-key\.pem ubuntu@\$\(aws ec2 describe-instances .*PublicIpAddress\)$/);
  expect(lab.output('FindAddress')).toMatch(/^aws ec2 describe-instances /);
});

test('an administrator on IPv6 is sent to the IPv6 address', () => {
  expect(new ResolvedLab({ adminCidr: '2001:db8::7/128' }).output('Ssh')).toContain('.Ipv6Address)');
});

test('a Windows server has a password and a remote desktop instead of SSH', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN, os: 'windows-2022' });
  expect(lab.output('WindowsPassword')).toContain('get-password-data --instance-id <ServerInstance> --priv-launch-key');
  expect(lab.output('RemoteDesktop')).toBe('mstsc /v:<ServerAddress.PublicIp>');
  expect(lab.outputNames).not.toContain('Ssh');
  expect(lab.model.outputs['UploadObject']?.description).toContain('within five minutes');
});

test('who may not connect yet is told how', () => {
  const { outputs } = new ResolvedLab().model;
  expect(outputs['Ssh']?.description).toContain('-c lab.adminCidr=');
});
