/** Properties that guard nothing and keep nothing by themselves, by type; what is listed stands for all within it. */
interface Harmless {
  /** Why another value is told of as it is, and needs no verdict. */
  readonly because: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** Whoever adds a property to a template says in `watched-*.ts` what its absence means, or here why nobody misses it. */
export const HARMLESS: readonly Harmless[] = [
  {
    because: 'sizes, times and counts: a person weighs them, and what they cost is told of under money',
    properties: {
      'AWS::ApiGateway::Method': 'Integration.TimeoutInMillis',
      'AWS::ApiGatewayV2::Integration': 'TimeoutInMillis',
      'AWS::AutoScaling::AutoScalingGroup':
        'DefaultInstanceWarmup HealthCheckGracePeriod MaxSize MinSize DesiredCapacity',
      'AWS::AutoScaling::ScalingPolicy': 'AdjustmentType PolicyType StepAdjustments TargetTrackingConfiguration',
      'AWS::CloudFormation::WaitCondition': 'Count Timeout',
      'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.DefaultTTL CachePolicyConfig.MaxTTL CachePolicyConfig.MinTTL',
      'AWS::CloudFront::Distribution':
        'DistributionConfig.Origins.CustomOriginConfig.OriginReadTimeout ' +
        'DistributionConfig.Origins.VpcOriginConfig.OriginKeepaliveTimeout ' +
        'DistributionConfig.Origins.VpcOriginConfig.OriginReadTimeout DistributionConfig.PriceClass',
      'AWS::DynamoDB::GlobalTable': 'BillingMode',
      'AWS::EC2::Instance':
        'BlockDeviceMappings.Ebs.VolumeSize BlockDeviceMappings.Ebs.VolumeType CreditSpecification InstanceType',
      'AWS::EC2::LaunchTemplate':
        'LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeSize LaunchTemplateData.BlockDeviceMappings.Ebs.VolumeType ' +
        'LaunchTemplateData.CreditSpecification LaunchTemplateData.InstanceType',
      'AWS::ElasticLoadBalancingV2::LoadBalancer': 'LoadBalancerAttributes.idle_timeout.timeout_seconds',
      'AWS::KinesisFirehose::DeliveryStream': 'ExtendedS3DestinationConfiguration.BufferingHints',
      'AWS::Lambda::EventSourceMapping': 'BatchSize MaximumBatchingWindowInSeconds',
      'AWS::Lambda::Function': 'EphemeralStorage MemorySize Timeout',
      'AWS::OpenSearchServerless::CollectionGroup': 'CapacityLimits Generation',
      'AWS::OpenSearchService::Domain':
        'ClusterConfig.DedicatedMasterCount ClusterConfig.DedicatedMasterEnabled ClusterConfig.DedicatedMasterType ' +
        'ClusterConfig.InstanceCount ClusterConfig.InstanceType ClusterConfig.ZoneAwarenessConfig EBSOptions',
      'AWS::RDS::DBInstance': 'AllocatedStorage DBInstanceClass MaxAllocatedStorage StorageType',
      'AWS::RDS::DBParameterGroup': 'Parameters.max_connections',
      'AWS::S3::Bucket':
        'CorsConfiguration.CorsRules.MaxAge LifecycleConfiguration.Rules.AbortIncompleteMultipartUpload ' +
        'LifecycleConfiguration.Rules.Transitions',
      'AWS::SQS::Queue': 'DelaySeconds MaximumMessageSize ReceiveMessageWaitTimeSeconds VisibilityTimeout',
      'AWS::Scheduler::Schedule': 'FlexibleTimeWindow ScheduleExpression ScheduleExpressionTimezone Target.RetryPolicy',
    },
  },
  {
    because: 'names and addresses: whoever held on to another one is told of a replacement',
    properties: {
      'AWS::ApiGateway::Resource': 'ParentId PathPart RestApiId',
      'AWS::ApiGateway::RestApi': 'EndpointConfiguration Name',
      'AWS::ApiGateway::Stage': 'StageName',
      'AWS::ApiGatewayV2::Api': 'Name ProtocolType',
      'AWS::ApiGatewayV2::Authorizer': 'Name',
      'AWS::ApiGatewayV2::Stage': 'StageName',
      'AWS::ApiGatewayV2::VpcLink': 'Name',
      'AWS::Bedrock::Guardrail': 'Name',
      'AWS::CertificateManager::Certificate': 'DomainName DomainValidationOptions ValidationMethod',
      'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.Name',
      'AWS::CloudFront::Distribution':
        'DistributionConfig.Aliases DistributionConfig.DefaultRootObject DistributionConfig.HttpVersion ' +
        'DistributionConfig.IPV6Enabled DistributionConfig.ViewerCertificate.AcmCertificateArn ' +
        'DistributionConfig.ViewerCertificate.SslSupportMethod DistributionConfig.ViewerCertificate.CloudFrontDefaultCertificate',
      'AWS::CloudFront::Function': 'Name',
      'AWS::CloudFront::OriginAccessControl':
        'OriginAccessControlConfig.Name OriginAccessControlConfig.OriginAccessControlOriginType ' +
        'OriginAccessControlConfig.SigningProtocol',
      'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig.Name',
      'AWS::CloudFront::VpcOrigin': 'VpcOriginEndpointConfig.Name',
      'AWS::Cognito::UserPool': 'UsernameAttributes UsernameConfiguration',
      'AWS::Cognito::UserPoolDomain': 'Domain UserPoolId',
      'AWS::EC2::EIP': 'Domain',
      'AWS::EC2::KeyPair': 'KeyFormat KeyName KeyType',
      'AWS::IAM::ManagedPolicy': 'Path',
      'AWS::IAM::User': 'UserName',
      'AWS::Logs::LogGroup': 'LogGroupName',
      'AWS::Logs::ResourcePolicy': 'PolicyName',
      'AWS::OpenSearchServerless::AccessPolicy': 'Name Type',
      'AWS::OpenSearchServerless::Collection': 'CollectionGroupName Name Type',
      'AWS::OpenSearchServerless::CollectionGroup': 'Name',
      'AWS::OpenSearchServerless::SecurityPolicy': 'Name Type',
      'AWS::RDS::DBInstance': 'CACertificateIdentifier DBInstanceIdentifier DBName MasterUsername',
      'AWS::Route53::RecordSet': 'HostedZoneId Name Type',
      'AWS::SES::EmailIdentity': 'EmailIdentity',
      'AWS::SQS::Queue': 'FifoQueue QueueName',
    },
  },
  {
    because:
      'where a thing stands and what it is joined to: who reaches whom is decided from it, and told of by itself',
    properties: {
      'AWS::ApiGatewayV2::VpcLink': 'SecurityGroupIds SubnetIds',
      'AWS::AutoScaling::AutoScalingGroup': 'TargetGroupARNs VPCZoneIdentifier',
      'AWS::EC2::EIPAssociation': 'AllocationId InstanceId',
      'AWS::EC2::Instance': 'AvailabilityZone NetworkInterfaces SecurityGroupIds SubnetId',
      'AWS::EC2::LaunchTemplate': 'LaunchTemplateData.NetworkInterfaces LaunchTemplateData.SecurityGroupIds',
      'AWS::EC2::NatGateway': 'AllocationId SubnetId',
      'AWS::EC2::Route': 'DestinationCidrBlock DestinationIpv6CidrBlock GatewayId InstanceId NatGatewayId RouteTableId',
      'AWS::EC2::RouteTable': 'VpcId',
      'AWS::EC2::SecurityGroup': 'VpcId',
      'AWS::EC2::SecurityGroupEgress': 'DestinationSecurityGroupId FromPort GroupId IpProtocol ToPort',
      'AWS::EC2::SecurityGroupIngress': 'FromPort GroupId IpProtocol SourcePrefixListId SourceSecurityGroupId ToPort',
      'AWS::EC2::Subnet':
        'AssignIpv6AddressOnCreation AvailabilityZone CidrBlock Ipv6CidrBlock MapPublicIpOnLaunch VpcId',
      'AWS::EC2::SubnetRouteTableAssociation': 'RouteTableId SubnetId',
      'AWS::EC2::VPC': 'CidrBlock EnableDnsHostnames EnableDnsSupport InstanceTenancy',
      'AWS::EC2::VPCCidrBlock': 'AmazonProvidedIpv6CidrBlock VpcId',
      'AWS::EC2::VPCEndpoint': 'RouteTableIds SecurityGroupIds ServiceName SubnetIds VpcEndpointType VpcId',
      'AWS::EC2::VPCGatewayAttachment': 'InternetGatewayId VpcId',
      'AWS::ElasticLoadBalancingV2::Listener': 'LoadBalancerArn Port',
      'AWS::ElasticLoadBalancingV2::LoadBalancer': 'SecurityGroups Subnets Type',
      'AWS::ElasticLoadBalancingV2::TargetGroup': 'Port TargetType VpcId',
      'AWS::Lambda::Function': 'VpcConfig',
      'AWS::OpenSearchService::Domain': 'VPCOptions',
      'AWS::RDS::DBInstance': 'AvailabilityZone DBSubnetGroupName Port VPCSecurityGroups',
      'AWS::RDS::DBSubnetGroup': 'SubnetIds',
    },
  },
  {
    because: 'where requests and messages go: who may send and what the other end lets in is told of at the two ends',
    properties: {
      'AWS::ApiGateway::Deployment': 'RestApiId',
      'AWS::ApiGateway::GatewayResponse': 'RestApiId',
      'AWS::ApiGateway::Method':
        'HttpMethod Integration.ConnectionId Integration.ConnectionType Integration.IntegrationHttpMethod ' +
        'Integration.IntegrationTarget Integration.ResponseTransferMode Integration.Type ResourceId RestApiId',
      'AWS::ApiGateway::Model': 'ContentType RestApiId',
      'AWS::ApiGateway::RequestValidator': 'RestApiId',
      'AWS::ApiGateway::Stage': 'DeploymentId MethodSettings.HttpMethod MethodSettings.ResourcePath RestApiId',
      'AWS::ApiGatewayV2::Authorizer': 'ApiId',
      'AWS::ApiGatewayV2::Integration':
        'ApiId ConnectionId ConnectionType IntegrationMethod IntegrationType PayloadFormatVersion',
      'AWS::ApiGatewayV2::Route': 'ApiId RouteKey Target',
      'AWS::ApiGatewayV2::Stage': 'ApiId AutoDeploy',
      'AWS::AutoScaling::ScalingPolicy': 'AutoScalingGroupName',
      'AWS::CloudFront::Distribution':
        'DistributionConfig.CacheBehaviors.PathPattern DistributionConfig.CacheBehaviors.TargetOriginId ' +
        'DistributionConfig.DefaultCacheBehavior.TargetOriginId ' +
        'DistributionConfig.Origins.DomainName DistributionConfig.Origins.Id ' +
        'DistributionConfig.Origins.S3OriginConfig',
      'AWS::CloudFront::VpcOrigin': 'VpcOriginEndpointConfig.Arn',
      'AWS::Cognito::UserPoolClient': 'UserPoolId',
      'AWS::ElasticLoadBalancingV2::Listener': 'DefaultActions.TargetGroupArn',
      'AWS::ElasticLoadBalancingV2::TargetGroup': 'TargetGroupAttributes',
      'AWS::KinesisFirehose::DeliveryStream':
        'DeliveryStreamType ExtendedS3DestinationConfiguration.BucketARN ' +
        'ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions.LogGroupName ' +
        'ExtendedS3DestinationConfiguration.CloudWatchLoggingOptions.LogStreamName ' +
        'ExtendedS3DestinationConfiguration.CompressionFormat ExtendedS3DestinationConfiguration.ErrorOutputPrefix ' +
        'ExtendedS3DestinationConfiguration.FileExtension ExtendedS3DestinationConfiguration.Prefix',
      'AWS::Lambda::EventSourceMapping': 'EventSourceArn FunctionName',
      'AWS::Lambda::Permission':
        'Action FunctionName FunctionUrlAuthType InvokedViaFunctionUrl Principal SourceAccount SourceArn',
      'AWS::Lambda::Url': 'InvokeMode TargetFunctionArn',
      'AWS::Logs::LogStream': 'LogGroupName',
      'AWS::Route53::RecordSet': 'AliasTarget ResourceRecords TTL',
      'AWS::S3::Bucket': 'NotificationConfiguration',
      'AWS::S3::BucketPolicy': 'Bucket',
      'AWS::SNS::Subscription': 'Endpoint Protocol TopicArn',
      'AWS::SNS::TopicPolicy': 'Topics',
      'AWS::SQS::QueuePolicy': 'Queues',
      'AWS::Scheduler::Schedule': 'Target.Arn Target.Input',
      'Custom::S3AutoDeleteObjects': 'BucketName ServiceToken',
      'Custom::VpcRestrictDefaultSG': 'Account DefaultSecurityGroupId ServiceToken',
    },
  },
  {
    because: 'what runs, and what it is given: the program decides what comes of it, and no template holds the program',
    properties: {
      'AWS::ApiGateway::Method':
        'Integration.IntegrationResponses Integration.RequestTemplates Integration.RequestParameters.integration.request.path ' +
        'MethodResponses RequestParameters.method.request.path',
      'AWS::AutoScaling::AutoScalingGroup': 'LaunchTemplate',
      'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.Comment',
      'AWS::CloudFront::Distribution':
        'DistributionConfig.CacheBehaviors.Compress DistributionConfig.DefaultCacheBehavior.Compress',
      'AWS::CloudFront::Function': 'AutoPublish FunctionCode FunctionConfig',
      'AWS::DynamoDB::GlobalTable':
        'AttributeDefinitions GlobalSecondaryIndexes KeySchema Replicas.GlobalSecondaryIndexes SSESpecification.SSEType',
      'AWS::DynamoDB::Table': 'AttributeDefinitions GlobalSecondaryIndexes KeySchema SSESpecification.SSEType',
      'AWS::EC2::Instance':
        'BlockDeviceMappings.DeviceName ImageId LaunchTemplate PropagateTagsToVolumeOnCreation UserData',
      'AWS::EC2::LaunchTemplate':
        'LaunchTemplateData.BlockDeviceMappings.DeviceName LaunchTemplateData.ImageId LaunchTemplateData.UserData',
      'AWS::Lambda::Function': 'Architectures Code Environment Handler Runtime',
      'AWS::OpenSearchService::Domain': 'EngineVersion',
      'AWS::RDS::DBInstance': 'CopyTagsToSnapshot Engine EngineVersion',
      'AWS::RDS::DBParameterGroup': 'Family',
    },
  },
  {
    because: 'what is said to people, and how it is written',
    properties: {
      'AWS::ApiGateway::GatewayResponse': 'ResponseParameters ResponseTemplates ResponseType StatusCode',
      'AWS::Bedrock::Guardrail': 'BlockedInputMessaging BlockedOutputsMessaging',
      'AWS::CloudFront::Distribution': 'DistributionConfig.CustomErrorResponses',
      'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig.CustomHeadersConfig',
      'AWS::CloudWatch::Alarm': 'InsufficientDataActions OKActions',
      'AWS::Cognito::UserPool':
        'EmailVerificationMessage EmailVerificationSubject SmsVerificationMessage VerificationMessageTemplate',
      'AWS::SES::Template': 'Template',
      'AWS::Lambda::Function': 'LoggingConfig.LogFormat',
    },
  },
];

/** Custom resources are told what only their function, a program of the stack, can read. */
export const TOLD_TO_A_PROGRAM = /^(Custom::|AWS::CloudFormation::CustomResource$)/;
