import type { WebSettings } from '../../../lib/web/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, wiringOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';

/** Which role everything acts with, what the load balancer leads to, and where everything writes. */
export function wiring({ settings, mode }: Chosen<WebSettings>): string[] {
  return [
    'ServersTemplate acts as ServersTemplateProfile',
    'ServersTemplateProfile acts as ServersRole',
    'ServersTemplate writes to ServersLogs',
    'ServersBalancerHttp leads to ServersGroupASG',
    ...(settings.egress === 'nat-instance'
      ? [
          'NetworkVpcPublicSubnet1Nat acts as NetworkVpcPublicSubnet1NatInstanceProfile',
          'NetworkVpcPublicSubnet1NatInstanceProfile acts as NetworkVpcNatRole',
        ]
      : []),
    ...['PrepareDatabase', 'StaticPublish'].flatMap((name) => [
      `${name}HandlerFunction acts as ${name}HandlerRole`,
      `${name}HandlerFunction writes to ${name}HandlerLogs`,
      `${name}ProviderframeworkonEvent acts as ${name}ProviderRole`,
      `${name}ProviderframeworkonEvent writes to ${name}ProviderLogs`,
      `AWS::CloudFormation::CustomResource is made by ${name}ProviderframeworkonEvent`,
    ]),
    'NetworkFlowLog acts as NetworkFlowLogWriter',
    'NetworkFlowLog writes to NetworkFlowLogs',
    // Read by CloudWatch Logs, which hands on what the servers wrote; Firehose writes only what went wrong.
    'ArchiveSubscription acts as ArchiveSenderRole',
    'ArchiveSubscription writes to ServersLogs',
    'ArchiveDelivery acts as ArchiveDeliveryRole',
    'ArchiveDelivery writes to ArchiveDeliveryLogs',
    'ArchiveDeliveryLogsDeliveryLogStream writes to ArchiveDeliveryLogs',
    ...wiringOf(GROUP_CLOSER),
    ...(mode.keepData ? [] : wiringOf(BUCKET_EMPTIER)),
  ];
}
