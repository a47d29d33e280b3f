import { Alarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import {
  AmazonLinuxCpuType,
  type ConfigureNatOptions,
  CpuCredits,
  type GatewayConfig,
  HttpTokens,
  Instance,
  InstanceClass,
  InstanceSize,
  InstanceType,
  MachineImage,
  NatProvider,
  Peer,
  Port,
  type PrivateSubnet,
  RouterType,
  SecurityGroup,
  UserData,
} from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Aws, Duration, Stack } from 'aws-cdk-lib/core';
import { acknowledge } from '../guardrails/acknowledge';
import { installPackages } from './install-packages';
import { rootDisk } from './root-disk';
import { allowSessions } from './session-manager-access';

/** How long a deployment waits for it. It is up within two minutes. */
const BOOT_TIME = Duration.minutes(10);
/** What Amazon Linux 2023 needs. */
const DISK_GIB = 8;

/**
 * The way out of private subnets through one small instance, at a fifth of the price of a NAT gateway and without its promises:
 * when it fails, nothing in the private subnets reaches AWS until it is replaced.
 *
 * It passes on HTTPS alone, and only what comes from the subnets that it serves.
 */
export class NatInstance extends NatProvider {
  /** It is gone or ill, or has more to pass on than it can. Filled when the network is made. */
  readonly alarms: Alarm[] = [];
  private readonly instances = new Map<string, Instance>();

  override configureNat({ vpc, natSubnets, privateSubnets }: ConfigureNatOptions): void {
    const securityGroup = new SecurityGroup(vpc, 'NatGroup', {
      vpc,
      description: 'Instance that passes HTTPS on to the internet',
      allowAllOutbound: false,
    });
    for (const [at, { ipv4CidrBlock }] of privateSubnets.entries()) {
      securityGroup.addIngressRule(Peer.ipv4(ipv4CidrBlock), Port.tcp(443), `HTTPS of private subnet ${at + 1}`);
    }
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS to the internet');
    const role = new Role(vpc, 'NatRole', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    allowSessions(role);

    for (const subnet of natSubnets) {
      const userData = UserData.forLinux();
      const instance = new Instance(subnet, 'Nat', {
        vpc,
        vpcSubnets: { subnets: [subnet] },
        instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO),
        machineImage: MachineImage.latestAmazonLinux2023({ cpuType: AmazonLinuxCpuType.ARM_64 }),
        securityGroup,
        role,
        userData,
        // It forwards what is meant for others.
        sourceDestCheck: false,
        associatePublicIpAddress: true,
        httpTokens: HttpTokens.REQUIRED,
        httpPutResponseHopLimit: 1,
        // Forwarding costs it next to nothing; credits at their price rather than a network that crawls.
        creditSpecification: CpuCredits.UNLIMITED,
        blockDevices: [rootDisk('/dev/xvda', DISK_GIB)],
        resourceSignalTimeout: BOOT_TIME,
        propagateTagsToVolumeOnCreation: true,
      });
      userData.addCommands(...forwarding(Stack.of(instance).getLogicalId(instance.instance)));
      // It installs itself from the internet, and goes before the way there does.
      instance.instance.node.addDependency(subnet.internetConnectivityEstablished);
      acknowledge(instance, {
        'AwsSolutions-EC26':
          'Its disk is encrypted, as the template says. The check gives up on an instance without a launch template beside a group with one.',
        'AwsSolutions-EC28': 'Metrics every five minutes are free and enough to see that packets pass.',
        'AwsSolutions-EC29': 'A new image replaces it, and it keeps nothing.',
      });
      this.instances.set(subnet.availabilityZone, instance);
      this.alarms.push(...alarmsOf(instance));
    }
    for (const subnet of privateSubnets) this.configureSubnet(subnet);
  }

  override configureSubnet(subnet: PrivateSubnet): void {
    const [any] = this.instances.values();
    const instance = this.instances.get(subnet.availabilityZone) ?? any;
    subnet.addRoute('DefaultRoute', {
      routerType: RouterType.INSTANCE,
      routerId: instance!.instanceId,
      enablesInternetConnectivity: true,
    });
  }

  override get configuredGateways(): GatewayConfig[] {
    return [...this.instances].map(([az, { instanceId }]) => ({ az, gatewayId: instanceId }));
  }
}

function alarmsOf(instance: Instance): Alarm[] {
  const measured = (metricName: string, statistic: string, minutes: number) =>
    new Metric({
      namespace: 'AWS/EC2',
      metricName,
      statistic,
      period: Duration.minutes(minutes),
      dimensionsMap: { InstanceId: instance.instanceId },
    });
  return [
    new Alarm(instance, 'StatusAlarm', {
      alarmDescription:
        'The way out of the private subnets is closed: terminate the instance that passes packets on, and deploy again',
      metric: measured('StatusCheckFailed', 'Maximum', 1),
      threshold: 1,
      evaluationPeriods: 5,
      // It never rests, so one that reports nothing is gone.
      treatMissingData: TreatMissingData.BREACHING,
    }),
    new Alarm(instance, 'CpuAlarm', {
      alarmDescription:
        'The instance that passes packets on computes without pause: take NAT gateways for as much traffic as that',
      metric: measured('CPUUtilization', 'Average', 5),
      threshold: 90,
      evaluationPeriods: 6,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }),
  ];
}

/** Turns a fresh Amazon Linux 2023 into a router, and tells CloudFormation. Running it twice ends in the same state. */
function forwarding(logicalId: string): string[] {
  return [
    'set -euo pipefail',
    `trap '/opt/aws/bin/cfn-signal --exit-code $? --stack ${Aws.STACK_NAME} --resource ${logicalId} --region ${Aws.REGION} || true' EXIT`,
    installPackages(['nftables']),
    "echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf",
    'sysctl -p /etc/sysctl.d/90-nat.conf',
    "cat > /etc/sysconfig/nftables.conf <<'EOF'",
    'flush ruleset',
    'table ip nat {',
    '  chain postrouting {',
    '    type nat hook postrouting priority srcnat; policy accept;',
    '    oifname != "lo" masquerade',
    '  }',
    '}',
    'EOF',
    'systemctl enable nftables',
    'systemctl restart nftables',
  ];
}
