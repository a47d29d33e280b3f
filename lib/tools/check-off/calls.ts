import type * as ApiGateway from '@aws-sdk/client-api-gateway';
import type * as ApiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import type * as AutoScaling from '@aws-sdk/client-auto-scaling';
import type * as Bedrock from '@aws-sdk/client-bedrock';
import type * as BedrockAgent from '@aws-sdk/client-bedrock-agent';
import type * as CloudFormation from '@aws-sdk/client-cloudformation';
import type * as CloudFront from '@aws-sdk/client-cloudfront';
import type * as CloudWatch from '@aws-sdk/client-cloudwatch';
import type * as Logs from '@aws-sdk/client-cloudwatch-logs';
import type * as DynamoDb from '@aws-sdk/client-dynamodb';
import type * as Ec2 from '@aws-sdk/client-ec2';
import type * as Ecr from '@aws-sdk/client-ecr';
import type * as Ecs from '@aws-sdk/client-ecs';
import type * as Efs from '@aws-sdk/client-efs';
import type * as Eks from '@aws-sdk/client-eks';
import type * as ClassicElb from '@aws-sdk/client-elastic-load-balancing';
import type * as Elb from '@aws-sdk/client-elastic-load-balancing-v2';
import type * as ElastiCache from '@aws-sdk/client-elasticache';
import type * as Iam from '@aws-sdk/client-iam';
import type * as Kinesis from '@aws-sdk/client-kinesis';
import type * as Kms from '@aws-sdk/client-kms';
import type * as Lambda from '@aws-sdk/client-lambda';
import type * as Lightsail from '@aws-sdk/client-lightsail';
import type * as OpenSearch from '@aws-sdk/client-opensearch';
import type * as Serverless from '@aws-sdk/client-opensearchserverless';
import type * as Rds from '@aws-sdk/client-rds';
import type * as Redshift from '@aws-sdk/client-redshift';
import type * as Tagging from '@aws-sdk/client-resource-groups-tagging-api';
import type * as Route53 from '@aws-sdk/client-route-53';
import type * as S3 from '@aws-sdk/client-s3';
import type * as S3Vectors from '@aws-sdk/client-s3vectors';
import type * as SageMaker from '@aws-sdk/client-sagemaker';
import type * as Scheduler from '@aws-sdk/client-scheduler';
import type * as Secrets from '@aws-sdk/client-secrets-manager';
import type * as Sqs from '@aws-sdk/client-sqs';
import type * as Ssm from '@aws-sdk/client-ssm';
import type * as Sts from '@aws-sdk/client-sts';
import type * as Wafv2 from '@aws-sdk/client-wafv2';

