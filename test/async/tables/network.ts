import type { AsyncSettings } from '../../../lib/async/settings';
import type { Chosen } from '../../support/pattern-tables';

export function entries({ settings: { producer } }: Chosen<AsyncSettings>): string[] {
  return [
    ...['POST /jobs', 'GET /jobs/{jobId}'].map(
      (route) => `${producer === 'direct' ? 'DirectApi' : 'Api'} ${route}: whoever signs with IAM`,
    ),
    ...(producer === 'ec2' ? ['ServersBalancer HTTP 80: the network'] : []),
  ];
}

export function exits({ settings, alarmEmail }: Chosen<AsyncSettings>): string[] {
  return [
    ...(hasNetwork(settings) ? ['NetworkFlowLog flow logs -> NetworkFlowLogs'] : []),
    ...(alarmEmail ? [`AlarmsTopic${alarmEmail.replace(/\W/g, '')} notifications -> ${alarmEmail}`] : []),
  ];
}

/** Instances and databases are in one. */
export function hasNetwork({ producer, worker, results }: AsyncSettings): boolean {
  return [producer, worker].includes('ec2') || results === 'rds';
}

/**
 * Nothing is reached from the internet; inside, each part reaches what it calls. Functions in the network share one security group
 * for the endpoints: whichever exist, both can knock at, and servers, for whom the queue has the same name. To AWS's services they
 * go out, over the gateway endpoints from isolated subnets, over the internet from an instance. To a server leads one way: from the
 * API over the load balancer.
 */
export function reach({ settings: { producer, worker, results, senderEmail } }: Chosen<AsyncSettings>): string[] {
  const prepare = results === 'rds' ? ['PrepareResultsHandlerFunction'] : [];
  const functions = [...prepare, ...(worker === 'lambda' && results === 'rds' ? ['WorkerHandlerFunction'] : [])];
  const senders = [...functions, ...(worker === 'ec2' ? ['WorkerGroupASG'] : [])];
  const servers = producer === 'ec2' ? ['ServersGroupASG'] : [];
  return [
    ...servers.flatMap((server) => [
      'ServersLinkVpcLink -> ServersBalancer tcp 80',
      `ServersBalancer -> ${server} tcp 8080`,
      `${server} -> 0.0.0.0/0 tcp 443`,
      ...(functions.includes('WorkerHandlerFunction')
        ? endpoints(worker, senderEmail).map((endpoint) => `${server} -> ${endpoint} tcp 443`)
        : []),
    ]),
    ...functions.flatMap((from) => endpoints(worker, senderEmail).map((endpoint) => `${from} -> ${endpoint} tcp 443`)),
    ...(results === 'rds' ? senders.map((from) => `${from} -> ResultsInstance tcp 5432`) : []),
    ...senders.map((from) => `${from} -> 0.0.0.0/0 tcp 443`),
  ];
}

export function placement({ settings, mode }: Chosen<AsyncSettings>): string[] {
  const { producer, worker, results, senderEmail } = settings;
  const isolated =
    results === 'rds'
      ? [
          'PrepareResultsHandlerFunction',
          'ResultsInstance',
          ...endpoints(worker, senderEmail),
          ...(worker === 'lambda' ? ['WorkerHandlerFunction'] : []),
        ]
      : [];
  return [
    ...isolated.map((holder) => `${holder} in isolated subnets`),
    ...[
      ...(worker === 'ec2' ? ['WorkerGroupASG'] : []),
      ...(producer === 'ec2' ? ['ServersLinkVpcLink', 'ServersBalancer', 'ServersGroupASG'] : []),
    ].map((holder) => `${holder} in ${mode.highlyAvailable ? 'private' : 'public'} subnets`),
  ];
}

/** Files and records by routes; by names, what functions without a way out call. */
export function services({ settings }: Chosen<AsyncSettings>): string[] {
  const { worker, results, senderEmail } = settings;
  const names: Record<string, string> = { SecretsManager: 'secretsmanager', Sqs: 'sqs', Email: 'email' };
  const called = results === 'rds' ? endpoints(worker, senderEmail) : [];
  return [
    ...(hasNetwork(settings) ? ['S3', 'DynamoDb'] : []).map(
      (service) => `NetworkVpc${service}: com.amazonaws.<region>.${service.toLowerCase()} by routes`,
    ),
    ...called.map((id) => `${id}: com.amazonaws.<region>.${names[id.replace('NetworkVpc', '')]} by its usual name`),
  ];
}

/** Services that functions without a way out call. Files and records have gateway endpoints, which are routes. */
function endpoints(worker: AsyncSettings['worker'], senderEmail: string | undefined): string[] {
  const called = worker === 'ec2' ? [] : ['NetworkVpcSqs', ...(senderEmail ? ['NetworkVpcEmail'] : [])];
  return ['NetworkVpcSecretsManager', ...called];
}
