import { FlowLogTrafficType, IpAddresses, IpProtocol, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { flowLogDestination } from '../shared/flow-log-destination';
import { zoneSelection } from '../shared/zone-selection';

export interface LabNetworkProps {
  /** Zones with a subnet, by their number or their names; the server stands in the first by name. */
  readonly availabilityZones: number | readonly string[];
}

/**
 * A small network of public subnets. It costs nothing: there is no NAT gateway, because the one server has an address of its own.
 * The account's default VPC would do too, but a network of our own is deleted with the stack and never meets somebody else's.
 */
export class LabNetwork extends Construct {
  readonly vpc: Vpc;

  constructor(scope: Construct, id: string, props: LabNetworkProps) {
    super(scope, id);
    const zones = zoneSelection(props.availabilityZones);
    this.vpc = new Vpc(this, zones.id, {
      ipAddresses: IpAddresses.cidr('10.20.0.0/24'),
      // Always both: CloudFormation gives a server that stands no IPv6 address, and an administrator's family may change any day.
      ipProtocol: IpProtocol.DUAL_STACK,
      ...zones.props,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: SubnetType.PUBLIC, cidrMask: 26, mapPublicIpOnLaunch: false },
      ],
      restrictDefaultSecurityGroup: true,
    });
    // Only what was refused: it answers "why does it time out?", and costs next to nothing to store.
    this.vpc.addFlowLog('Refused', {
      destination: flowLogDestination(this, 'RefusedTrafficWriter', new LogGroup(this, 'RefusedTraffic')),
      trafficType: FlowLogTrafficType.REJECT,
    });
  }
}
