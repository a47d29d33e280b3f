import type { Ask, CallName } from './calls';

interface Client {
  send(command: unknown): Promise<Readonly<Record<string, unknown>>>;
}
type Class<Instance> = new (input: object) => Instance;
type Paginator = (config: { readonly client: Client }, input: object) => AsyncIterable<never>;
type Module = Readonly<Record<string, Class<Client> & Class<unknown> & Paginator>>;

/** The SDK's package and client of each service. They are loaded when they are first needed: all of them take a second. */
const CLIENTS: Readonly<Record<string, { readonly client: string; readonly load: () => unknown }>> = {
  apigateway: { client: 'APIGatewayClient', load: () => require('@aws-sdk/client-api-gateway') },
  apigatewayv2: { client: 'ApiGatewayV2Client', load: () => require('@aws-sdk/client-apigatewayv2') },
  autoscaling: { client: 'AutoScalingClient', load: () => require('@aws-sdk/client-auto-scaling') },
  bedrock: { client: 'BedrockClient', load: () => require('@aws-sdk/client-bedrock') },
  bedrockagent: { client: 'BedrockAgentClient', load: () => require('@aws-sdk/client-bedrock-agent') },
  cloudformation: { client: 'CloudFormationClient', load: () => require('@aws-sdk/client-cloudformation') },
  cloudfront: { client: 'CloudFrontClient', load: () => require('@aws-sdk/client-cloudfront') },
  cloudwatch: { client: 'CloudWatchClient', load: () => require('@aws-sdk/client-cloudwatch') },
  dynamodb: { client: 'DynamoDBClient', load: () => require('@aws-sdk/client-dynamodb') },
  ec2: { client: 'EC2Client', load: () => require('@aws-sdk/client-ec2') },
  ecr: { client: 'ECRClient', load: () => require('@aws-sdk/client-ecr') },
  ecs: { client: 'ECSClient', load: () => require('@aws-sdk/client-ecs') },
  efs: { client: 'EFSClient', load: () => require('@aws-sdk/client-efs') },
  eks: { client: 'EKSClient', load: () => require('@aws-sdk/client-eks') },
  elasticache: { client: 'ElastiCacheClient', load: () => require('@aws-sdk/client-elasticache') },
  elb: { client: 'ElasticLoadBalancingClient', load: () => require('@aws-sdk/client-elastic-load-balancing') },
  elbv2: { client: 'ElasticLoadBalancingV2Client', load: () => require('@aws-sdk/client-elastic-load-balancing-v2') },
  iam: { client: 'IAMClient', load: () => require('@aws-sdk/client-iam') },
  kinesis: { client: 'KinesisClient', load: () => require('@aws-sdk/client-kinesis') },
  kms: { client: 'KMSClient', load: () => require('@aws-sdk/client-kms') },
  lambda: { client: 'LambdaClient', load: () => require('@aws-sdk/client-lambda') },
  lightsail: { client: 'LightsailClient', load: () => require('@aws-sdk/client-lightsail') },
  logs: { client: 'CloudWatchLogsClient', load: () => require('@aws-sdk/client-cloudwatch-logs') },
  opensearch: { client: 'OpenSearchClient', load: () => require('@aws-sdk/client-opensearch') },
  rds: { client: 'RDSClient', load: () => require('@aws-sdk/client-rds') },
  redshift: { client: 'RedshiftClient', load: () => require('@aws-sdk/client-redshift') },
  route53: { client: 'Route53Client', load: () => require('@aws-sdk/client-route-53') },
  s3: { client: 'S3Client', load: () => require('@aws-sdk/client-s3') },
  s3vectors: { client: 'S3VectorsClient', load: () => require('@aws-sdk/client-s3vectors') },
  sagemaker: { client: 'SageMakerClient', load: () => require('@aws-sdk/client-sagemaker') },
  scheduler: { client: 'SchedulerClient', load: () => require('@aws-sdk/client-scheduler') },
  secretsmanager: { client: 'SecretsManagerClient', load: () => require('@aws-sdk/client-secrets-manager') },
  serverless: { client: 'OpenSearchServerlessClient', load: () => require('@aws-sdk/client-opensearchserverless') },
  sqs: { client: 'SQSClient', load: () => require('@aws-sdk/client-sqs') },
  ssm: { client: 'SSMClient', load: () => require('@aws-sdk/client-ssm') },
  sts: { client: 'STSClient', load: () => require('@aws-sdk/client-sts') },
  tag: { client: 'ResourceGroupsTaggingAPIClient', load: () => require('@aws-sdk/client-resource-groups-tagging-api') },
  wafv2: { client: 'WAFV2Client', load: () => require('@aws-sdk/client-wafv2') },
};

