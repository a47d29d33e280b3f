import {
  type IOrigin,
  OriginProtocolPolicy,
  VpcOriginEndpoint,
  VpcOrigin as VpcOriginResource,
} from 'aws-cdk-lib/aws-cloudfront';
import { VpcOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Peer } from 'aws-cdk-lib/aws-ec2';
import { Duration, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { CLOUDFRONT_PREFIX_LISTS } from '../../lib/model/cloudfront-prefix-lists';
import { SERVING_SECONDS } from '../../lib/shared/behind-api';
import type { InternalBalancer } from './internal-balancer';
import { stackUniqueName } from './stack-unique-name';

/**
 * CloudFront's way to a load balancer that has no address on the internet (W1): network interfaces that CloudFront keeps in the
 * private subnets.
 *
 * @param name - first word of the origin's name, whose end is the stack's own
 */
export function originInside(scope: Construct, id: string, name: string, balancer: InternalBalancer): IOrigin {
  const prefixList = CLOUDFRONT_PREFIX_LISTS[Stack.of(scope).region];
  if (prefixList === undefined) {
    throw new Error(`The region ${Stack.of(scope).region} has no row in lib/model/cloudfront-prefix-lists.ts: add one`);
  }
  // CloudFront comes from its own addresses, into a load balancer that only a VPC origin of this account leads to. The list
  // counts as 55 of the 60 rules that a group may have: one port, and nothing beside it (W3).
  balancer.listener.connections.allowDefaultPortFrom(Peer.prefixList(prefixList), 'Requests from CloudFront');

  const origin = new VpcOriginResource(scope, id, {
    endpoint: VpcOriginEndpoint.applicationLoadBalancer(balancer.balancer),
    vpcOriginName: stackUniqueName(name),
    protocolPolicy: OriginProtocolPolicy.HTTP_ONLY,
  });
  // Refused where nobody listens, and in a network that has no internet gateway, though nothing passes through that.
  const { publicSubnets } = balancer.balancer.vpc!;
  origin.node.addDependency(balancer.listener, publicSubnets[0]!.internetConnectivityEstablished);
  return VpcOrigin.withVpcOrigin(origin, {
    readTimeout: Duration.seconds(SERVING_SECONDS.integration),
    // Shorter than the load balancer keeps a silent connection, so that CloudFront never sends into a closed one.
    keepaliveTimeout: Duration.seconds(SERVING_SECONDS.idle - 5),
  });
}
