import type { AsyncSettings } from '../../../lib/async/settings';
import type { Chosen } from '../../support/pattern-tables';

export function entries({ settings: { producer } }: Chosen<AsyncSettings>): string[] {
  return ['POST /jobs', 'GET /jobs/{jobId}'].map(
    (route) => `${producer === 'direct' ? 'DirectApi' : 'Api'} ${route}: whoever signs with IAM`,
  );
}

export function exits({ settings: { worker, results }, alarmEmail }: Chosen<AsyncSettings>): string[] {
  return [
    ...(worker === 'ec2' || results === 'rds' ? ['NetworkFlowLog flow logs -> NetworkFlowLogs'] : []),
    ...(alarmEmail ? [`AlarmsTopic${alarmEmail.replace(/\W/g, '')} notifications -> ${alarmEmail}`] : []),
  ];
}

/**
 * Nothing is reached from the internet; inside, each part reaches what it calls. Functions in the network share one security group
 * for the endpoints: whichever exist, both can knock at. To AWS's services they go out, over the gateway endpoints from isolated
 * subnets, over the internet from a worker instance.
 */
export function reach({ settings: { worker, results, senderEmail } }: Chosen<AsyncSettings>): string[] {
  const prepare = results === 'rds' ? ['PrepareResultsHandlerFunction'] : [];
  const functions = [...prepare, ...(worker === 'lambda' && results === 'rds' ? ['WorkerHandlerFunction'] : [])];
  const senders = [...functions, ...(worker === 'ec2' ? ['WorkerGroupASG'] : [])];
  return [
    ...functions.flatMap((from) => endpoints(worker, senderEmail).map((endpoint) => `${from} -> ${endpoint} tcp 443`)),
    ...(results === 'rds' ? senders.map((from) => `${from} -> ResultsInstance tcp 5432`) : []),
    ...senders.map((from) => `${from} -> 0.0.0.0/0 tcp 443`),
  ];
}

export function placement({ settings: { worker, results, senderEmail }, mode }: Chosen<AsyncSettings>): string[] {
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
    ...(worker === 'ec2' ? [`WorkerGroupASG in ${mode.highlyAvailable ? 'private' : 'public'} subnets`] : []),
  ];
}

/** Files and records by routes; by names, what functions without a way out call. */
export function services({ settings: { worker, results, senderEmail } }: Chosen<AsyncSettings>): string[] {
  const names: Record<string, string> = { SecretsManager: 'secretsmanager', Sqs: 'sqs', Email: 'email' };
  const called = results === 'rds' ? endpoints(worker, senderEmail) : [];
  return [
    ...(results === 'rds' || worker === 'ec2' ? ['S3', 'DynamoDb'] : []).map(
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
