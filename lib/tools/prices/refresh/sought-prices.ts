import type { Unit } from '../price-words';

/** One price of AWS's price list, by what a bill calls the use of it. */
export interface SoughtPrice {
  /** Code of the service in the price list: a file of its own for each region. */
  readonly service: string;
  /** Usage type without what names the region, for example `NatGateway-Hours`. */
  readonly usage: string;
  /**
   * Further columns that must hold a value, where one usage type is that of several products.
   * @default - the usage type says it
   */
  readonly where?: Readonly<Record<string, string>>;
  /**
   * The list has the price of one; ours is of so many.
   * @default 1
   */
  readonly times?: number;
  /** What our own list says of an item that is new to it. */
  readonly item: { readonly what: string; readonly unit: Unit; readonly per: 'hour' | 'month' | 'use' };
}

type Item = SoughtPrice['item'];

const MILLION = 1_000_000;

const hour = (what: string, unit: Unit): Item => ({ what, unit, per: 'hour' });
const month = (what: string, unit: Unit): Item => ({ what, unit, per: 'month' });
const use = (what: string, unit: Unit): Item => ({ what, unit, per: 'use' });

const sought = (service: string, usage: string, item: Item, rest: Pick<SoughtPrice, 'where' | 'times'> = {}) => ({
  service,
  usage,
  item,
  ...rest,
});

function instance(type: string): SoughtPrice {
  return sought('AmazonEC2', `BoxUsage:${type}`, hour(`EC2 ${type}, Linux, on demand`, 'instance'), {
    where: { 'Operating System': 'Linux', Tenancy: 'Shared', 'Pre Installed S/W': 'NA', CapacityStatus: 'Used' },
  });
}

const ENGINES = { postgres: 'PostgreSQL', mysql: 'MySQL' } as const;

function database(type: string, engine: keyof typeof ENGINES, zones: 'Single-AZ' | 'Multi-AZ'): SoughtPrice {
  const usage = zones === 'Single-AZ' ? 'InstanceUsage' : 'Multi-AZUsage';
  return sought('AmazonRDS', `${usage}:${type}`, hour(`RDS ${type}, ${ENGINES[engine]}, ${zones}`, 'instance'), {
    where: { 'Database Engine': ENGINES[engine], 'Deployment Option': zones },
  });
}

const BALANCER = { 'Product Family': 'Load Balancer-Application' };

/**
 * What is looked for in the price list, by the id in ours. The names are those that bills and public documents show; one that the list
 * does not have leaves our price as it is, and the command says so.
 */
