import { MappingValue, ParameterMapping, VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpAlbIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CALLER_HEADER, CALLER_VARIABLE, SERVING_SECONDS } from '../../lib/shared/behind-api';
import type { InternalBalancer } from './internal-balancer';
import type { TieredNetwork } from './tiered-network';

export interface ApiLinkProps {
  /** The network of the load balancer. */
  readonly network: TieredNetwork;
  /** What the API leads to. */
  readonly balancer: InternalBalancer;
}

/**
 * The way of an HTTP API into a network, and the only way to the load balancer in it. On the way the API writes down who signed
 * the request, over whatever the client wrote there.
 */
export class ApiLink extends Construct {
  /** For routes with IAM authorization: those without have no caller to write down. */
  readonly integration: HttpAlbIntegration;

  constructor(scope: Construct, id: string, { network, balancer }: ApiLinkProps) {
    super(scope, id);
    const group = network.addGroup(this, 'Group', 'The API, on its way to the load balancer');
    balancer.listener.connections.allowDefaultPortFrom(group, 'Requests from the API');
    const { vpc, applicationSubnets: subnets } = network;
    this.integration = new HttpAlbIntegration('Machines', balancer.listener, {
      vpcLink: new VpcLink(this, 'VpcLink', { vpc, subnets, securityGroups: [group] }),
      parameterMapping: new ParameterMapping().overwriteHeader(
        CALLER_HEADER,
        MappingValue.contextVariable(CALLER_VARIABLE),
      ),
      timeout: Duration.seconds(SERVING_SECONDS.integration),
    });
  }
}
