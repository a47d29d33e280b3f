import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { InterfaceVpcEndpointAwsService, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import type { RagSettings } from '../../lib/rag/settings';
import type { AtDeployProps } from '../shared/at-deploy';
import type { HandlerFunctionProps } from '../shared/handler-function';
import { TieredNetwork, type WayOut } from '../shared/tiered-network';
import type { PassageHost } from './passage-host';

export interface RagNetworkProps {
  /** Zones, and whether endpoints stand in all of them. */
  readonly mode: Pick<ModeSettings, 'availabilityZones' | 'highlyAvailable'>;
  /** Who is in it: the store and the functions that call it, servers, or both. */
  readonly settings: Pick<RagSettings, 'reach' | 'compute'>;
}

/**
 * The network that the store is reached in, and that servers run in. What the store is reached from has no way to the internet:
 * models and the queue come into it as endpoints. Servers install themselves from the internet, so they stand in subnets of their own.
 */
export class RagNetwork extends Construct {
  readonly network: TieredNetwork;
  /** Whether the store is reached in it; by its public address otherwise. */
  readonly leadsToStore: boolean;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { mode, settings }: RagNetworkProps) {
    super(scope, id);
    const { availabilityZones, highlyAvailable } = mode;
    this.leadsToStore = settings.reach === 'network';
    const throughNat: WayOut = highlyAvailable ? 'nat-gateway' : 'nat-instance';
    this.network = new TieredNetwork(this, 'Tiers', {
      availabilityZones,
      highlyAvailable,
      wayOut: settings.compute === 'ec2' ? throughNat : 'endpoints',
      dataTier: settings.compute === 'ec2' && this.leadsToStore,
    });
    this.alarms = this.network.alarms;
    if (!this.leadsToStore) return;
    this.network.addEndpoint('Models', InterfaceVpcEndpointAwsService.BEDROCK_RUNTIME, []);
    this.network.addEndpoint('Sqs', InterfaceVpcEndpointAwsService.SQS, []);
  }

  /** Where a function that calls the store runs, in a group of its own. */
  place(id: string, groupDescription: string, store: PassageHost): NonNullable<HandlerFunctionProps<never>['network']> {
    const securityGroup = this.network.addCaller(this, id, groupDescription);
    this.openStore(securityGroup, store);
    return { vpc: this.network.vpc, subnets: this.network.isolatedSubnets, securityGroup };
  }

  /** The same for what runs at deploy. */
  inside(groupDescription: string): AtDeployProps<never>['inside'] {
    return { network: this.network, subnets: this.network.isolatedSubnets, groupDescription };
  }

  /** Lets the members of a group call the endpoints and the store, where these are in the network. */
  openStore(group: ISecurityGroup, store: PassageHost): void {
    if (!this.leadsToStore) return;
    this.network.openEndpoints(group);
    store.connections?.allowDefaultPortFrom(group, 'Searches and passages');
  }
}