/** Every call that is made, as `service:Operation`: what is asked, and what AWS answers. None of them changes anything. */
export interface Calls {
  'apigateway:GetRestApis': [ApiGateway.GetRestApisCommandInput, ApiGateway.GetRestApisCommandOutput];
  'apigatewayv2:GetApis': [ApiGatewayV2.GetApisCommandInput, ApiGatewayV2.GetApisCommandOutput];
  'autoscaling:DescribeAutoScalingGroups': [
    AutoScaling.DescribeAutoScalingGroupsCommandInput,
    AutoScaling.DescribeAutoScalingGroupsCommandOutput,
  ];
  'bedrock:ListProvisionedModelThroughputs': [
    Bedrock.ListProvisionedModelThroughputsCommandInput,
    Bedrock.ListProvisionedModelThroughputsCommandOutput,
  ];
  'bedrockagent:ListKnowledgeBases': [
    BedrockAgent.ListKnowledgeBasesCommandInput,
    BedrockAgent.ListKnowledgeBasesCommandOutput,
  ];
  'cloudformation:DescribeStacks': [
    CloudFormation.DescribeStacksCommandInput,
    CloudFormation.DescribeStacksCommandOutput,
  ];
  'cloudformation:GetTemplate': [CloudFormation.GetTemplateCommandInput, CloudFormation.GetTemplateCommandOutput];
  'cloudfront:ListDistributions': [CloudFront.ListDistributionsCommandInput, CloudFront.ListDistributionsCommandOutput];
  'cloudwatch:DescribeAlarms': [CloudWatch.DescribeAlarmsCommandInput, CloudWatch.DescribeAlarmsCommandOutput];
  'cloudwatch:ListDashboards': [CloudWatch.ListDashboardsCommandInput, CloudWatch.ListDashboardsCommandOutput];
  'dynamodb:DescribeTable': [DynamoDb.DescribeTableCommandInput, DynamoDb.DescribeTableCommandOutput];
  'dynamodb:ListTables': [DynamoDb.ListTablesCommandInput, DynamoDb.ListTablesCommandOutput];
  'ec2:DescribeAddresses': [Ec2.DescribeAddressesCommandInput, Ec2.DescribeAddressesCommandOutput];
  'ec2:DescribeClientVpnEndpoints': [
    Ec2.DescribeClientVpnEndpointsCommandInput,
    Ec2.DescribeClientVpnEndpointsCommandOutput,
  ];
  'ec2:DescribeImages': [Ec2.DescribeImagesCommandInput, Ec2.DescribeImagesCommandOutput];
  'ec2:DescribeInstances': [Ec2.DescribeInstancesCommandInput, Ec2.DescribeInstancesCommandOutput];
  'ec2:DescribeKeyPairs': [Ec2.DescribeKeyPairsCommandInput, Ec2.DescribeKeyPairsCommandOutput];
  'ec2:DescribeNatGateways': [Ec2.DescribeNatGatewaysCommandInput, Ec2.DescribeNatGatewaysCommandOutput];
  'ec2:DescribeNetworkInterfaces': [
    Ec2.DescribeNetworkInterfacesCommandInput,
    Ec2.DescribeNetworkInterfacesCommandOutput,
  ];
  'ec2:DescribeRegions': [Ec2.DescribeRegionsCommandInput, Ec2.DescribeRegionsCommandOutput];
  'ec2:DescribeSnapshots': [Ec2.DescribeSnapshotsCommandInput, Ec2.DescribeSnapshotsCommandOutput];
  'ec2:DescribeTransitGatewayAttachments': [
    Ec2.DescribeTransitGatewayAttachmentsCommandInput,
    Ec2.DescribeTransitGatewayAttachmentsCommandOutput,
  ];
  'ec2:DescribeVolumes': [Ec2.DescribeVolumesCommandInput, Ec2.DescribeVolumesCommandOutput];
  'ec2:DescribeVpnConnections': [Ec2.DescribeVpnConnectionsCommandInput, Ec2.DescribeVpnConnectionsCommandOutput];
  'ec2:DescribeVpcEndpoints': [Ec2.DescribeVpcEndpointsCommandInput, Ec2.DescribeVpcEndpointsCommandOutput];
  'ecr:DescribeImages': [Ecr.DescribeImagesCommandInput, Ecr.DescribeImagesCommandOutput];
  'ecr:DescribeRepositories': [Ecr.DescribeRepositoriesCommandInput, Ecr.DescribeRepositoriesCommandOutput];
  'elb:DescribeLoadBalancers': [
    ClassicElb.DescribeLoadBalancersCommandInput,
    ClassicElb.DescribeLoadBalancersCommandOutput,
  ];
  'elbv2:DescribeLoadBalancers': [Elb.DescribeLoadBalancersCommandInput, Elb.DescribeLoadBalancersCommandOutput];
  'iam:ListAccountAliases': [Iam.ListAccountAliasesCommandInput, Iam.ListAccountAliasesCommandOutput];
  'kms:DescribeKey': [Kms.DescribeKeyCommandInput, Kms.DescribeKeyCommandOutput];
  'kms:ListKeys': [Kms.ListKeysCommandInput, Kms.ListKeysCommandOutput];
  'lambda:ListFunctions': [Lambda.ListFunctionsCommandInput, Lambda.ListFunctionsCommandOutput];
  'logs:DescribeLogGroups': [Logs.DescribeLogGroupsCommandInput, Logs.DescribeLogGroupsCommandOutput];
  'opensearch:DescribeDomains': [OpenSearch.DescribeDomainsCommandInput, OpenSearch.DescribeDomainsCommandOutput];
  'opensearch:ListDomainNames': [OpenSearch.ListDomainNamesCommandInput, OpenSearch.ListDomainNamesCommandOutput];
  'serverless:ListCollectionGroups': [
    Serverless.ListCollectionGroupsCommandInput,
    Serverless.ListCollectionGroupsCommandOutput,
  ];
  'serverless:BatchGetCollection': [
    Serverless.BatchGetCollectionCommandInput,
    Serverless.BatchGetCollectionCommandOutput,
  ];
  'serverless:ListCollections': [Serverless.ListCollectionsCommandInput, Serverless.ListCollectionsCommandOutput];
  'rds:DescribeDBClusterAutomatedBackups': [
    Rds.DescribeDBClusterAutomatedBackupsCommandInput,
    Rds.DescribeDBClusterAutomatedBackupsCommandOutput,
  ];
  'rds:DescribeDBClusterSnapshots': [
    Rds.DescribeDBClusterSnapshotsCommandInput,
    Rds.DescribeDBClusterSnapshotsCommandOutput,
  ];
  'rds:DescribeDBClusters': [Rds.DescribeDBClustersCommandInput, Rds.DescribeDBClustersCommandOutput];
  'rds:DescribeDBInstanceAutomatedBackups': [
    Rds.DescribeDBInstanceAutomatedBackupsCommandInput,
    Rds.DescribeDBInstanceAutomatedBackupsCommandOutput,
  ];
  'rds:DescribeDBInstances': [Rds.DescribeDBInstancesCommandInput, Rds.DescribeDBInstancesCommandOutput];
  'rds:DescribeDBProxies': [Rds.DescribeDBProxiesCommandInput, Rds.DescribeDBProxiesCommandOutput];
  'rds:DescribeDBSnapshots': [Rds.DescribeDBSnapshotsCommandInput, Rds.DescribeDBSnapshotsCommandOutput];
  'ecs:ListClusters': [Ecs.ListClustersCommandInput, Ecs.ListClustersCommandOutput];
  'ecs:ListServices': [Ecs.ListServicesCommandInput, Ecs.ListServicesCommandOutput];
  'ecs:ListTasks': [Ecs.ListTasksCommandInput, Ecs.ListTasksCommandOutput];
  'efs:DescribeFileSystems': [Efs.DescribeFileSystemsCommandInput, Efs.DescribeFileSystemsCommandOutput];
  'eks:ListClusters': [Eks.ListClustersCommandInput, Eks.ListClustersCommandOutput];
  'elasticache:DescribeCacheClusters': [
    ElastiCache.DescribeCacheClustersCommandInput,
    ElastiCache.DescribeCacheClustersCommandOutput,
  ];
  'elasticache:DescribeServerlessCaches': [
    ElastiCache.DescribeServerlessCachesCommandInput,
    ElastiCache.DescribeServerlessCachesCommandOutput,
  ];
  'kinesis:ListStreams': [Kinesis.ListStreamsCommandInput, Kinesis.ListStreamsCommandOutput];
  'lightsail:GetInstances': [Lightsail.GetInstancesCommandInput, Lightsail.GetInstancesCommandOutput];
  'lightsail:GetLoadBalancers': [Lightsail.GetLoadBalancersCommandInput, Lightsail.GetLoadBalancersCommandOutput];
  'lightsail:GetRelationalDatabases': [
    Lightsail.GetRelationalDatabasesCommandInput,
    Lightsail.GetRelationalDatabasesCommandOutput,
  ];
  'lightsail:GetStaticIps': [Lightsail.GetStaticIpsCommandInput, Lightsail.GetStaticIpsCommandOutput];
  'redshift:DescribeClusters': [Redshift.DescribeClustersCommandInput, Redshift.DescribeClustersCommandOutput];
  'sagemaker:ListApps': [SageMaker.ListAppsCommandInput, SageMaker.ListAppsCommandOutput];
  'sagemaker:ListEndpoints': [SageMaker.ListEndpointsCommandInput, SageMaker.ListEndpointsCommandOutput];
  'sagemaker:ListNotebookInstances': [
    SageMaker.ListNotebookInstancesCommandInput,
    SageMaker.ListNotebookInstancesCommandOutput,
  ];
  'route53:ListHealthChecks': [Route53.ListHealthChecksCommandInput, Route53.ListHealthChecksCommandOutput];
  'route53:ListHostedZones': [Route53.ListHostedZonesCommandInput, Route53.ListHostedZonesCommandOutput];
  's3:ListBuckets': [S3.ListBucketsCommandInput, S3.ListBucketsCommandOutput];
  's3:ListMultipartUploads': [S3.ListMultipartUploadsCommandInput, S3.ListMultipartUploadsCommandOutput];
  's3:ListObjectVersions': [S3.ListObjectVersionsCommandInput, S3.ListObjectVersionsCommandOutput];
  's3vectors:ListVectorBuckets': [S3Vectors.ListVectorBucketsCommandInput, S3Vectors.ListVectorBucketsCommandOutput];
  'scheduler:ListSchedules': [Scheduler.ListSchedulesCommandInput, Scheduler.ListSchedulesCommandOutput];
  'secretsmanager:ListSecrets': [Secrets.ListSecretsCommandInput, Secrets.ListSecretsCommandOutput];
  'sqs:ListQueues': [Sqs.ListQueuesCommandInput, Sqs.ListQueuesCommandOutput];
  'ssm:DescribeParameters': [Ssm.DescribeParametersCommandInput, Ssm.DescribeParametersCommandOutput];
  'sts:GetCallerIdentity': [Sts.GetCallerIdentityCommandInput, Sts.GetCallerIdentityCommandOutput];
  'tag:GetResources': [Tagging.GetResourcesCommandInput, Tagging.GetResourcesCommandOutput];
  'wafv2:ListWebACLs': [Wafv2.ListWebACLsCommandInput, Wafv2.ListWebACLsCommandOutput];
}

