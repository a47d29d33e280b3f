import {
  CfnEIP,
  CfnEIPAssociation,
  CpuCredits,
  HttpTokens,
  Instance,
  InstanceArchitecture,
  InstanceType,
  type ISecurityGroup,
  type ISubnet,
  KeyPair,
  KeyPairFormat,
  KeyPairType,
  type Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { LabSettings } from '../../lib/lab/settings';
import { acknowledge } from '../guardrails/acknowledge';
import { rootDisk } from '../shared/root-disk';
import { stackUniqueName } from '../shared/stack-unique-name';
import { bootScript } from './boot-script';
import { BootSignal } from './boot-signal';
import { isReadAtLaunch, launchTimeImage, serverImage } from './server-image';

/** Gibibytes of the root volume: what Canonical's image needs, and what Microsoft's does. */
const ROOT_VOLUME_GB = { 'ubuntu-24.04': 8, 'windows-2022': 30 } as const;

/** Seconds until a server that has not reported counts as failed. Windows runs its set-up and restarts before it boots. */
const BOOT_SECONDS = { 'ubuntu-24.04': 900, 'windows-2022': 1800 } as const;

export interface LabServerProps {
  /** Network; the server stands in its first subnet. */
  readonly vpc: Vpc;
  /** Who may reach the server. */
  readonly securityGroup: ISecurityGroup;
  /** What programs on the server may do. */
  readonly role: IRole;
  /** Bucket whose objects the page lists. */
  readonly bucket: IBucket;
  /** What the operator chose: operating system, type, image, address. */
  readonly settings: Pick<LabSettings, 'os' | 'instanceType' | 'image' | 'elasticIp'>;
}

/** One rented computer: its key pair, its disk, its address, and the proof that it came up. */
export class LabServer extends Construct {
  readonly instance: Instance;
  readonly keyPair: KeyPair;
  /** Public IPv4 address. Without an Elastic IP it is another one after every stop and start. */
  readonly publicAddress: string;

  constructor(scope: Construct, id: string, props: LabServerProps) {
    super(scope, id);
    const { os, image, elasticIp } = props.settings;
    const instanceType = new InstanceType(props.settings.instanceType);
    const architecture = instanceType.architecture === InstanceArchitecture.ARM_64 ? 'arm64' : 'amd64';

    // EC2 makes the key and leaves the private half in SSM, where only an administrator reads it. RSA, because
    // a Windows password can be decrypted with nothing else. No key of this name is in the account already: a deployment that
    // fails on one would delete it as its own.
    this.keyPair = new KeyPair(this, 'KeyPair', {
      keyPairName: stackUniqueName('lab'),
      type: KeyPairType.RSA,
      format: KeyPairFormat.PEM,
    });

    const booted = new BootSignal(this, 'Boot');
    const userData = bootScript({
      os,
      bucketName: props.bucket.bucketName,
      region: Stack.of(this).region,
      signalUrl: booted.url,
    });

    const [subnet] = props.vpc.publicSubnets as [ISubnet];
    const machineImage = serverImage({ os, image, architecture }, userData);
    this.instance = new Instance(this, 'Instance', {
      vpc: props.vpc,
      vpcSubnets: { subnets: [subnet] },
      securityGroup: props.securityGroup,
      role: props.role,
      keyPair: this.keyPair,
      instanceType,
      machineImage,
      // User data runs once in an instance's life, so other user data means another instance. What must last is in the bucket.
      userDataCausesReplacement: true,
      // With an Elastic IP to come, a first address would be taken away again in the middle of the installation.
      associatePublicIpAddress: !elasticIp,
      httpTokens: HttpTokens.REQUIRED,
      httpPutResponseHopLimit: 1,
      // T3 and T4g start without a single credit. Held to the standard, a micro boots with a fifth of one processor, and never reaches
      // the 90 % that the alarm waits for. What is used above the credits bills, and that alarm says so.
      ...(instanceType.isBurstable() && { creditSpecification: CpuCredits.UNLIMITED }),
      blockDevices: [rootDisk('/dev/sda1', ROOT_VOLUME_GB[os])],
      propagateTagsToVolumeOnCreation: true,
    });
    // The address needs the way to the internet, and nothing else says so: made before it, or left behind it at the end, it fails.
    this.instance.instance.node.addDependency(subnet.internetConnectivityEstablished);

    if (isReadAtLaunch({ os, image })) launchTimeImage(this.instance, machineImage);

    this.publicAddress = elasticIp ? this.keepAddress() : this.instance.instancePublicIp;

    booted.waitFor(this.instance.instance, BOOT_SECONDS[os]);

    acknowledge(this.instance, {
      'AwsSolutions-EC28':
        'Metrics every five minutes are free and enough to see a busy processor; every minute would cost more than a tenth of the server.',
      'AwsSolutions-EC29':
        'A lesson deletes its server, and a new image replaces it. Protection from termination would leave the old one running and billing.',
    });
  }

  private keepAddress(): string {
    const address = new CfnEIP(this, 'Address', { domain: 'vpc' });
    new CfnEIPAssociation(this, 'AddressAssociation', {
      allocationId: address.attrAllocationId,
      instanceId: this.instance.instanceId,
    });
    return address.attrPublicIp;
  }
}
