import { at, objectsAt } from './property-path';
import { referencedIds, resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';
import { UndecidableError } from './undecidable-error';

type Raw = Readonly<Record<string, unknown>>;

/** What CloudFront does with the requests of one path. */
export interface Behavior {
  /** `*` for whatever no other path takes. */
  readonly pattern: string;
  readonly settings: Raw;
  /** Where it takes answers from; more than one where one stands in for another. */
  readonly origins: readonly Origin[];
}

/** Somebody that a distribution takes answers from. */
export interface Origin {
  readonly settings: Raw;
  /** `files` of a bucket are the same for everybody; what else answers makes each answer anew. */
  readonly kind: 'files' | 'program';
  /**
   * Logical id of what CloudFront asks over the internet: an API, or the address of a function.
   * @default - a bucket, something inside a network, or nothing of the stack
   */
  readonly asks?: string;
}

export interface Distribution {
  readonly logicalId: string;
  readonly config: Raw;
  readonly behaviors: readonly Behavior[];
}

/**
 * The distributions of a stack.
 *
 * @throws UndecidableError for a behavior that leads to no origin, and for an origin of no known kind
 */
export function distributionsOf(stack: StackModel): readonly Distribution[] {
  return resourcesOfType(stack, 'AWS::CloudFront::Distribution').map(({ logicalId, properties }) => {
    const config = (properties['DistributionConfig'] ?? {}) as Raw;
    const listed = [
      { ...(config['DefaultCacheBehavior'] as Raw), PathPattern: '*' },
      ...objectsAt(config, 'CacheBehaviors'),
    ] as readonly Raw[];
    const behaviors = listed.map((settings) => ({
      pattern: String(settings['PathPattern']),
      settings,
      origins: originsCalled(logicalId, config, settings['TargetOriginId']),
    }));
    return { logicalId, config, behaviors };
  });
}

function originsCalled(distribution: string, config: Raw, id: unknown): readonly Origin[] {
  const group = objectsAt(config, 'OriginGroups', 'Items').find(({ Id }) => Id === id);
  if (group) {
    return objectsAt(group, 'Members', 'Items').flatMap(({ OriginId }) =>
      originsCalled(distribution, config, OriginId),
    );
  }
  const settings = objectsAt(config, 'Origins').find(({ Id }) => Id === id);
  const kinds = ['S3OriginConfig', 'VpcOriginConfig', 'CustomOriginConfig'].filter((name) => settings?.[name]);
  if (!settings || kinds.length !== 1) {
    throw new UndecidableError(`${distribution} leads to the origin ${String(id)}, which is of no known kind`);
  }
  if (kinds[0] === 'S3OriginConfig') return [{ settings, kind: 'files' }];
  const [asks, ...others] =
    kinds[0] === 'CustomOriginConfig' ? [...new Set(referencedIds(settings['DomainName']))] : [];
  if (others.length > 0) throw new UndecidableError(`${distribution} has an origin behind several resources`);
  return [{ settings, kind: 'program', ...(asks !== undefined && { asks }) }];
}

/** A way of CloudFront into a network: an origin of a distribution, by a VPC origin, to a listener of a load balancer. */
export interface WayInside {
  readonly distribution: string;
  /** Logical id of the VPC origin. */
  readonly vpcOrigin: string;
  readonly origin: Raw;
  readonly balancer: Resource;
  readonly listener: Resource;
}

/**
 * Every way of the distributions of a stack into its networks.
 *
 * @throws UndecidableError for one that leads to no load balancer of the stack, or to one with none or several listeners
 */
export function waysInside(stack: StackModel): readonly WayInside[] {
  return distributionsOf(stack).flatMap(({ logicalId, config }) =>
    objectsAt(config, 'Origins')
      .filter((origin) => origin['VpcOriginConfig'] !== undefined)
      .map((origin): WayInside => {
        const place = `${logicalId} Origins`;
        const id = at(origin, 'VpcOriginConfig', 'VpcOriginId');
        const vpcOrigin = resourceBehind(stack, id, ['AWS::CloudFront::VpcOrigin'], place);
        const balancer = resourceBehind(
          stack,
          at(vpcOrigin.properties, 'VpcOriginEndpointConfig', 'Arn'),
          ['AWS::ElasticLoadBalancingV2::LoadBalancer'],
          `${vpcOrigin.logicalId} Arn`,
        );
        const [listener, ...others] = resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener').filter(
          ({ properties, logicalId: each }) =>
            resourceBehind(stack, properties['LoadBalancerArn'], [balancer.type], `${each} LoadBalancerArn`) ===
            balancer,
        );
        if (!listener || others.length > 0) {
          throw new UndecidableError(`${balancer.logicalId} has not one listener`);
        }
        return { distribution: logicalId, vpcOrigin: vpcOrigin.logicalId, origin, balancer, listener };
      }),
  );
}
