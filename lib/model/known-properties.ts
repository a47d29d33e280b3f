import { at, objectsAt } from './property-path';
import type { Resource, StackModel } from './template';

/**
 * Properties that resources of a type set, beside their tags. Whoever sets another says with it which rule or table reads it, or
 * why none needs to: a property that nobody knew of sent messages, ran code, or let somebody in before.
 */
const KNOWN_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Account': 'CloudWatchRoleArn',
  'AWS::ApiGateway::Deployment': 'Description RestApiId',
  'AWS::ApiGateway::GatewayResponse': 'ResponseParameters ResponseTemplates ResponseType RestApiId StatusCode',
  'AWS::ApiGateway::Method':
    'AuthorizationType HttpMethod Integration MethodResponses RequestModels RequestParameters ' +
    'RequestValidatorId ResourceId RestApiId',
  'AWS::ApiGateway::Model': 'ContentType RestApiId Schema',
  'AWS::ApiGateway::RequestValidator': 'RestApiId ValidateRequestBody ValidateRequestParameters',
  'AWS::ApiGateway::Resource': 'ParentId PathPart RestApiId',
  'AWS::ApiGateway::RestApi': 'Description EndpointConfiguration Name',
  'AWS::ApiGateway::Stage':
    'AccessLogSetting DeploymentId MethodSettings.DataTraceEnabled MethodSettings.HttpMethod ' +
    'MethodSettings.LoggingLevel MethodSettings.MetricsEnabled MethodSettings.ResourcePath ' +
    'MethodSettings.ThrottlingBurstLimit MethodSettings.ThrottlingRateLimit RestApiId StageName TracingEnabled',
  'AWS::ApiGatewayV2::Api': 'Description Name ProtocolType',
  'AWS::ApiGatewayV2::Authorizer': 'ApiId AuthorizerType IdentitySource JwtConfiguration Name',
  'AWS::ApiGatewayV2::Integration':
    'ApiId ConnectionId ConnectionType IntegrationMethod IntegrationType IntegrationUri PayloadFormatVersion ' +
    'RequestParameters TimeoutInMillis',
  'AWS::ApiGatewayV2::Route': 'ApiId AuthorizationType AuthorizerId RouteKey Target',
  'AWS::ApiGatewayV2::Stage': 'AccessLogSettings ApiId AutoDeploy DefaultRouteSettings StageName',
  'AWS::ApiGatewayV2::VpcLink': 'Name SecurityGroupIds SubnetIds',
  'AWS::AutoScaling::AutoScalingGroup':
    'DefaultInstanceWarmup HealthCheckGracePeriod HealthCheckType LaunchTemplate MaxSize MetricsCollection ' +
    'MinSize NotificationConfigurations TargetGroupARNs VPCZoneIdentifier',
  'AWS::AutoScaling::ScalingPolicy':
    'AdjustmentType AutoScalingGroupName PolicyType StepAdjustments TargetTrackingConfiguration',
  'AWS::Bedrock::Guardrail':
    'BlockedInputMessaging BlockedOutputsMessaging ContentPolicyConfig CrossRegionConfig Description Name ' +
    'SensitiveInformationPolicyConfig',
  'AWS::Bedrock::GuardrailVersion': 'Description GuardrailIdentifier',
  'AWS::Budgets::Budget': 'Budget NotificationsWithSubscribers ResourceTags',
  'AWS::CertificateManager::Certificate': 'DomainName DomainValidationOptions ValidationMethod',
  'AWS::CloudFormation::WaitCondition': 'Count Handle Timeout',
  'AWS::CloudFormation::WaitConditionHandle': '',
  'AWS::CloudFront::Distribution':
    'DistributionConfig.Aliases DistributionConfig.CacheBehaviors.AllowedMethods ' +
    'DistributionConfig.CacheBehaviors.CachePolicyId DistributionConfig.CacheBehaviors.Compress ' +
    'DistributionConfig.CacheBehaviors.FunctionAssociations ' +
    'DistributionConfig.CacheBehaviors.LambdaFunctionAssociations ' +
    'DistributionConfig.CacheBehaviors.OriginRequestPolicyId ' +
    'DistributionConfig.CacheBehaviors.PathPattern DistributionConfig.CacheBehaviors.ResponseHeadersPolicyId ' +
    'DistributionConfig.CacheBehaviors.TargetOriginId DistributionConfig.CacheBehaviors.ViewerProtocolPolicy ' +
    'DistributionConfig.Comment DistributionConfig.CustomErrorResponses ' +
    'DistributionConfig.DefaultCacheBehavior.AllowedMethods DistributionConfig.DefaultCacheBehavior.CachePolicyId ' +
    'DistributionConfig.DefaultCacheBehavior.Compress DistributionConfig.DefaultCacheBehavior.OriginRequestPolicyId ' +
    'DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId ' +
    'DistributionConfig.DefaultCacheBehavior.TargetOriginId ' +
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy DistributionConfig.DefaultRootObject ' +
    'DistributionConfig.Enabled DistributionConfig.HttpVersion DistributionConfig.IPV6Enabled ' +
    'DistributionConfig.OriginGroups DistributionConfig.Origins.CustomOriginConfig ' +
    'DistributionConfig.Origins.DomainName DistributionConfig.Origins.Id ' +
    'DistributionConfig.Origins.OriginAccessControlId DistributionConfig.Origins.OriginPath ' +
    'DistributionConfig.Origins.S3OriginConfig DistributionConfig.Origins.VpcOriginConfig ' +
    'DistributionConfig.ViewerCertificate',
  'AWS::CloudFront::CachePolicy': 'CachePolicyConfig',
  'AWS::CloudFront::Function': 'AutoPublish FunctionCode FunctionConfig Name',
  'AWS::CloudFront::OriginAccessControl':
    'OriginAccessControlConfig.Name OriginAccessControlConfig.OriginAccessControlOriginType ' +
    'OriginAccessControlConfig.SigningBehavior OriginAccessControlConfig.SigningProtocol',
  'AWS::CloudFront::ResponseHeadersPolicy':
    'ResponseHeadersPolicyConfig.CustomHeadersConfig ResponseHeadersPolicyConfig.Name ' +
    'ResponseHeadersPolicyConfig.SecurityHeadersConfig',
  'AWS::CloudFront::VpcOrigin':
    'VpcOriginEndpointConfig.Arn VpcOriginEndpointConfig.Name VpcOriginEndpointConfig.OriginProtocolPolicy ' +
    'VpcOriginEndpointConfig.OriginSSLProtocols',
  'AWS::CloudWatch::Alarm':
    'AlarmActions AlarmDescription ComparisonOperator Dimensions EvaluationPeriods ExtendedStatistic ' +
    'MetricName Metrics Namespace OKActions Period Statistic Threshold TreatMissingData',
  'AWS::CloudWatch::Dashboard': 'DashboardBody',
  'AWS::Cognito::UserPool':
    'AccountRecoverySetting AdminCreateUserConfig AutoVerifiedAttributes DeletionProtection ' +
    'EmailVerificationMessage EmailVerificationSubject EnabledMfas MfaConfiguration Policies ' +
    'SmsVerificationMessage UserPoolTags UserPoolTier UsernameAttributes UsernameConfiguration ' +
    'VerificationMessageTemplate',
  'AWS::Cognito::UserPoolClient':
    'AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient AllowedOAuthScopes CallbackURLs ' +
    'ExplicitAuthFlows GenerateSecret IdTokenValidity LogoutURLs PreventUserExistenceErrors ' +
    'RefreshTokenValidity SupportedIdentityProviders TokenValidityUnits UserPoolId',
  'AWS::Cognito::UserPoolDomain': 'Domain UserPoolId',
  'AWS::DynamoDB::GlobalTable':
    'AttributeDefinitions BillingMode GlobalSecondaryIndexes KeySchema Replicas.DeletionProtectionEnabled ' +
    'Replicas.GlobalSecondaryIndexes Replicas.PointInTimeRecoverySpecification Replicas.Region Replicas.Tags ' +
    'TimeToLiveSpecification',
  'AWS::EC2::EIP': 'Domain',
  'AWS::EC2::EIPAssociation': 'AllocationId InstanceId',
  'AWS::EC2::FlowLog': 'DeliverLogsPermissionArn LogDestinationType LogGroupName ResourceId ResourceType TrafficType',
  'AWS::EC2::Instance':
    'AvailabilityZone BlockDeviceMappings CreditSpecification IamInstanceProfile ImageId InstanceType KeyName ' +
    'LaunchTemplate MetadataOptions NetworkInterfaces.AssociatePublicIpAddress NetworkInterfaces.DeviceIndex ' +
    'NetworkInterfaces.GroupSet NetworkInterfaces.SubnetId PropagateTagsToVolumeOnCreation SourceDestCheck UserData',
  'AWS::EC2::InternetGateway': '',
  'AWS::EC2::KeyPair': 'KeyFormat KeyName KeyType',
  'AWS::EC2::LaunchTemplate':
    'LaunchTemplateData.BlockDeviceMappings LaunchTemplateData.CreditSpecification ' +
    'LaunchTemplateData.IamInstanceProfile LaunchTemplateData.ImageId LaunchTemplateData.InstanceType ' +
    'LaunchTemplateData.MetadataOptions LaunchTemplateData.NetworkInterfaces ' +
    'LaunchTemplateData.TagSpecifications LaunchTemplateData.UserData TagSpecifications',
  'AWS::EC2::NatGateway': 'AllocationId SubnetId',
  'AWS::EC2::Route': 'DestinationCidrBlock DestinationIpv6CidrBlock GatewayId InstanceId NatGatewayId RouteTableId',
  'AWS::EC2::RouteTable': 'VpcId',
  'AWS::EC2::SecurityGroup': 'GroupDescription SecurityGroupEgress SecurityGroupIngress VpcId',
  'AWS::EC2::SecurityGroupEgress': 'Description DestinationSecurityGroupId FromPort GroupId IpProtocol ToPort',
  'AWS::EC2::SecurityGroupIngress':
    'Description FromPort GroupId IpProtocol SourcePrefixListId SourceSecurityGroupId ToPort',
  'AWS::EC2::Subnet': 'AssignIpv6AddressOnCreation AvailabilityZone CidrBlock Ipv6CidrBlock MapPublicIpOnLaunch VpcId',
  'AWS::EC2::SubnetRouteTableAssociation': 'RouteTableId SubnetId',
  'AWS::EC2::VPC': 'CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy',
  'AWS::EC2::VPCCidrBlock': 'AmazonProvidedIpv6CidrBlock VpcId',
  'AWS::EC2::VPCEndpoint':
    'PrivateDnsEnabled RouteTableIds SecurityGroupIds ServiceName SubnetIds VpcEndpointType VpcId',
  'AWS::EC2::VPCGatewayAttachment': 'InternetGatewayId VpcId',
  'AWS::ElasticLoadBalancingV2::Listener': 'DefaultActions LoadBalancerArn Port Protocol',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerAttributes Scheme SecurityGroups Subnets Type',
  'AWS::ElasticLoadBalancingV2::TargetGroup':
    'HealthCheckIntervalSeconds HealthCheckPath HealthCheckTimeoutSeconds HealthyThresholdCount Matcher Port ' +
    'Protocol TargetGroupAttributes TargetType UnhealthyThresholdCount VpcId',
  'AWS::IAM::Group': 'ManagedPolicyArns',
  'AWS::IAM::InstanceProfile': 'Roles',
  'AWS::IAM::ManagedPolicy': 'Description Path PolicyDocument',
  'AWS::IAM::Policy': 'PolicyDocument PolicyName Roles',
  'AWS::IAM::Role': 'AssumeRolePolicyDocument Description ManagedPolicyArns Policies',
  'AWS::IAM::User': 'Groups UserName',
  'AWS::KinesisFirehose::DeliveryStream':
    'DeliveryStreamEncryptionConfigurationInput DeliveryStreamType ExtendedS3DestinationConfiguration.BucketARN ' +
    'ExtendedS3DestinationConfiguration.BufferingHints ' +
    'ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions ' +
    'ExtendedS3DestinationConfiguration.CompressionFormat ExtendedS3DestinationConfiguration.ErrorOutputPrefix ' +
    'ExtendedS3DestinationConfiguration.FileExtension ExtendedS3DestinationConfiguration.Prefix ' +
    'ExtendedS3DestinationConfiguration.RoleARN',
  'AWS::Lambda::EventSourceMapping': 'BatchSize EventSourceArn FunctionName FunctionResponseTypes ScalingConfig',
  'AWS::Lambda::Function':
    'Architectures Code Description Environment Handler LoggingConfig.ApplicationLogLevel ' +
    'LoggingConfig.LogFormat LoggingConfig.LogGroup MemorySize Role Runtime Timeout TracingConfig VpcConfig',
  'AWS::Lambda::Permission': 'Action FunctionName InvokedViaFunctionUrl Principal SourceArn',
  'AWS::Lambda::Url': 'AuthType TargetFunctionArn',
  'AWS::Lambda::Version': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName RetentionInDays',
  'AWS::Logs::ResourcePolicy': 'PolicyDocument PolicyName',
  'AWS::Logs::LogStream': 'LogGroupName',
  'AWS::Logs::SubscriptionFilter': 'DestinationArn FilterPattern LogGroupName RoleArn',
  'AWS::OpenSearchServerless::AccessPolicy': 'Name Policy Type',
  'AWS::OpenSearchServerless::Collection': 'CollectionGroupName DeletionProtection Name Type',
  'AWS::OpenSearchServerless::CollectionGroup': 'CapacityLimits Generation Name StandbyReplicas',
  'AWS::OpenSearchServerless::SecurityPolicy': 'Name Policy Type',
  'AWS::OpenSearchService::Domain':
    'AdvancedSecurityOptions ClusterConfig DomainEndpointOptions EBSOptions EncryptionAtRestOptions EngineVersion ' +
    'LogPublishingOptions NodeToNodeEncryptionOptions SoftwareUpdateOptions VPCOptions',
  'AWS::RDS::DBInstance':
    'AllocatedStorage AutoMinorVersionUpgrade BackupRetentionPeriod CACertificateIdentifier CopyTagsToSnapshot ' +
    'DBInstanceClass DBInstanceIdentifier DBName DBParameterGroupName DBSubnetGroupName DeleteAutomatedBackups ' +
    'DeletionProtection EnableCloudwatchLogsExports EnableIAMDatabaseAuthentication Engine EngineVersion ' +
    'ManageMasterUserPassword MasterUsername MultiAZ Port PubliclyAccessible StorageEncrypted StorageType ' +
    'VPCSecurityGroups',
  'AWS::RDS::DBParameterGroup': 'Description Family Parameters',
  'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupDescription SubnetIds',
  'AWS::Route53::HealthCheck': 'HealthCheckConfig HealthCheckTags',
  'AWS::Route53::RecordSet': 'AliasTarget HostedZoneId Name Type',
  'AWS::S3::Bucket':
    'BucketEncryption CorsConfiguration LifecycleConfiguration LoggingConfiguration NotificationConfiguration ' +
    'OwnershipControls PublicAccessBlockConfiguration VersioningConfiguration',
  'AWS::S3::BucketPolicy': 'Bucket PolicyDocument',
  'AWS::SES::ConfigurationSet': 'DeliveryOptions ReputationOptions SuppressionOptions',
  'AWS::SES::EmailIdentity': 'ConfigurationSetAttributes EmailIdentity',
  'AWS::SES::Template': 'Template',
  'AWS::SNS::Subscription': 'Endpoint Protocol TopicArn',
  'AWS::SNS::Topic': '',
  'AWS::SNS::TopicPolicy': 'PolicyDocument Topics',
  'AWS::SQS::Queue':
    'MaximumMessageSize MessageRetentionPeriod QueueName ReceiveMessageWaitTimeSeconds RedriveAllowPolicy ' +
    'RedrivePolicy SqsManagedSseEnabled VisibilityTimeout',
  'AWS::SQS::QueuePolicy': 'PolicyDocument Queues',
  'AWS::Scheduler::Schedule':
    'Description FlexibleTimeWindow ScheduleExpression ScheduleExpressionTimezone State Target',
};

