import type { WebSettings } from '../../../lib/web/settings';
import { BUCKET_EMPTIER, GROUP_CLOSER, sizeOf } from '../../support/added-by-the-library';
import type { Chosen } from '../../support/pattern-tables';
import { databaseOf } from './names';

/** How often, how many at once, how long and how much. */
export function limits({ settings, mode }: Chosen<WebSettings>): string[] {
  const { database: engine, databaseSize, architecture, instanceSize, minInstances, maxInstances, egress } = settings;
  const database = databaseOf(settings);
  const connections = { micro: 80, small: 160, medium: 320 }[databaseSize];
  return [
    `ServersTemplate ${architecture === 'arm64' ? 't4g' : 't3'}.${instanceSize}, 20 GiB, unlimited credits`,
    `ServersGroupASG ${minInstances} to ${maxInstances} machines`,
    'ServersGroupScalingPolicyCpu PolicyType TargetTrackingScaling, PredefinedMetricSpecification (PredefinedMetricType ASGAverageCPUUtilization), TargetValue 60',
    'ServersGroupScalingPolicyRequests PolicyType TargetTrackingScaling, PredefinedMetricSpecification (PredefinedMetricType ALBRequestCountPerTarget, ResourceLabel part 1 of ServersBalancerHttp/part 2 of ServersBalancerHttp/part 3 of ServersBalancerHttp/ServersBalancerTargets.TargetGroupFullName), TargetValue 600',
    ...BALANCER,
    `ServersBalancer deletion_protection.enabled ${mode.deletionProtection}`,
    `${database}Instance db.t4g.${databaseSize}, ${engine === 'mysql' ? 'mysql 8.4.8' : 'postgres 17.9'}, 20 GiB`,
    engine === 'mysql'
      ? `${database}Parameters require_secure_transport 1, slow_query_log 1, long_query_time 1, log_output FILE, max_connections ${connections}`
      : `${database}Parameters rds.force_ssl 1, max_connections ${connections}`,
    'PrepareDatabaseHandlerFunction 120 s, 256 MiB',
    'StaticPublishHandlerFunction 60 s, 256 MiB',
    ...['PrepareDatabase', 'StaticPublish'].map((name) => `${name}ProviderframeworkonEvent 900 s, 128 MiB`),
    ...(egress === 'nat-instance' ? ['NetworkVpcPublicSubnet1Nat t4g.micro, 8 GiB, unlimited credits'] : []),
    'ArchiveSubscription takes every line',
    sizeOf(GROUP_CLOSER),
    ...(mode.keepData ? [] : [sizeOf(BUCKET_EMPTIER)]),
  ];
}

/** Whoever waits for another waits longer than that one: CloudFront 55 s for a silent connection, the load balancer 60, a server 75. */
const BALANCER = [
  'ServersBalancerTargets asks each instance HTTP 8080 /healthz every 10 s for HttpCode 200 within 5 s: 2 times well, 2 times ill',
  'ServersBalancerTargets deregistration_delay.timeout_seconds 30',
  'ServersBalancerTargets stickiness.enabled false',
  'ServersBalancer idle_timeout.timeout_seconds 60',
  'ServersBalancer routing.http.drop_invalid_header_fields.enabled true',
  'ServersBalancer routing.http.desync_mitigation_mode defensive',
  'ServersBalancer access_logs.s3.enabled true',
  'ServersBalancer access_logs.s3.bucket AccessLogsBucket',
];
