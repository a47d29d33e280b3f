import { NAME_PROPERTIES } from '../../lib/model/name-properties';
import { RESOURCE_TYPE_TABLE } from '../../lib/model/resource-type-table';
import { namePaths } from '../support/resource-spec';

/** Names of something else: a resource of the stack, or what lies outside it (ReferencesStayInside). */
const OF_OTHERS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::ApiKey': 'StageKeys.StageName',
  'AWS::ApiGateway::Authorizer': 'RestApiId',
  'AWS::ApiGateway::BasePathMapping': 'DomainName',
  'AWS::ApiGateway::Deployment': 'RestApiId',
  'AWS::ApiGateway::Method': 'ResourceId RestApiId',
  'AWS::ApiGateway::Resource': 'RestApiId',
  'AWS::ApiGateway::Stage': 'RestApiId',
  'AWS::ApiGatewayV2::ApiMapping': 'DomainName',
  'AWS::ApiGatewayV2::Authorizer': 'ApiId',
  'AWS::ApiGatewayV2::Deployment': 'ApiId',
  'AWS::ApiGatewayV2::DomainName': 'DomainNameConfigurations.CertificateName',
  'AWS::ApiGatewayV2::Integration': 'ApiId',
  'AWS::ApiGatewayV2::Model': 'ApiId',
  'AWS::ApiGatewayV2::Route': 'ApiId',
  'AWS::ApiGatewayV2::Stage': 'ApiId',
  'AWS::AppSync::ApiKey': 'ApiId',
  'AWS::AppSync::DataSource': 'DynamoDBConfig.TableName',
  'AWS::AppSync::Resolver': 'TypeName',
  'AWS::ApplicationAutoScaling::ScalableTarget': 'ResourceId',
  'AWS::AutoScaling::AutoScalingGroup': 'LaunchConfigurationName LaunchTemplate.LaunchTemplateName',
  'AWS::AutoScaling::LifecycleHook': 'AutoScalingGroupName',
  'AWS::AutoScaling::ScalingPolicy': 'AutoScalingGroupName',
  'AWS::AutoScaling::ScheduledAction': 'AutoScalingGroupName',
  'AWS::Bedrock::GuardrailVersion': 'GuardrailIdentifier',
  'AWS::CertificateManager::Certificate': 'DomainValidationOptions.DomainName',
  'AWS::Cognito::IdentityPool': 'CognitoIdentityProviders.ProviderName CognitoStreams.StreamName',
  'AWS::Cognito::UserPoolClient': 'UserPoolId',
  'AWS::Cognito::UserPoolDomain': 'UserPoolId',
  'AWS::Cognito::UserPoolGroup': 'UserPoolId',
  'AWS::Cognito::UserPoolResourceServer': 'UserPoolId',
  'AWS::EC2::FlowLog': 'LogGroupName',
  'AWS::EC2::Instance': 'KeyName LaunchTemplate.LaunchTemplateName PlacementGroupName SsmAssociations.DocumentName',
  'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.KeyName',
  'AWS::EC2::Route': 'RouteTableId',
  'AWS::EC2::SecurityGroup': 'SecurityGroupIngress.SourceSecurityGroupName',
  'AWS::EC2::SecurityGroupIngress': 'GroupName SourceSecurityGroupName',
  'AWS::EC2::VPCCidrBlock': 'VpcId',
  'AWS::EC2::VPCEndpoint': 'ServiceName',
  'AWS::EC2::VPCEndpointServicePermissions': 'ServiceId',
  'AWS::EC2::VPCGatewayAttachment': 'VpcId',
  'AWS::EC2::VolumeAttachment': 'InstanceId VolumeId',
  'AWS::EFS::FileSystem': 'AvailabilityZoneName',
  'AWS::Events::EventBus': 'EventSourceName KmsKeyIdentifier',
  'AWS::Events::EventBusPolicy': 'EventBusName',
  'AWS::Events::Rule': 'EventBusName',
  'AWS::IAM::GroupPolicy': 'GroupName',
  'AWS::IAM::RolePolicy': 'RoleName',
  'AWS::IAM::UserPolicy': 'UserName',
  'AWS::IAM::UserToGroupAddition': 'GroupName',
  'AWS::KinesisFirehose::DeliveryStream':
    'AmazonopensearchserviceDestinationConfiguration.TypeName ElasticsearchDestinationConfiguration.TypeName MSKSourceConfiguration.TopicName',
  'AWS::Lambda::Alias': 'FunctionName',
  'AWS::Lambda::EventInvokeConfig': 'FunctionName',
  'AWS::Lambda::EventSourceMapping':
    'DocumentDBEventSourceConfig.DatabaseName FunctionName ProvisionedPollerConfig.PollerGroupName',
  'AWS::Lambda::Permission': 'FunctionName',
  'AWS::Lambda::Version': 'FunctionName',
  'AWS::Logs::Delivery': 'DeliverySourceName',
  'AWS::Logs::DeliveryDestination': 'DeliveryDestinationPolicy.DeliveryDestinationName',
  'AWS::Logs::LogStream': 'LogGroupName',
  'AWS::Logs::MetricFilter': 'LogGroupName',
  'AWS::Logs::SubscriptionFilter': 'LogGroupName',
  'AWS::OpenSearchServerless::Collection': 'CollectionGroupName',
  'AWS::OpenSearchServerless::Index': 'CollectionEndpoint',
  'AWS::RDS::DBCluster':
    'DBClusterParameterGroupName DBInstanceParameterGroupName DBSubnetGroupName DomainIAMRoleName GlobalClusterIdentifier ReplicationSourceIdentifier SnapshotIdentifier SourceDBClusterIdentifier',
  'AWS::RDS::DBInstance':
    'CACertificateIdentifier DBClusterIdentifier DBClusterSnapshotIdentifier DBParameterGroupName DBSnapshotIdentifier DBSubnetGroupName DomainIAMRoleName OptionGroupName SourceDBClusterIdentifier SourceDBInstanceIdentifier',
  'AWS::RDS::DBProxyTargetGroup': 'DBProxyName',
  'AWS::Route53::HealthCheck': 'HealthCheckConfig.FullyQualifiedDomainName',
  'AWS::Route53::RecordSet': 'HostedZoneId HostedZoneName',
  'AWS::Route53::RecordSetGroup': 'HostedZoneName RecordSets.HostedZoneName',
  'AWS::S3::Bucket': 'LoggingConfiguration.DestinationBucketName',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SES::ConfigurationSet': 'DeliveryOptions.SendingPoolName',
  'AWS::SES::ConfigurationSetEventDestination': 'ConfigurationSetName',
  'AWS::SES::EmailIdentity': 'ConfigurationSetAttributes.ConfigurationSetName',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::Scheduler::Schedule': 'GroupName',
  'AWS::WAFv2::LoggingConfiguration': 'ResourceArn',
  'AWS::WAFv2::WebACLAssociation': 'ResourceArn WebACLArn',
  'AWS::XRay::SamplingRule': 'SamplingRule.ServiceName SamplingRuleUpdate.ServiceName',
};

