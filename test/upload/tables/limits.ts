import type { UploadSettings } from '../../../lib/upload/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, sizeOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasServers, isRegional } from './shape';

/** How often, how many at once, how long and how much. */
export function limits({ settings, mode }: Chosen<UploadSettings>): string[] {
  return [
    // Six times as long as one file is looked at, so that nobody looks at it twice at once.
    `ArrivalsNews hides for 720 s, waits 20 s, takes ${1024 ** 2} bytes`,
    'ArrivalsNews gives up after 5 receives',
    `ArrivalsDeadLetters hides for 30 s, waits 0 s, takes ${1024 ** 2} bytes`,
    'CheckMapping batches of 1, 5 at once',
    'CheckHandlerFunction 120 s, 1769 MiB',
    'PagePublishHandlerFunction 60 s, 256 MiB',
    'PagePublishProviderframeworkonEvent 900 s, 128 MiB',
    ...(isRegional(settings) ? ['ImagesHandlerFunction 20 s, 1769 MiB'] : []),
    ...(hasServers(settings)
      ? ofServers(settings, mode)
      : [
          'ApiStage every route: 50 a second, 100 at once',
          ...API_FUNCTIONS.map((name) => `ApiFunctions${name}Function 10 s, 512 MiB`),
        ]),
    ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)]),
  ];
}

/** Whoever waits for another waits longer than that one: CloudFront 55 s for a silent connection, the load balancer 60, a server 75. */
function ofServers({ architecture }: UploadSettings, mode: Chosen<UploadSettings>['mode']): string[] {
  const least = mode.highlyAvailable ? 2 : 1;
  return [
    `ApiServersTemplate ${architecture === 'arm64' ? 't4g' : 't3'}.small, 20 GiB, unlimited credits`,
    `ApiServersGroupASG ${least} to ${least + 1} machines`,
    'ApiBalancerTargets asks each instance HTTP 8080 /healthz every 10 s for HttpCode 200 within 5 s: 2 times well, 2 times ill',
    'ApiBalancerTargets deregistration_delay.timeout_seconds 30',
    'ApiBalancerTargets stickiness.enabled false',
    'ApiBalancer idle_timeout.timeout_seconds 60',
    'ApiBalancer routing.http.drop_invalid_header_fields.enabled true',
    'ApiBalancer routing.http.desync_mitigation_mode defensive',
    'ApiBalancer access_logs.s3.enabled true',
    'ApiBalancer access_logs.s3.bucket ApiAccessLogsBucket',
    `ApiBalancer deletion_protection.enabled ${mode.deletionProtection}`,
    ...(mode.highlyAvailable ? [] : ['ApiNetworkVpcPublicSubnet1Nat t4g.micro, 8 GiB, unlimited credits']),
    sizeOf(GROUP_CLOSER),
  ];
}
