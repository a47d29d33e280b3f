import {
  CachePolicy,
  type ICachePolicyRef,
  type IOriginRequestPolicyRef,
  OriginRequestPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { managedName } from '../../../lib/tools/wording/managed-names';

const POLICIES: readonly (readonly [string, ICachePolicyRef | IOriginRequestPolicyRef])[] = [
  ['CachingDisabled', CachePolicy.CACHING_DISABLED],
  ['CachingOptimized', CachePolicy.CACHING_OPTIMIZED],
  ['CachingOptimizedForUncompressedObjects', CachePolicy.CACHING_OPTIMIZED_FOR_UNCOMPRESSED_OBJECTS],
  ['UseOriginCacheControlHeaders', CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS],
  ['UseOriginCacheControlHeaders-QueryStrings', CachePolicy.USE_ORIGIN_CACHE_CONTROL_HEADERS_QUERY_STRINGS],
  ['Elemental-MediaPackage', CachePolicy.ELEMENTAL_MEDIA_PACKAGE],
  ['AllViewer', OriginRequestPolicy.ALL_VIEWER],
  ['AllViewerExceptHostHeader', OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER],
  ['AllViewerAndCloudFrontHeaders-2022-06', OriginRequestPolicy.ALL_VIEWER_AND_CLOUDFRONT_2022],
  ['CORS-CustomOrigin', OriginRequestPolicy.CORS_CUSTOM_ORIGIN],
  ['CORS-S3Origin', OriginRequestPolicy.CORS_S3_ORIGIN],
  ['UserAgentRefererHeaders', OriginRequestPolicy.USER_AGENT_REFERER_HEADERS],
];

test.each(POLICIES)('%s is called so, and not by its id', (name, policy) => {
  const id =
    'cachePolicyRef' in policy
      ? policy.cachePolicyRef.cachePolicyId
      : policy.originRequestPolicyRef.originRequestPolicyId;
  expect(managedName(id)).toBe(name);
});

test('what AWS has no name for stays as it is', () => {
  expect(managedName('constructor')).toBe('constructor');
});