/** Names that nothing outside their own resource, or the one that it belongs to, is found by. */
const WITHIN: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Authorizer': 'Name',
  'AWS::ApiGateway::BasePathMapping': 'BasePath',
  'AWS::ApiGateway::Deployment': 'StageName',
  'AWS::ApiGateway::Method': 'HttpMethod OperationName',
  'AWS::ApiGateway::Model': 'Name',
  'AWS::ApiGateway::RequestValidator': 'Name',
  'AWS::ApiGateway::Stage': 'StageName',
  'AWS::ApiGatewayV2::Authorizer': 'Name',
  'AWS::ApiGatewayV2::Deployment': 'StageName',
  'AWS::ApiGatewayV2::Model': 'Name',
  'AWS::ApiGatewayV2::Route': 'OperationName',
  'AWS::ApiGatewayV2::Stage': 'StageName',
  'AWS::AppSync::DataSource': 'Name',
  'AWS::AppSync::Resolver': 'DataSourceName FieldName Runtime.Name',
  'AWS::ApplicationAutoScaling::ScalableTarget':
    'ScalableDimension ScheduledActions.ScheduledActionName ServiceNamespace',
  'AWS::ApplicationAutoScaling::ScalingPolicy': 'PolicyName ScalableDimension',
  'AWS::AutoScaling::AutoScalingGroup': 'LifecycleHookSpecificationList.LifecycleHookName TrafficSources.Identifier',
  'AWS::AutoScaling::LifecycleHook': 'LifecycleHookName',
  'AWS::CloudWatch::Alarm': 'Dimensions.Name MetricName',
  'AWS::Cognito::UserPool': 'Schema.Name',
  'AWS::Cognito::UserPoolGroup': 'GroupName',
  'AWS::Cognito::UserPoolResourceServer': 'Identifier Name Scopes.ScopeName',
  'AWS::DynamoDB::GlobalTable':
    'AttributeDefinitions.AttributeName GlobalSecondaryIndexes.IndexName KeySchema.AttributeName LocalSecondaryIndexes.IndexName TimeToLiveSpecification.AttributeName VectorIndexes.IndexName',
  'AWS::DynamoDB::Table':
    'AttributeDefinitions.AttributeName GlobalSecondaryIndexes.IndexName KeySchema.AttributeName LocalSecondaryIndexes.IndexName TimeToLiveSpecification.AttributeName VectorIndexes.IndexName',
  'AWS::EC2::Instance': 'BlockDeviceMappings.DeviceName BlockDeviceMappings.VirtualName',
  'AWS::EC2::VPCEndpointService': 'PrivateDnsNameConfiguration.Name',
  'AWS::Events::EventBusPolicy': 'StatementId',
  'AWS::IAM::Group': 'Policies.PolicyName',
  'AWS::IAM::GroupPolicy': 'PolicyName',
  'AWS::IAM::Policy': 'PolicyName',
  'AWS::IAM::Role': 'Policies.PolicyName',
  'AWS::IAM::RolePolicy': 'PolicyName',
  'AWS::IAM::User': 'Policies.PolicyName',
  'AWS::IAM::UserPolicy': 'PolicyName',
  'AWS::KinesisFirehose::DeliveryStream':
    'AmazonOpenSearchServerlessDestinationConfiguration.IndexName AmazonopensearchserviceDestinationConfiguration.IndexName ElasticsearchDestinationConfiguration.IndexName SnowflakeDestinationConfiguration.ContentColumnName SnowflakeDestinationConfiguration.MetaDataColumnName',
  'AWS::Lambda::Alias': 'Name',
  'AWS::Lambda::EventInvokeConfig': 'Qualifier',
  'AWS::Lambda::EventSourceMapping': 'DocumentDBEventSourceConfig.CollectionName',
  'AWS::Logs::MetricFilter': 'FilterName MetricTransformations.MetricName',
  'AWS::Logs::LogStream': 'LogStreamName',
  'AWS::Logs::QueryDefinition': 'Parameters.Name',
  'AWS::Logs::SubscriptionFilter': 'FilterName',
  'AWS::OpenSearchServerless::AccessPolicy': 'Type',
  'AWS::OpenSearchServerless::Index': 'IndexName',
  'AWS::OpenSearchServerless::LifecyclePolicy': 'Type',
  'AWS::OpenSearchServerless::SecurityPolicy': 'Type',
  'AWS::RDS::DBCluster': 'AssociatedRoles.FeatureName DatabaseName',
  'AWS::RDS::DBInstance':
    'AdditionalStorageVolumes.VolumeName AssociatedRoles.FeatureName CharacterSetName DBName NcharCharacterSetName ProcessorFeatures.Name',
  'AWS::RDS::DBProxyTargetGroup': 'TargetGroupName',
  'AWS::RDS::OptionGroup': 'EngineName OptionConfigurations.OptionName',
  'AWS::Route53::RecordSet': 'AliasTarget.DNSName CidrRoutingConfig.LocationName SetIdentifier Type',
  'AWS::Route53::RecordSetGroup': 'RecordSets.SetIdentifier',
  'AWS::SES::ConfigurationSetEventDestination': 'EventDestination.Name',
  'AWS::WAFv2::IPSet': 'Scope',
  'AWS::WAFv2::RegexPatternSet': 'Scope',
  'AWS::WAFv2::WebACL': 'Rules.Name Scope',
  'AWS::XRay::SamplingRule': 'SamplingRuleUpdate.RuleName',
};

