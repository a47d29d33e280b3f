import type { UploadSettings } from '../../../lib/upload/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, wiringOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { API_FUNCTIONS, hasServers, idOfRoute, isRegional, ROUTES } from './shape';

/** Which role everything acts with, what routes, the queue and the load balancer lead to, and where everything writes. */
export function wiring({ settings, mode }: Chosen<UploadSettings>): string[] {
  return [
    ...ofFunction('CheckHandlerFunction', 'CheckHandler'),
    'ArrivalsNews leads to CheckHandlerFunction',
    ...ofFunction('PagePublishHandlerFunction', 'PagePublishHandler'),
    ...ofFunction('PagePublishProviderframeworkonEvent', 'PagePublishProvider'),
    'AWS::CloudFormation::CustomResource is made by PagePublishProviderframeworkonEvent',
    ...(isRegional(settings) ? ofFunction('ImagesHandlerFunction', 'ImagesHandler') : []),
    ...(hasServers(settings)
      ? ofServers(mode.highlyAvailable)
      : [
          ...API_FUNCTIONS.flatMap((name) => [
            ...ofFunction(`ApiFunctions${name}Function`, `ApiFunctions${name}`),
            `${idOfRoute(ROUTES[name])} leads to ApiFunctions${name}Function`,
          ]),
          'ApiStage writes to ApiAccessLogs',
        ]),
    ...(mode.keepData ? [] : wiringOf(BUCKET_EMPTIER)),
  ];
}

function ofFunction(id: string, name: string): string[] {
  return [`${id} acts as ${name}Role`, `${id} writes to ${name}Logs`];
}

function ofServers(highlyAvailable: boolean): string[] {
  return [
    'ApiServersTemplate acts as ApiServersTemplateProfile',
    'ApiServersTemplateProfile acts as ApiServersRole',
    'ApiServersTemplate writes to ApiServersLogs',
    'ApiBalancerHttp leads to ApiServersGroupASG',
    'ApiNetworkFlowLog acts as ApiNetworkFlowLogWriter',
    'ApiNetworkFlowLog writes to ApiNetworkFlowLogs',
    ...(highlyAvailable
      ? []
      : [
          'ApiNetworkVpcPublicSubnet1Nat acts as ApiNetworkVpcPublicSubnet1NatInstanceProfile',
          'ApiNetworkVpcPublicSubnet1NatInstanceProfile acts as ApiNetworkVpcNatRole',
        ]),
    ...wiringOf(GROUP_CLOSER),
  ];
}