/** How the answers go on that the SDK has no paginator for: what the next page is asked with, and where the answer says it. */
const TOKENS: { readonly [Name in CallName]?: Readonly<Record<string, string>> } = {
  'apigatewayv2:GetApis': { NextToken: 'NextToken' },
  'lightsail:GetInstances': { pageToken: 'nextPageToken' },
  'lightsail:GetLoadBalancers': { pageToken: 'nextPageToken' },
  'lightsail:GetRelationalDatabases': { pageToken: 'nextPageToken' },
  'lightsail:GetStaticIps': { pageToken: 'nextPageToken' },
  's3:ListMultipartUploads': { KeyMarker: 'NextKeyMarker', UploadIdMarker: 'NextUploadIdMarker' },
  's3:ListObjectVersions': { KeyMarker: 'NextKeyMarker', VersionIdMarker: 'NextVersionIdMarker' },
  'wafv2:ListWebACLs': { NextMarker: 'NextMarker' },
};

/**
 * How an answer goes on: by the SDK's own paginator, by tokens, or not at all.
 *
 * @throws Error when the SDK has no such call
 */
export function pagingOf(call: CallName): 'paginator' | 'tokens' | 'whole' {
  const [service = '', operation = ''] = call.split(':');
  const module = CLIENTS[service]?.load() as Module | undefined;
  if (!module?.[`${operation}Command`]) throw new Error(`The SDK has no call ${call}`);
  if (module[`paginate${operation}`]) return 'paginator';
  return call in TOKENS ? 'tokens' : 'whole';
}

/** Five tries outlast a throttled minute; a network that swallows packets is not waited for any longer. */
export const PATIENCE = {
  maxAttempts: 5,
  // Without the last one a time that is over is only warned about.
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
};

/**
 * Asks a real account through the SDK, which signs, tries again and follows pages. It reads AWS_PROFILE and the like, and
 * AWS_ENDPOINT_URL, with which an emulator is asked instead.
 *
 * @param settings - of every client, beside its region
 */
export function askAws(home: string, settings: object = {}): Ask {
  const clients = new Map<string, Client>();

  function clientOf(service: string, region: string): Client {
    const key = `${service} ${region}`;
    const known = clients.get(key);
    if (known) return known;
    const { client, load } = CLIENTS[service]!;
    // A bucket may lie elsewhere than the list of buckets says.
    const redirects = service === 's3' && { followRegionRedirects: true };
    const made = new (load() as Module)[client]!({ region, ...PATIENCE, ...redirects, ...settings });
    clients.set(key, made);
    return made;
  }

  return async function* pages(call, input, region = home) {
    const [service = '', operation = ''] = call.split(':');
    const client = clientOf(service, region);
    const module = CLIENTS[service]!.load() as Module;
    const paginate = module[`paginate${operation}`];
    if (paginate) {
      yield* paginate({ client }, input);
      return;
    }
    const tokens: [asked: string, answered: string][] = Object.entries(TOKENS[call] ?? {});
    for (let next: object | undefined = {}; next; ) {
      const answer = await client.send(new module[`${operation}Command`]!({ ...input, ...next }));
      yield answer as never;
      const [first] = tokens;
      next =
        first && answer[first[1]]
          ? Object.fromEntries(tokens.map(([asked, answered]) => [asked, answer[answered]]))
          : undefined;
    }
  };
}
