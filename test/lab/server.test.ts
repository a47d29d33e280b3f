import { UBUNTU_SERIAL } from '../../lib/lab/images';
import { resourcesOfType } from '../../lib/model/template';
import { ADMIN } from './addresses';
import { ResolvedLab } from './resolved-lab';

const UBUNTU = '/aws/service/canonical/ubuntu/server/24.04/stable';
const WINDOWS = '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base';

describe('the image', () => {
  test('is one release serial, read from a path that never changes', () => {
    const lab = new ResolvedLab();
    expect(lab.one('AWS::EC2::Instance')['ImageId']).toBe(
      `{{resolve:ssm:${UBUNTU}/${UBUNTU_SERIAL}/amd64/hvm/ebs-gp3/ami-id}}`,
    );
    expect(UBUNTU_SERIAL).toMatch(/^\d{8}(\.\d+)?$/);
  });

  test.each([
    ['t3.micro', 'amd64'],
    ['t3.small', 'amd64'],
    ['t4g.micro', 'arm64'],
    ['t4g.small', 'arm64'],
  ])('fits the processor of %s', (instanceType, architecture) => {
    const { ImageId } = new ResolvedLab({ instanceType }).one('AWS::EC2::Instance');
    expect(ImageId).toContain(`/${UBUNTU_SERIAL}/${architecture}/`);
  });

  test.each([
    ['of Windows', { os: 'windows-2022' }, WINDOWS],
    ['that is current', { image: 'current' }, `${UBUNTU}/current/amd64/hvm/ebs-gp3/ami-id`],
  ] as const)(
    '%s is read by EC2 at the launch, so that neither a newer one nor another tag replaces the server',
    (_, chosen, name) => {
      const lab = new ResolvedLab(chosen);
      expect(lab.one('AWS::EC2::Instance')).not.toHaveProperty('ImageId');
      expect(lab.one('AWS::EC2::Instance')['LaunchTemplate']).toMatchObject({ Version: '1' });
      expect(lab.one('AWS::EC2::LaunchTemplate')['LaunchTemplateData']).toEqual({
        ImageId: `resolve:ssm:${name}`,
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      });
    },
  );

  test('does not exist for Windows on an arm64 processor', () => {
    expect(() => new ResolvedLab({ os: 'windows-2022', instanceType: 't4g.micro' })).toThrow(
      /lab\.os: "windows-2022" has no image for the arm64 processor of t4g\.micro; .*t3\.micro/,
    );
  });
});

describe('the instance', () => {
  test('is a t3.micro with an encrypted disk that goes with it, and answers metadata to itself only, with a token', () => {
    expect(new ResolvedLab().one('AWS::EC2::Instance')).toMatchObject({
      InstanceType: 't3.micro',
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      CreditSpecification: { CPUCredits: 'unlimited' },
      PropagateTagsToVolumeOnCreation: true,
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/sda1',
          Ebs: { VolumeType: 'gp3', VolumeSize: 8, Encrypted: true, DeleteOnTermination: true },
        },
      ],
    });
  });

  test.each([true, false])('comes up after the way to the internet and goes before it (elasticIp %s)', (elasticIp) => {
    const [instance] = resourcesOfType(new ResolvedLab({ elasticIp }).model, 'AWS::EC2::Instance');
    expect(instance?.dependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^NetworkVpcPublicSubnet1DefaultRoute/)]),
    );
  });

  test('keeps its address by an allocation of its own', () => {
    const lab = new ResolvedLab();
    expect(lab.one('AWS::EC2::EIP')).toMatchObject({ Domain: 'vpc' });
    expect(lab.one('AWS::EC2::EIPAssociation')).toEqual({
      AllocationId: '<ServerAddress.AllocationId>',
      InstanceId: '<ServerInstance>',
    });
    expect(lab.step('OpenPage')).toBe('http://<ServerAddress.PublicIp>/');
  });

  test('has a passing address when the operator wants no Elastic IP', () => {
    const lab = new ResolvedLab({ elasticIp: false });
    expect(lab.all('AWS::EC2::EIP')).toEqual([]);
    expect(lab.one('AWS::EC2::Instance')['NetworkInterfaces']).toMatchObject([{ AssociatePublicIpAddress: true }]);
  });

  test('of a type outside the free plan needs a word from the operator', () => {
    expect(() => new ResolvedLab({ instanceType: 'm7i.large' })).toThrow(/"m7i\.large" is outside the free plan/);
    const any = new ResolvedLab({ instanceType: 'm7i.large', allowAnyInstanceType: true }).one('AWS::EC2::Instance');
    expect(any['InstanceType']).toBe('m7i.large');
    expect(any).not.toHaveProperty('CreditSpecification');
  });

  test('of a type without a generation is refused by name', () => {
    expect(() => new ResolvedLab({ instanceType: 'bogus.micro', allowAnyInstanceType: true })).toThrow(
      /lab\.instanceType: "bogus\.micro" is not among the instance types of EC2/,
    );
  });

  test('fails the deployment when its page does not answer in time', () => {
    const { model } = new ResolvedLab();
    const [condition] = resourcesOfType(model, 'AWS::CloudFormation::WaitCondition');
    expect(condition?.properties).toMatchObject({ Count: 1, Timeout: '900' });
    expect(condition?.dependsOn.some((id) => id.startsWith('ServerInstance'))).toBe(true);
  });

  test('and the handle it reports to are made anew together', () => {
    const ids = (lab: ResolvedLab) => [...lab.model.resources.keys()].filter((id) => id.startsWith('ServerBoot'));
    expect(ids(new ResolvedLab())).toEqual(ids(new ResolvedLab({ adminCidr: ADMIN })));
    expect(ids(new ResolvedLab())).not.toEqual(ids(new ResolvedLab({ instanceType: 't4g.micro' })));
    expect(ids(new ResolvedLab())).not.toEqual(ids(new ResolvedLab({ os: 'windows-2022' })));
  });
});

describe('the key pair', () => {
  test('is RSA in PEM, made by EC2 under a generated name, and no key material is in the template', () => {
    const { KeyName, ...key } = new ResolvedLab().one('AWS::EC2::KeyPair');
    expect(key).toMatchObject({ KeyType: 'rsa', KeyFormat: 'pem' });
    expect(key).not.toHaveProperty('PublicKeyMaterial');
    expect(KeyName).toBe('lab-00000000-0000-0000-0000-000000000000');
  });
});
