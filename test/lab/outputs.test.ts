import { ADMIN, ADMIN_IPV6 } from './addresses';
import { ResolvedLab } from './resolved-lab';

const FETCH =
  'aws ssm get-parameter --name /ec2/keypair/<ServerKeyPair.KeyPairId> --with-decryption --region ap-southeast-2 --query Parameter.Value --output text';

test('the outputs of a Linux server are what to do, in order', () => {
  expect(new ResolvedLab({ adminCidr: ADMIN }).outputNames).toEqual([
    'Step01OpenPage',
    'Step02FetchKey',
    'Step02FetchKeyInPowerShell',
    'Step03ProtectKey',
    'Step03ProtectKeyInPowerShell',
    'Step04Ssh',
    'Step05ConnectInBrowser',
    'Step06UploadObject',
    'Step07SignIn',
    'Step08StopServer',
    'Step09StartServer',
    'Step10Destroy',
    'Step10DestroyInPowerShell',
    'Step11CheckOff',
    'Step11CheckOffInPowerShell',
    'ValuePrivateSshHost',
    'ValueBastionSecurityGroupId',
  ]);
});

test('the key is fetched from SSM, protected on either system, and used for SSH', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN });
  expect(lab.step('FetchKey')).toBe(`rm -f lab-key.pem && ${FETCH} > lab-key.pem`);
  expect(lab.step('FetchKeyInPowerShell')).toContain(`${FETCH} | Out-File -Encoding ascii lab-key.pem`);
  expect(lab.step('ProtectKey')).toBe('chmod 400 lab-key.pem');
  expect(lab.step('ProtectKeyInPowerShell')).toBe(
    'icacls lab-key.pem /inheritance:r; icacls lab-key.pem /grant:r "$($env:USERNAME):R"',
  );
  expect(lab.step('Ssh')).toBe('ssh -i lab-key.pem "ubuntu@<ServerAddress.PublicIp>"');
});

test('SSH from the bastion group goes to the private address', () => {
  expect(new ResolvedLab().output('ValuePrivateSshHost')).toBe('<ServerInstance.PrivateIp>');
});

test('an address that changes is asked for when it is used', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN, elasticIp: false });
  expect(lab.step('Ssh')).toMatch(
    /^ssh -i lab-key\.pem "ubuntu@\$\(aws ec2 describe-instances .*PublicIpAddress.*\)"$/,
  );
  expect(lab.step('FindAddress')).toContain('"Reservations[0].Instances[0].[PublicIpAddress,Ipv6Address]"');
});

test.each(['ubuntu-24.04', 'windows-2022'] as const)(
  'an administrator of %s on IPv6 is sent to the IPv6 address',
  (os) => {
    const lab = new ResolvedLab({ adminCidr: ADMIN_IPV6, os });
    expect(lab.step('Ssh') ?? lab.step('RemoteDesktop')).toContain('.Ipv6Address"');
    // A Mac's program for remote desktops wants the address itself.
    expect(lab.step('FindAddress')).toContain('Ipv6Address');
  },
);

test('a Windows server has a password and a remote desktop instead of SSH', () => {
  const lab = new ResolvedLab({ adminCidr: ADMIN, os: 'windows-2022' });
  expect(lab.step('WindowsPassword')).toContain('get-password-data --instance-id <ServerInstance> --priv-launch-key');
  expect(lab.step('RemoteDesktop')).toBe('mstsc "/v:<ServerAddress.PublicIp>"');
  expect(lab.step('Ssh')).toBeUndefined();
  expect(lab.stepDescription('UploadObject')).toContain('within five minutes');
});

test('who may not connect yet is told how, by a deployment that keeps everything else', () => {
  const lab = new ResolvedLab();
  expect(lab.step('Ssh')).toBeUndefined();
  expect(lab.step('AllowYourAddress')).toBe(
    'npx cdk deploy Lab -c pattern=lab -c region=ap-southeast-2 -c "lab.adminCidr=$(curl -4 -s https://checkip.amazonaws.com)/32"',
  );
});
