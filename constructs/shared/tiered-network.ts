import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import {
  FlowLog,
  FlowLogResourceType,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  type InterfaceVpcEndpoint,
  type InterfaceVpcEndpointAwsService,
  IpAddresses,
  type ISecurityGroup,
  Peer,
  Port,
  SecurityGroup,
  type SubnetConfiguration,
  type SubnetSelection,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct, type IDependable } from 'constructs';
import { flowLogDestination } from './flow-log-destination';
import { NatInstance } from './nat-instance';
import { zoneSelection } from './zone-selection';

/** How programs in this network reach the services of AWS. */
export type WayOut =
  /** Public addresses and no inbound rule: nothing to pay beyond the addresses. */
  | 'public'
  /** Private addresses behind a NAT gateway in each zone. */
  | 'nat-gateway'
  /** Private addresses behind one small instance that does what a gateway does. */
  | 'nat-instance'
  /** No way to the internet: the services come into the network as endpoints. */
  | 'endpoints';

export interface TieredNetworkProps {
  /** Zones the network spans, by their number or their names. */
  readonly availabilityZones: number | readonly string[];
  /** How programs reach the services of AWS. */
  readonly wayOut: WayOut;
  /** Keep room for a database that nothing outside the network can reach. */
  readonly dataTier: boolean;
  /** Interface endpoints in every zone, or in one for half the price and half the safety. */
  readonly highlyAvailable: boolean;
}

/**
 * A network in tiers: public subnets, private ones for programs, isolated ones for data. It has those that its way out and
 * its data need, and records what it refuses. S3 and DynamoDB come through gateway endpoints, which cost nothing.
 */
export class TieredNetwork extends Construct {
  readonly vpc: Vpc;
  /** Where programs run. */
  readonly applicationSubnets: SubnetSelection;
  /** Where nothing has a way to the internet. */
  readonly isolatedSubnets: SubnetSelection = { subnetType: SubnetType.PRIVATE_ISOLATED };
  /** Programs reach AWS by public addresses of their own. */
  readonly publicAddresses: boolean;
  /** What must exist before a program can reach the internet, where it can. */
  readonly wayOutEstablished: IDependable;
  /** Whether what stands in the way out is well, where that is a machine. */
  readonly alarms: readonly Alarm[];
  private readonly highlyAvailable: boolean;
  private endpointGroup?: SecurityGroup;

  constructor(scope: Construct, id: string, props: TieredNetworkProps) {
    super(scope, id);
    this.highlyAvailable = props.highlyAvailable;
    this.publicAddresses = props.wayOut === 'public';
    this.applicationSubnets = { subnetType: APPLICATION_SUBNETS[props.wayOut] };
    const natInstance = props.wayOut === 'nat-instance' ? new NatInstance() : undefined;
    const zones = zoneSelection(props.availabilityZones);
    this.vpc = new Vpc(this, zones.id, {
      ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
      ...zones.props,
      natGateways: { 'nat-gateway': zones.count, 'nat-instance': 1, public: 0, endpoints: 0 }[props.wayOut],
      ...(natInstance && { natGatewayProvider: natInstance }),
      subnetConfiguration: subnets(props),
      gatewayEndpoints: {
        S3: { service: GatewayVpcEndpointAwsService.S3 },
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
      },
    });
    this.alarms = natInstance?.alarms ?? [];
    this.wayOutEstablished = this.vpc.selectSubnets(this.applicationSubnets).internetConnectivityEstablished;
    new FlowLog(this, 'FlowLog', {
      resourceType: FlowLogResourceType.fromVpc(this.vpc),
      // It answers "why does it time out?". All traffic would cost as much again as the services whose every call it records.
      trafficType: FlowLogTrafficType.REJECT,
      destination: flowLogDestination(this, 'FlowLogWriter', new LogGroup(this, 'FlowLogs')),
    });
  }

  /** Brings a service into the isolated subnets, for the members of these groups and nobody else. */
  addEndpoint(
    id: string,
    service: InterfaceVpcEndpointAwsService,
    callers: readonly ISecurityGroup[],
  ): InterfaceVpcEndpoint {
    for (const caller of callers) this.openEndpoints(caller);
    return this.vpc.addInterfaceEndpoint(id, {
      service,
      open: false,
      securityGroups: [this.endpoints()],
      subnets: this.highlyAvailable ? this.isolatedSubnets : { subnets: this.vpc.isolatedSubnets.slice(0, 1) },
    });
  }

  /** Lets the members of a group call every service that came into the network. */
  openEndpoints(caller: ISecurityGroup): void {
    this.endpoints().addIngressRule(caller, Port.tcp(443), 'Calls to AWS services');
  }

  private endpoints(): SecurityGroup {
    this.endpointGroup ??= new SecurityGroup(this, 'EndpointGroup', {
      vpc: this.vpc,
      description: 'Endpoints of AWS services',
      allowAllOutbound: false,
    });
    return this.endpointGroup;
  }

  /** A group that nobody may call, and whose members may call nobody, until a rule for both says who. */
  addGroup(scope: Construct, id: string, description: string): SecurityGroup {
    const group = new SecurityGroup(scope, id, { vpc: this.vpc, description, allowAllOutbound: false });
    // EC2 lets a group without a rule of its own send everything everywhere, and the library takes its own rule for nowhere away
    // with the first rule for another group, which stands as a resource of its own. This one stays.
    group.addEgressRule(Peer.ipv4('255.255.255.255/32'), Port.allTraffic(), 'Nowhere');
    return group;
  }

  /** A group that may call AWS services by HTTPS and that nobody may call. */
  addCaller(scope: Construct, id: string, description: string): SecurityGroup {
    const group = new SecurityGroup(scope, id, { vpc: this.vpc, description, allowAllOutbound: false });
    // The prefix lists of S3 and DynamoDB differ from region to region and a look-up would need an account at synth.
    // Where there is no route to the internet, this reaches the endpoints and nothing else.
    group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'HTTPS to AWS services');
    return group;
  }
}

const APPLICATION_SUBNETS: Readonly<Record<WayOut, SubnetType>> = {
  public: SubnetType.PUBLIC,
  'nat-gateway': SubnetType.PRIVATE_WITH_EGRESS,
  'nat-instance': SubnetType.PRIVATE_WITH_EGRESS,
  endpoints: SubnetType.PRIVATE_ISOLATED,
};

function subnets({ wayOut, dataTier }: TieredNetworkProps): SubnetConfiguration[] {
  const cidrMask = 20;
  // Every kind keeps its addresses in every variant. Otherwise a deployed stack could not change its variant: CloudFormation
  // makes the new subnets before it deletes the old ones, and two subnets cannot share an address.
  return [
    {
      name: 'Isolated',
      subnetType: SubnetType.PRIVATE_ISOLATED,
      cidrMask,
      reserved: wayOut !== 'endpoints' && !dataTier,
    },
    // A public address is asked for by a launch template, not given to whatever lands here.
    {
      name: 'Public',
      subnetType: SubnetType.PUBLIC,
      cidrMask,
      mapPublicIpOnLaunch: false,
      reserved: wayOut === 'endpoints',
    },
    {
      name: 'Private',
      subnetType: SubnetType.PRIVATE_WITH_EGRESS,
      cidrMask,
      reserved: APPLICATION_SUBNETS[wayOut] !== SubnetType.PRIVATE_WITH_EGRESS,
    },
  ];
}
