import {
  type CfnMethod,
  ConnectionType,
  VpcLink as FormerLink,
  Integration,
  IntegrationType,
  type IResource,
  type IVpcLink,
  type Method,
  type MethodOptions,
  ResponseTransferMode,
} from 'aws-cdk-lib/aws-apigateway';
import { VpcLink } from 'aws-cdk-lib/aws-apigatewayv2';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CALLER_HEADER, REST_CALLER_VARIABLE } from '../../lib/shared/behind-api';
import type { InternalBalancer } from './internal-balancer';
import type { TieredNetwork } from './tiered-network';

const GROUP = 'The API, on its way to the load balancer';

export interface RestLinkProps {
  /** The network of the load balancer. */
  readonly network: TieredNetwork;
  /** What the API leads to. */
  readonly balancer: InternalBalancer;
  /**
   * Headers that the API writes from the path, beside that of the caller: header -> parameter of the path.
   * @default - none
   */
  readonly fromPath?: Readonly<Record<string, string>>;
}

/** How a route is handed on. */
export interface LinkedRoute {
  /** Seconds that the API waits for the end of an answer: 29 at most, 900 where it streams. */
  readonly seconds: number;
  /** Whether an answer is handed on while it is made. */
  readonly streams: boolean;
}

/**
 * The way of a REST API into a network, and the only way to the load balancer in it. On the way the API writes down who signed the
 * request, over whatever the client wrote there.
 *
 * The library knows links of a REST API to network load balancers alone, so the load balancer is put into the method by hand. Amazon
 * API Gateway Developer Guide, "Set up a private integration", read in November 2026: a VPC link V2, and the load balancer's ARN.
 */
export class RestLink extends Construct {
  private readonly link: IVpcLink;
  private readonly balancer: InternalBalancer;
  private readonly fromPath: Readonly<Record<string, string>>;
  /** What a link cannot change: with another one it is another link. */
  private readonly madeOf: readonly unknown[];

  constructor(scope: Construct, id: string, { network, balancer, fromPath = {} }: RestLinkProps) {
    super(scope, id);
    const group = network.addGroup(this, 'Group', GROUP);
    balancer.listener.connections.allowDefaultPortFrom(group, 'Requests from the API');
    const { vpc, applicationSubnets: subnets } = network;
    const { vpcLinkId } = new VpcLink(this, 'VpcLink', { vpc, subnets, securityGroups: [group] });
    this.madeOf = [GROUP, vpc.selectSubnets(subnets).subnetIds];
    this.link = FormerLink.fromVpcLinkId(this, 'ForMethods', vpcLinkId);
    this.balancer = balancer;
    this.fromPath = fromPath;
  }

  /** Adds a method that is answered over the link. It must ask for IAM authorization: without, there is no caller to write down. */
  addMethod(
    resource: IResource,
    httpMethod: string,
    { seconds, streams }: LinkedRoute,
    options: MethodOptions,
  ): Method {
    const { path } = resource;
    const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const method = resource.addMethod(
      httpMethod,
      new Integration({
        type: IntegrationType.HTTP_PROXY,
        integrationHttpMethod: httpMethod,
        uri: `http://${this.balancer.balancer.loadBalancerDnsName}${path}`,
        options: {
          connectionType: ConnectionType.VPC_LINK,
          vpcLink: this.link,
          timeout: Duration.seconds(seconds),
          responseTransferMode: streams ? ResponseTransferMode.STREAM : undefined,
          requestParameters: {
            ...byName(parameters, (name) => [`integration.request.path.${name}`, `method.request.path.${name}`]),
            ...byName(Object.entries(this.fromPath), ([header, name]) =>
              written(header, `method.request.path.${name}`),
            ),
            ...byName([CALLER_HEADER], (header) => written(header, `context.${REST_CALLER_VARIABLE}`)),
          },
        },
      }),
      { ...options, requestParameters: byName(parameters, (name) => [`method.request.path.${name}`, true]) },
    );
    const target = this.balancer.balancer.loadBalancerArn;
    (method.node.defaultChild as CfnMethod).addPropertyOverride('Integration.IntegrationTarget', target);
    // A stage answers as its deployment was made, and goes on asking a former link until there is another deployment.
    method.api.latestDeployment?.addToLogicalId(this.madeOf);
    return method;
  }
}

function written(header: string, expression: string): [string, string] {
  return [`integration.request.header.${header}`, expression];
}

function byName<Item, Value>(items: readonly Item[], entry: (item: Item) => [string, Value]): Record<string, Value> {
  return Object.fromEntries(items.map(entry));
}