export type CallName = keyof Calls;

/**
 * Asks AWS for all pages of an answer.
 *
 * @param region - the place's own unless another is named
 */
export type Ask<Name extends CallName = CallName> = <Called extends Name>(
  call: Called,
  input: Calls[Called][0],
  region?: string,
) => AsyncIterable<Calls[Called][1]>;

/** Where IAM has other names for an operation than the operation's own: a service's prefix, or whole actions. */
const PREFIXES: Readonly<Record<string, string>> = {
  bedrockagent: 'bedrock',
  efs: 'elasticfilesystem',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  opensearch: 'es',
  serverless: 'aoss',
};
const ACTIONS: { readonly [Name in CallName]?: readonly string[] } = {
  'apigateway:GetRestApis': ['apigateway:GET'],
  'apigatewayv2:GetApis': ['apigateway:GET'],
  // The description of all stacks asks for both.
  'cloudformation:DescribeStacks': ['cloudformation:DescribeStacks', 'cloudformation:ListStacks'],
  's3:ListBuckets': ['s3:ListAllMyBuckets'],
  's3:ListMultipartUploads': ['s3:ListBucketMultipartUploads'],
  's3:ListObjectVersions': ['s3:ListBucketVersions'],
};

/** What a policy must allow for a call. */
export function actionsOf(call: CallName): readonly string[] {
  const [service = '', operation = ''] = call.split(':');
  return ACTIONS[call] ?? [`${PREFIXES[service] ?? service}:${operation}`];
}