/** Properties whose own parts are listed one by one, as `LaunchTemplateData.ImageId`. */
const IN_PARTS = [
  'DistributionConfig',
  'DistributionConfig.CacheBehaviors',
  'DistributionConfig.DefaultCacheBehavior',
  'DistributionConfig.Origins',
  'ExtendedS3DestinationConfiguration',
  'LaunchTemplateData',
  'LoggingConfig',
  'MethodSettings',
  'NetworkInterfaces',
  'OriginAccessControlConfig',
  'Replicas',
  'ResponseHeadersPolicyConfig',
  'VpcOriginEndpointConfig',
];

/** What a custom resource is told is between the stack and its own function. */
const OWN_PROPERTIES = /^Custom::|^AWS::CloudFormation::CustomResource$/;

/** Properties of a stack's resources that are not listed. */
export function unknownProperties({
  resources,
}: StackModel): { readonly logicalId: string; readonly property: string }[] {
  return [...resources.values()]
    .filter(({ type }) => !OWN_PROPERTIES.test(type))
    .flatMap((resource) => {
      const known = new Set(['Tags', ...(KNOWN_PROPERTIES[resource.type] ?? '').split(' ')]);
      return [...propertiesOf(resource)]
        .filter((property) => !known.has(property))
        .map((property) => ({ logicalId: resource.logicalId, property }));
    });
}

function propertiesOf({ properties }: Resource): ReadonlySet<string> {
  return new Set(pathsIn(properties, ''));
}

function pathsIn(properties: Readonly<Record<string, unknown>>, before: string): string[] {
  return Object.keys(properties)
    .filter((name) => at(properties, name, 'Ref') !== 'AWS::NoValue')
    .flatMap((name) => {
      const path = `${before}${name}`;
      if (!IN_PARTS.includes(path)) return [path];
      return [objectsAt(properties, name)].flat().flatMap((part) => pathsIn(part, `${path}.`));
    });
}