/** Names that two resources may share, for each has an id. */
const LABELS: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::ApiKey': 'Name',
  'AWS::ApiGateway::RestApi': 'Name',
  'AWS::ApiGateway::UsagePlan': 'UsagePlanName',
  'AWS::ApiGatewayV2::Api': 'Name',
  'AWS::ApiGatewayV2::VpcLink': 'Name',
  'AWS::AppSync::GraphQLApi': 'Name',
  'AWS::CertificateManager::Certificate': 'DomainName',
  'AWS::Cognito::IdentityPool': 'DeveloperProviderName IdentityPoolName',
  'AWS::Cognito::UserPool': 'UserPoolName',
  'AWS::Cognito::UserPoolClient': 'ClientName',
  'AWS::EC2::PrefixList': 'PrefixListName',
  'AWS::Logs::QueryDefinition': 'Name',
  'AWS::SNS::Topic': 'DisplayName',
  'AWS::WAFv2::WebACL': 'VisibilityConfig.MetricName',
};

/** AWS publishes nothing about it, and it has no name. */
const UNPUBLISHED = ['AWS::CDK::Metadata'];

const types = Object.entries(RESOURCE_TYPE_TABLE)
  .flatMap(([service, names]) => Object.keys(names).map((name) => `AWS::${service}::${name}`))
  .filter((type) => !UNPUBLISHED.includes(type));

test('of every property that identifies or names something it is decided, once, whether two copies of a stack may give the same', () => {
  const decided = [NAME_PROPERTIES, OF_OTHERS, WITHIN, LABELS].flatMap((table) =>
    Object.entries(table).flatMap(([type, paths]) => paths.split(' ').map((path) => `${type} ${path}`)),
  );
  const published = types.flatMap((type) => namePaths(type).map((path) => `${type} ${path}`));
  expect(decided.sort()).toEqual(published.sort());
});
