import { InterfaceVpcEndpointAwsService, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import type { ModeSettings } from '../../lib/config/mode';
import type { AtDeployProps } from '../shared/at-deploy';
import type { HandlerFunctionProps } from '../shared/handler-function';
import { TieredNetwork } from '../shared/tiered-network';
import type { PassageHost } from './passage-host';

export interface RagNetworkProps {
  /** Zones, and whether endpoints stand in all of them. */
  readonly mode: Pick<ModeSettings, 'availabilityZones' | 'highlyAvailable'>;
}

/** The network that the store is reached in. It has no way to the internet: models and the queue come into it as endpoints. */
export class RagNetwork extends Construct {
  readonly network: TieredNetwork;

  constructor(scope: Construct, id: string, { mode }: RagNetworkProps) {
    super(scope, id);
    const { availabilityZones, highlyAvailable } = mode;
    this.network = new TieredNetwork(this, 'Tiers', {
      availabilityZones,
      highlyAvailable,
      wayOut: 'endpoints',
      dataTier: false,
    });
    this.network.addEndpoint('Models', InterfaceVpcEndpointAwsService.BEDROCK_RUNTIME, []);
    this.network.addEndpoint('Sqs', InterfaceVpcEndpointAwsService.SQS, []);
  }

  /** Where a function that calls the store runs, in a group of its own. */
  place(id: string, groupDescription: string, store: PassageHost): NonNullable<HandlerFunctionProps<never>['network']> {
    const securityGroup = this.network.addCaller(this, id, groupDescription);
    this.open(securityGroup, store);
    return { vpc: this.network.vpc, subnets: this.network.isolatedSubnets, securityGroup };
  }

  /** The same for what runs at deploy. */
  inside(groupDescription: string): AtDeployProps<never>['inside'] {
    return { network: this.network, subnets: this.network.isolatedSubnets, groupDescription };
  }

  /** Lets the members of a group call the endpoints and the store. */
  open(group: ISecurityGroup, store: PassageHost): void {
    this.network.openEndpoints(group);
    store.connections?.allowDefaultPortFrom(group, 'Searches and passages');
  }
}
