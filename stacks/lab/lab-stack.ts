import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { LabBucket } from '../../constructs/lab/lab-bucket';
import { LabGroups } from '../../constructs/lab/lab-groups';
import { LabNetwork } from '../../constructs/lab/lab-network';
import { LabServer } from '../../constructs/lab/lab-server';
import { MonthlyBudget } from '../../constructs/lab/monthly-budget';
import { NightlyStop } from '../../constructs/lab/nightly-stop';
import { ServerAlarms } from '../../constructs/lab/server-alarms';
import { ServerFirewall } from '../../constructs/lab/server-firewall';
import { ServerRole } from '../../constructs/lab/server-role';
import { AlarmTopic } from '../../constructs/shared/alarm-topic';
import { stackOutputs } from '../../constructs/shared/stack-outputs';
import type { Region } from '../../lib/config/regions';
import { INSTANCE_CONNECT_RANGES } from '../../lib/lab/instance-connect-ranges';
import type { LabSettings } from '../../lib/lab/settings';
import { addressBlock } from '../../lib/model/reach/address-block';
import type { PatternStackProps } from '../pattern-stack';
import { labOutputs } from './lab-outputs';

/** One server, one group, one key. */
export class LabStack extends Stack {
  readonly network: LabNetwork;
  readonly firewall: ServerFirewall;
  readonly server: LabServer;
  readonly groups: LabGroups;

  constructor(
    scope: Construct,
    id: string,
    { settings: lab, mode, alarmEmail, given = {}, ...props }: PatternStackProps<LabSettings>,
  ) {
    super(scope, id, props);
    const remoteAccess = lab.os === 'windows-2022' ? 'rdp' : 'ssh';
    const admin = lab.adminCidr ? { cidr: lab.adminCidr, family: addressBlock(lab.adminCidr)!.family } : undefined;

    this.network = new LabNetwork(this, 'Network', { availabilityZones: mode.availabilityZones });
    this.firewall = new ServerFirewall(this, 'Firewall', {
      vpc: this.network.vpc,
      remoteAccess,
      admin,
      instanceConnectRange: lab.instanceConnect ? INSTANCE_CONNECT_RANGES[this.region as Region] : undefined,
    });

    const storage = new LabBucket(this, 'Storage', { mode });
    const { role } = new ServerRole(this, 'ServerRole', { storage });
    this.server = new LabServer(this, 'Server', {
      vpc: this.network.vpc,
      securityGroup: this.firewall.server,
      role,
      bucket: storage.bucket,
      settings: lab,
    });

    const { server, bastion } = this.firewall;
    this.groups = new LabGroups(this, 'People', {
      instance: this.server.instance,
      securityGroups: bastion ? [server, bastion] : [server],
      remoteAccess,
      settings: lab,
    });

    const topic = new AlarmTopic(this, 'Alarms', { email: alarmEmail });
    new ServerAlarms(this, 'ServerAlarms', { instance: this.server.instance, topic });
    if (lab.nightlyStop) {
      new NightlyStop(this, 'NightlyStop', {
        instance: this.server.instance,
        time: lab.stopTime,
        timeZone: lab.stopTimeZone,
      });
    }
    if (lab.monthlyBudgetUsd !== undefined && alarmEmail !== undefined) {
      new MonthlyBudget(this, 'Budget', { amountUsd: lab.monthlyBudgetUsd, email: alarmEmail });
    }

    stackOutputs(
      this,
      labOutputs(this, {
        server: this.server,
        firewall: this.firewall,
        bucket: storage.bucket,
        lab,
        fromIpv6: admin?.family === 6,
        given,
        mode,
      }),
    );
  }
}