export const SOUGHT_PRICES: Readonly<Record<string, SoughtPrice>> = {
  ...Object.fromEntries(
    ['t3.micro', 't3.small', 't4g.micro', 't4g.small'].map((type) => [`ec2/${type}`, instance(type)]),
  ),
  ...Object.fromEntries(
    ['db.t4g.micro', 'db.t4g.medium', 'db.t3.micro'].flatMap((type) =>
      (['postgres', 'mysql'] as const).flatMap((engine) =>
        (['Single-AZ', 'Multi-AZ'] as const).map((zones) => [
          `rds/${type}/${engine}/${zones.toLowerCase()}`,
          database(type, engine, zones),
        ]),
      ),
    ),
  ),
  ...Object.fromEntries(
    ['t3.small', 'm7g.medium'].map((type) => [
      `opensearch/${type}.search`,
      sought('AmazonES', `ESInstance:${type}`, hour(`OpenSearch ${type}.search`, 'instance')),
    ]),
  ),
  'apigateway/http': sought(
    'AmazonApiGateway',
    'ApiGatewayHttpRequest',
    use('API Gateway, HTTP API', 'million requests'),
    { times: MILLION },
  ),
  'apigateway/rest': sought('AmazonApiGateway', 'ApiGatewayRequest', use('API Gateway, REST API', 'million requests'), {
    times: MILLION,
  }),
  'cloudwatch/alarm': sought(
    'AmazonCloudWatch',
    'CW:AlarmMonitorUsage',
    month('CloudWatch alarm on one metric', 'alarm metric'),
  ),
  'cloudwatch/high-resolution-alarm': sought(
    'AmazonCloudWatch',
    'CW:HighResAlarmMonitorUsage',
    month('CloudWatch alarm that looks more often than once a minute', 'alarm metric'),
  ),
  'cloudwatch/metric': sought(
    'AmazonCloudWatch',
    'CW:MetricMonitorUsage',
    month('CloudWatch custom metric, the first 10,000', 'metric'),
  ),
  'dynamodb/point-in-time': sought(
    'AmazonDynamoDB',
    'TimedPITRStorage-ByteHrs',
    month('DynamoDB, backups of tables', 'GB'),
  ),
  'dynamodb/read': sought('AmazonDynamoDB', 'ReadRequestUnits', use('DynamoDB, reads', 'million requests'), {
    times: MILLION,
  }),
  'dynamodb/stored': sought('AmazonDynamoDB', 'TimedStorage-ByteHrs', month('DynamoDB, storage', 'GB')),
  'dynamodb/write': sought('AmazonDynamoDB', 'WriteRequestUnits', use('DynamoDB, writes', 'million requests'), {
    times: MILLION,
  }),
  'ebs/gp3': sought('AmazonEC2', 'EBS:VolumeUsage.gp3', month('EBS gp3 storage', 'GB')),
  'ebs/gp3/iops': sought('AmazonEC2', 'EBS:VolumeP-IOPS.gp3', month('EBS gp3, IOPS above 3,000', 'IOPS')),
  'ebs/snapshot': sought('AmazonEC2', 'EBS:SnapshotUsage', month('EBS snapshot', 'GB')),
  egress: sought('AWSDataTransfer', 'DataTransfer-Out-Bytes', use('traffic to the internet, the first 10 TB', 'GB'), {
    where: { 'Transfer Type': 'AWS Outbound', 'To Location': 'External' },
  }),
  'elastic-ip/idle': sought(
    'AmazonVPC',
    'PublicIPv4:IdleAddress',
    hour('Elastic IP address that nothing uses', 'address'),
  ),
  'elb/application': sought(
    'AWSELB',
    'LoadBalancerUsage',
    hour('Application Load Balancer, without LCUs', 'load balancer'),
    { where: BALANCER },
  ),
  'elb/lcu': sought('AWSELB', 'LCUUsage', use('Application Load Balancer, traffic', 'LCU-hour'), { where: BALANCER }),
  'interface-endpoint': sought(
    'AmazonVPC',
    'VpcEndpoint-Hours',
    hour('VPC interface endpoint, without traffic', 'endpoint in one zone'),
  ),
  'interface-endpoint/data': sought('AmazonVPC', 'VpcEndpoint-Bytes', use('VPC interface endpoint, what passes', 'GB')),
  'kms-key': sought('awskms', 'KMS-Keys', month('KMS customer managed key', 'key version')),
  'lambda/arm64': sought('AWSLambda', 'Lambda-GB-Second-ARM', use('Lambda on arm64', 'GB-second')),
  'lambda/request': sought('AWSLambda', 'Request', use('Lambda', 'million requests'), { times: MILLION }),
  'lambda/x86_64': sought('AWSLambda', 'Lambda-GB-Second', use('Lambda on x86_64', 'GB-second')),
  'logs/ingested': sought('AmazonCloudWatch', 'DataProcessing-Bytes', use('CloudWatch Logs, what is written', 'GB')),
  'logs/stored': sought('AmazonCloudWatch', 'TimedStorage-ByteHrs', month('CloudWatch Logs storage', 'GB')),
  'logs/vended': sought(
    'AmazonCloudWatch',
    'VendedLog-Bytes',
    use('flow logs to CloudWatch Logs, what is written', 'GB'),
  ),
  'nat-gateway': sought('AmazonEC2', 'NatGateway-Hours', hour('NAT gateway, without traffic', 'gateway')),
  'nat-gateway/data': sought('AmazonEC2', 'NatGateway-Bytes', use('NAT gateway, what passes', 'GB')),
  'opensearch/gp3': sought('AmazonES', 'ES:GP3-Storage', month('OpenSearch gp3 storage', 'GB')),
  'public-ipv4': sought('AmazonVPC', 'PublicIPv4:InUseAddress', hour('public IPv4 address in use', 'address')),
  'rds/backup': sought('AmazonRDS', 'RDS:ChargedBackupUsage', month('RDS backups over the free allowance', 'GB'), {
    where: { 'Database Engine': 'PostgreSQL' },
  }),
  'rds/gp3/multi-az': sought('AmazonRDS', 'RDS:Multi-AZ-GP3-Storage', month('RDS gp3 storage, Multi-AZ', 'GB'), {
    where: { 'Database Engine': 'PostgreSQL' },
  }),
  'rds/gp3/single-az': sought('AmazonRDS', 'RDS:GP3-Storage', month('RDS gp3 storage, Single-AZ', 'GB'), {
    where: { 'Database Engine': 'PostgreSQL' },
  }),
  's3/get': sought('AmazonS3', 'Requests-Tier2', use('S3 GET and all others', '10,000 requests'), { times: 10_000 }),
  's3/put': sought('AmazonS3', 'Requests-Tier1', use('S3 PUT, COPY, POST, LIST', '1,000 requests'), { times: 1_000 }),
  's3/standard': sought('AmazonS3', 'TimedStorage-ByteHrs', month('S3 Standard storage', 'GB')),
  secret: sought('AWSSecretsManager', 'AWSSecretsManager-Secrets', month('Secrets Manager secret', 'secret')),
  'sns/message': sought('AmazonSNS', 'Requests-Tier1', use('SNS, messages', 'million requests'), { times: MILLION }),
  'sqs/standard': sought('AWSQueueService', 'Requests-Tier1', use('SQS, standard queue', 'million requests'), {
    times: MILLION,
  }),
  'xray/trace': sought('AWSXRay', 'XRay-TracesStored', use('X-Ray, traces kept', 'million traces'), {
    times: MILLION,
  }),
};
