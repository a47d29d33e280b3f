import type { Answers } from './recorded-account';

/** One recorded answer to a check, in the shape of the service's documentation, and what must be read in it. */
export interface FoundThing {
  readonly answers: Answers;
  /** As `fate | id | US dollars a month in Sydney, or "?" where a part of it is not known`. */
  readonly things: readonly string[];
  /** Commands that remove the first one. */
  readonly remove: readonly string[];
  /** @default 'found' */
  readonly means?: 'unknown';
}

const DAY = new Date('2026-11-20T09:00:00Z');
const OURS = [
  { Key: 'pattern', Value: 'shop' },
  { Key: 'mode', Value: 'classroom' },
  { Key: 'owner', Value: 'minji' },
];
const ARN = 'ap-southeast-2:111122223333';

/** A found case of every check. */
export const FOUND_THINGS: Readonly<Record<string, FoundThing>> = {
  stacks: {
    answers: {
      'cloudformation:DescribeStacks': [
        {
          Stacks: [
            {
              StackName: 'Shop',
              StackStatus: 'DELETE_FAILED',
              StackStatusReason: 'The following resource(s) failed to delete: [Files].',
              CreationTime: DAY,
              EnableTerminationProtection: true,
              Tags: [],
            },
            { StackName: 'ShopOfMinji', StackStatus: 'CREATE_COMPLETE', CreationTime: DAY, Tags: OURS },
            { StackName: 'Others', StackStatus: 'CREATE_COMPLETE', CreationTime: DAY, Tags: [] },
            { StackName: 'Tried', StackStatus: 'ROLLBACK_COMPLETE', CreationTime: DAY, Tags: [] },
            { StackName: 'Leaving', StackStatus: 'DELETE_IN_PROGRESS', CreationTime: DAY, Tags: OURS },
            { StackName: 'CDKToolkit', StackStatus: 'UPDATE_COMPLETE', CreationTime: DAY, Tags: [] },
          ],
        },
      ],
    },
    things: [
      'unused | Shop | 0',
      'unused | ShopOfMinji | 0',
      'unused | Tried | 0',
      'going | Leaving | 0',
      'kept | CDKToolkit | 0',
    ],
    remove: [
      'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name Shop',
      'aws cloudformation delete-stack --stack-name Shop',
    ],
  },
  instances: {
    answers: {
      'ec2:DescribeInstances': [
        {
          Reservations: [
            {
              Instances: [
                {
                  InstanceId: 'i-0a',
                  InstanceType: 't3.micro',
                  State: { Code: 16, Name: 'running' },
                  PlatformDetails: 'Linux/UNIX',
                  Tags: [{ Key: 'Name', Value: '민지 서버' }, ...OURS],
                },
                {
                  InstanceId: 'i-0b',
                  InstanceType: 't3.micro',
                  State: { Code: 16, Name: 'running' },
                  PlatformDetails: 'Windows',
                },
              ],
            },
            {
              Instances: [
                {
                  InstanceId: 'i-0c',
                  InstanceType: 't3.micro',
                  State: { Name: 'stopped' },
                  PlatformDetails: 'Linux/UNIX',
                },
                { InstanceId: 'i-0d', InstanceType: 't3.micro', State: { Name: 'terminated' } },
                { InstanceId: 'i-0e', InstanceType: 't3.micro', State: { Name: 'shutting-down' } },
              ],
            },
          ],
        },
      ],
    },
    things: ['billed | i-0a | 9.64', 'billed | i-0b | ?', 'unused | i-0c | 0', 'going | i-0e | 0'],
    remove: ['aws ec2 terminate-instances --instance-ids i-0a'],
  },
  'auto-scaling-groups': {
    answers: {
      'autoscaling:DescribeAutoScalingGroups': [
        {
          AutoScalingGroups: [
            {
              AutoScalingGroupName: 'Shop-Workers-1A2B',
              DesiredCapacity: 1,
              MinSize: 0,
              MaxSize: 2,
              DefaultCooldown: 300,
              AvailabilityZones: ['ap-southeast-2a'],
              HealthCheckType: 'EC2',
              CreatedTime: DAY,
              Tags: OURS,
            },
          ],
        },
      ],
    },
    things: ['unused | Shop-Workers-1A2B | 0'],
    remove: ['aws autoscaling delete-auto-scaling-group --force-delete --auto-scaling-group-name Shop-Workers-1A2B'],
  },
  'key-pairs': {
    answers: {
      'ec2:DescribeKeyPairs': [{ KeyPairs: [{ KeyPairId: 'key-0a', KeyName: "minji's key", KeyType: 'ed25519' }] }],
    },
    things: ['unused | key-0a | 0'],
    remove: ['aws ec2 delete-key-pair --key-pair-id key-0a'],
  },
  'private-keys': {
    answers: { 'ssm:DescribeParameters': [{ Parameters: [{ Name: '/ec2/keypair/key-0a', Type: 'SecureString' }] }] },
    things: ['unused | /ec2/keypair/key-0a | 0'],
    remove: ['aws ssm delete-parameter --name /ec2/keypair/key-0a'],
  },
  'advanced-parameters': {
    answers: { 'ssm:DescribeParameters': [{ Parameters: [{ Name: 'shop/settings', Type: 'String' }] }] },
    things: ['billed | shop/settings | ?'],
    remove: ['aws ssm delete-parameter --name shop/settings'],
  },
  'client-vpn-endpoints': {
    answers: {
      'ec2:DescribeClientVpnEndpoints': [
        { ClientVpnEndpoints: [{ ClientVpnEndpointId: 'cvpn-0a', Status: { Code: 'available' } }] },
      ],
    },
    things: ['billed | cvpn-0a | ?'],
    remove: ['aws ec2 delete-client-vpn-endpoint --client-vpn-endpoint-id cvpn-0a'],
  },
  'transit-gateway-attachments': {
    answers: {
      'ec2:DescribeTransitGatewayAttachments': [
        {
          TransitGatewayAttachments: [
            { TransitGatewayAttachmentId: 'tgw-attach-0a', ResourceType: 'vpc', State: 'available' },
            { TransitGatewayAttachmentId: 'tgw-attach-0b', ResourceType: 'vpn', State: 'deleting' },
            { TransitGatewayAttachmentId: 'tgw-attach-0c', ResourceType: 'vpc', State: 'deleted' },
          ],
        },
      ],
    },
    things: ['billed | tgw-attach-0a | ?', 'going | tgw-attach-0b | 0'],
    remove: ['aws ec2 delete-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-0a'],
  },
  volumes: {
    answers: {
      'ec2:DescribeVolumes': [
        {
          Volumes: [
            {
              VolumeId: 'vol-0a',
              VolumeType: 'gp3',
              Size: 8,
              State: 'available',
              Attachments: [],
              Iops: 3000,
              Throughput: 125,
            },
            {
              VolumeId: 'vol-0c',
              VolumeType: 'gp3',
              Size: 8,
              State: 'available',
              Attachments: [],
              Iops: 6000,
              Throughput: 125,
            },
            {
              VolumeId: 'vol-0b',
              VolumeType: 'gp2',
              Size: 8,
              State: 'in-use',
              Attachments: [{ InstanceId: 'i-0a', DeleteOnTermination: true, State: 'attached' }],
            },
          ],
        },
      ],
    },
    things: ['stored | vol-0a | 0.77', 'stored | vol-0c | ?', 'stored | vol-0b | ?'],
    remove: ['aws ec2 delete-volume --volume-id vol-0a'],
  },
  snapshots: {
    answers: {
      'ec2:DescribeSnapshots': [
        { Snapshots: [{ SnapshotId: 'snap-0a', VolumeSize: 8, State: 'completed', Description: 'before the class' }] },
      ],
    },
    things: ['stored | snap-0a | ?'],
    remove: ['aws ec2 delete-snapshot --snapshot-id snap-0a'],
  },
  images: {
    answers: { 'ec2:DescribeImages': [{ Images: [{ ImageId: 'ami-0a', Name: 'classroom', State: 'available' }] }] },
    things: ['unused | ami-0a | 0'],
    remove: ['aws ec2 deregister-image --image-id ami-0a'],
  },
  'nat-gateways': {
    answers: {
      'ec2:DescribeNatGateways': [
        {
          NatGateways: [
            { NatGatewayId: 'nat-0a', State: 'available' },
            { NatGatewayId: 'nat-0b', State: 'deleted' },
            { NatGatewayId: 'nat-0c', State: 'deleting' },
          ],
        },
      ],
    },
    things: ['billed | nat-0a | 43.07', 'going | nat-0c | 0'],
    remove: ['aws ec2 delete-nat-gateway --nat-gateway-id nat-0a'],
  },
  'elastic-ips': {
    answers: {
      'ec2:DescribeAddresses': [
        {
          Addresses: [
            { AllocationId: 'eipalloc-0a', PublicIp: '203.0.113.7' },
            { AllocationId: 'eipalloc-0b', PublicIp: '203.0.113.8', AssociationId: 'eipassoc-0b' },
          ],
        },
      ],
    },
    things: ['billed | eipalloc-0a | 3.65', 'billed | eipalloc-0b | 3.65'],
    remove: ['aws ec2 release-address --allocation-id eipalloc-0a'],
  },
  'network-interfaces': {
    answers: {
      'ec2:DescribeNetworkInterfaces': [
        {
          NetworkInterfaces: [
            {
              NetworkInterfaceId: 'eni-0a',
              InterfaceType: 'interface',
              Status: 'in-use',
              Description: 'ELB app/Shop/50dc6c495c0c9188',
              Association: { PublicIp: '203.0.113.9', IpOwnerId: 'amazon-elb' },
            },
            {
              NetworkInterfaceId: 'eni-0b',
              Status: 'in-use',
              Association: { PublicIp: '203.0.113.8', AllocationId: 'eipalloc-0b', IpOwnerId: '111122223333' },
            },
            {
              NetworkInterfaceId: 'eni-0c',
              InterfaceType: 'lambda',
              Status: 'in-use',
              Description: 'AWS Lambda VPC ENI-Shop',
            },
            { NetworkInterfaceId: 'eni-0d', InterfaceType: 'interface', Status: 'available' },
          ],
        },
      ],
    },
    things: ['billed | eni-0a | 3.65', 'going | eni-0c | 0'],
    remove: [],
  },
  'interface-endpoints': {
    answers: {
      'ec2:DescribeVpcEndpoints': [
        {
          VpcEndpoints: [
            {
              VpcEndpointId: 'vpce-0a',
              VpcEndpointType: 'Interface',
              ServiceName: 'com.amazonaws.ap-southeast-2.sqs',
              State: 'Available',
              SubnetIds: ['subnet-0a', 'subnet-0b'],
            },
            { VpcEndpointId: 'vpce-0b', VpcEndpointType: 'Gateway', State: 'Available' },
          ],
        },
      ],
    },
    things: ['billed | vpce-0a | ?'],
    remove: ['aws ec2 delete-vpc-endpoints --vpc-endpoint-ids vpce-0a'],
  },
  'vpn-connections': {
    answers: {
      'ec2:DescribeVpnConnections': [
        {
          VpnConnections: [
            { VpnConnectionId: 'vpn-0a', State: 'available' },
            { VpnConnectionId: 'vpn-0b', State: 'deleted' },
          ],
        },
      ],
    },
    things: ['billed | vpn-0a | ?'],
    remove: ['aws ec2 delete-vpn-connection --vpn-connection-id vpn-0a'],
  },
  'load-balancers': {
    answers: {
      'elbv2:DescribeLoadBalancers': [
        {
          LoadBalancers: [
            {
              LoadBalancerArn: `arn:aws:elasticloadbalancing:${ARN}:loadbalancer/app/shop/50dc6c495c0c9188`,
              LoadBalancerName: 'shop',
              Type: 'application',
              State: { Code: 'active' },
            },
          ],
        },
      ],
    },
    things: [`billed | arn:aws:elasticloadbalancing:${ARN}:loadbalancer/app/shop/50dc6c495c0c9188 | 18.4`],
    remove: [
      `aws elbv2 delete-load-balancer --load-balancer-arn arn:aws:elasticloadbalancing:${ARN}:loadbalancer/app/shop/50dc6c495c0c9188`,
    ],
  },
  'classic-load-balancers': {
    answers: { 'elb:DescribeLoadBalancers': [{ LoadBalancerDescriptions: [{ LoadBalancerName: 'old' }] }] },
    things: ['billed | old | ?'],
    remove: ['aws elb delete-load-balancer --load-balancer-name old'],
  },
  databases: {
    answers: {
      'rds:DescribeDBInstances': [
        {
          DBInstances: [
            {
              DBInstanceIdentifier: 'shop-db',
              DBInstanceArn: `arn:aws:rds:${ARN}:db:shop-db`,
              DBInstanceClass: 'db.t4g.medium',
              DBInstanceStatus: 'available',
              Engine: 'postgres',
              MultiAZ: false,
              StorageType: 'gp3',
              AllocatedStorage: 20,
              DeletionProtection: true,
              TagList: OURS,
            },
            {
              DBInstanceIdentifier: 'asleep',
              DBInstanceClass: 'db.t4g.micro',
              DBInstanceStatus: 'stopped',
              Engine: 'mysql',
              StorageType: 'gp3',
              AllocatedStorage: 20,
            },
            { DBInstanceIdentifier: 'leaving', DBInstanceStatus: 'deleting' },
          ],
        },
      ],
    },
    things: ['billed | shop-db | ?', 'stored | asleep | ?', 'going | leaving | 0'],
    remove: [
      'aws rds modify-db-instance --no-deletion-protection --apply-immediately --db-instance-identifier shop-db',
      'aws rds delete-db-instance --skip-final-snapshot --delete-automated-backups --db-instance-identifier shop-db',
    ],
  },
  'database-clusters': {
    answers: {
      'rds:DescribeDBClusters': [
        {
          DBClusters: [{ DBClusterIdentifier: 'shop', Engine: 'aurora-postgresql', Status: 'available', TagList: [] }],
        },
      ],
    },
    things: ['stored | shop | ?'],
    remove: ['aws rds delete-db-cluster --skip-final-snapshot --db-cluster-identifier shop'],
  },
  'database-proxies': {
    answers: { 'rds:DescribeDBProxies': [{ DBProxies: [{ DBProxyName: 'shop', Status: 'available' }] }] },
    things: ['billed | shop | ?'],
    remove: ['aws rds delete-db-proxy --db-proxy-name shop'],
  },
  'database-snapshots': {
    answers: {
      'rds:DescribeDBSnapshots': [
        {
          DBSnapshots: [
            {
              DBSnapshotIdentifier: 'shop-snapshot-1x',
              AllocatedStorage: 20,
              Status: 'available',
              SnapshotType: 'manual',
            },
          ],
        },
      ],
    },
    things: ['stored | shop-snapshot-1x | ?'],
    remove: ['aws rds delete-db-snapshot --db-snapshot-identifier shop-snapshot-1x'],
  },
  'cluster-snapshots': {
    answers: {
      'rds:DescribeDBClusterSnapshots': [
        { DBClusterSnapshots: [{ DBClusterSnapshotIdentifier: 'shop-1x', Status: 'available' }] },
      ],
    },
    things: ['stored | shop-1x | ?'],
    remove: ['aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier shop-1x'],
  },
  'database-backups': {
    answers: {
      'rds:DescribeDBInstanceAutomatedBackups': [
        {
          DBInstanceAutomatedBackups: [
            {
              DbiResourceId: 'db-A1',
              DBInstanceAutomatedBackupsArn: `arn:aws:rds:${ARN}:auto-backup:ab-a1`,
              DBInstanceIdentifier: 'gone',
              AllocatedStorage: 20,
              Status: 'retained',
            },
            { DbiResourceId: 'db-B2', DBInstanceIdentifier: 'shop-db', AllocatedStorage: 20, Status: 'active' },
          ],
        },
      ],
    },
    things: ['stored | db-A1 | ?'],
    remove: ['aws rds delete-db-instance-automated-backup --dbi-resource-id db-A1'],
  },
  'cluster-backups': {
    answers: {
      'rds:DescribeDBClusterAutomatedBackups': [
        {
          DBClusterAutomatedBackups: [
            { DbClusterResourceId: 'cluster-A1', DBClusterIdentifier: 'gone', Status: 'retained' },
          ],
        },
      ],
    },
    things: ['stored | cluster-A1 | ?'],
    remove: ['aws rds delete-db-cluster-automated-backup --db-cluster-resource-id cluster-A1'],
  },
  tables: {
    answers: {
      'dynamodb:ListTables': [{ TableNames: ['Shop-Jobs'] }],
      'dynamodb:DescribeTable': ({ TableName }) => [
        { Table: { TableName, TableSizeBytes: 2048, TableStatus: 'ACTIVE', DeletionProtectionEnabled: true } },
      ],
    },
    things: ['stored | Shop-Jobs | ?'],
    remove: [
      'aws dynamodb update-table --no-deletion-protection-enabled --table-name Shop-Jobs',
      'aws dynamodb delete-table --table-name Shop-Jobs',
    ],
  },
  buckets: {
    answers: {
      's3:ListBuckets': [{ Buckets: [{ Name: 'shop-files', BucketRegion: 'ap-southeast-2', CreationDate: DAY }] }],
      's3:ListObjectVersions': [
        {
          IsTruncated: false,
          Versions: [{ Key: 'a', IsLatest: true, Size: 2 ** 30, StorageClass: 'STANDARD', VersionId: 'null' }],
        },
      ],
      's3:ListMultipartUploads': [{ Uploads: [{ Key: 'half', UploadId: 'u1' }] }],
    },
    things: ['stored | shop-files | 0.03'],
    remove: ['aws s3 rb --force s3://shop-files'],
  },
  repositories: {
    answers: {
      'ecr:DescribeRepositories': [{ repositories: [{ repositoryName: 'shop/app' }] }],
      'ecr:DescribeImages': [{ imageDetails: [{ imageSizeInBytes: 2 ** 30 }] }],
    },
    things: ['stored | shop/app | ?'],
    remove: ['aws ecr delete-repository --force --repository-name shop/app'],
  },
  'log-groups': {
    answers: {
      'logs:DescribeLogGroups': [
        {
          logGroups: [
            { logGroupName: '/aws/lambda/Shop-Custom', storedBytes: 2 ** 30, logGroupClass: 'STANDARD' },
            { logGroupName: 'Shop-Logs', storedBytes: 0, retentionInDays: 7 },
          ],
        },
      ],
    },
    things: ['stored | /aws/lambda/Shop-Custom | 0.03', 'stored | Shop-Logs | 0'],
    remove: ['aws logs delete-log-group --log-group-name /aws/lambda/Shop-Custom'],
  },
  alarms: {
    answers: {
      'cloudwatch:DescribeAlarms': [
        {
          MetricAlarms: Array.from({ length: 11 }, (_, index) => ({ AlarmName: `경보 ${index}`, Period: 300 })),
          CompositeAlarms: [{ AlarmName: 'all of them' }],
        },
        {
          MetricAlarms: [
            {
              AlarmName: 'query',
              Metrics: [{ Id: 'q', Expression: 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"', Period: 60 }],
            },
          ],
        },
      ],
    },
    things: [
      ...Array.from({ length: 10 }, (_, index) => `kept | 경보 ${index} | 0`),
      'billed | 경보 10 | ?',
      'billed | all of them | ?',
      'billed | query | ?',
    ],
    remove: ["aws cloudwatch delete-alarms --alarm-names '경보 0'"],
  },
  dashboards: {
    answers: {
      'cloudwatch:ListDashboards': [
        { DashboardEntries: ['a', 'b', 'c', 'd'].map((DashboardName) => ({ DashboardName, Size: 2 })) },
      ],
    },
    things: ['kept | a | 0', 'kept | b | 0', 'kept | c | 0', 'billed | d | 3'],
    remove: ['aws cloudwatch delete-dashboards --dashboard-names a'],
  },
  functions: {
    answers: {
      'lambda:ListFunctions': [{ Functions: [{ FunctionName: 'Shop-Submit', Runtime: 'nodejs22.x', CodeSize: 2048 }] }],
    },
    things: ['unused | Shop-Submit | 0'],
    remove: ['aws lambda delete-function --function-name Shop-Submit'],
  },
  queues: {
    answers: {
      'sqs:ListQueues': [{ QueueUrls: ['https://sqs.ap-southeast-2.amazonaws.com/111122223333/Shop-Jobs'] }],
    },
    things: ['unused | Shop-Jobs | 0'],
    remove: ['aws sqs delete-queue --queue-url https://sqs.ap-southeast-2.amazonaws.com/111122223333/Shop-Jobs'],
  },
  'rest-apis': {
    answers: { 'apigateway:GetRestApis': [{ items: [{ id: 'a1b2c3', name: 'Shop' }] }] },
    things: ['unused | a1b2c3 | 0'],
    remove: ['aws apigateway delete-rest-api --rest-api-id a1b2c3'],
  },
  'http-apis': {
    answers: {
      'apigatewayv2:GetApis': [
        {
          Items: [{ ApiId: 'd4e5f6', Name: 'Shop', ProtocolType: 'HTTP', RouteSelectionExpression: '$request.method' }],
        },
      ],
    },
    things: ['unused | d4e5f6 | 0'],
    remove: ['aws apigatewayv2 delete-api --api-id d4e5f6'],
  },
  schedules: {
    answers: {
      'scheduler:ListSchedules': [{ Schedules: [{ Name: 'evening', GroupName: 'default', State: 'ENABLED' }] }],
    },
    things: ['unused | evening | 0'],
    remove: ['aws scheduler delete-schedule --group-name default --name evening'],
  },
  'search-domains': {
    answers: {
      'opensearch:ListDomainNames': [{ DomainNames: [{ DomainName: 'shop', EngineType: 'OpenSearch' }] }],
      'opensearch:DescribeDomains': ({ DomainNames = [] }) => [
        {
          DomainStatusList: DomainNames.map((DomainName) => ({
            DomainId: `111122223333/${DomainName}`,
            DomainName,
            ARN: `arn:aws:es:${ARN}:domain/${DomainName}`,
            ClusterConfig: { InstanceType: 't3.small.search', InstanceCount: 1 },
            EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', VolumeSize: 10 },
          })),
        },
      ],
    },
    things: ['billed | shop | ?'],
    remove: ['aws opensearch delete-domain --domain-name shop'],
  },
  'search-collections': {
    answers: {
      'serverless:ListCollections': [{ collectionSummaries: [{ id: 'c1' }, { id: 'c2' }, { id: 'c3' }] }],
      'serverless:BatchGetCollection': [
        {
          collectionDetails: [
            { id: 'c1', name: 'shop', status: 'ACTIVE', type: 'VECTORSEARCH', standbyReplicas: 'DISABLED' },
            { id: 'c2', name: 'more', status: 'ACTIVE', type: 'VECTORSEARCH', standbyReplicas: 'DISABLED' },
            { id: 'c3', name: 'next', status: 'ACTIVE', type: 'VECTORSEARCH', collectionGroupName: 'group' },
          ],
        },
      ],
    },
    things: ['billed | c1 | 205.13', 'billed | c2 | 0', 'stored | c3 | ?'],
    remove: ['aws opensearchserverless delete-collection --id c1'],
  },
  'search-collection-groups': {
    answers: {
      'serverless:ListCollectionGroups': [
        {
          collectionGroupSummaries: [
            { id: 'g1', name: 'asleep', capacityLimits: { maxIndexingCapacityInOCU: 2, maxSearchCapacityInOCU: 2 } },
            { id: 'g2', name: 'awake', capacityLimits: { minIndexingCapacityInOCU: 1, minSearchCapacityInOCU: 1 } },
          ],
        },
      ],
    },
    things: ['unused | g1 | 0', 'billed | g2 | 410.26'],
    remove: ['aws opensearchserverless delete-collection-group --id g1'],
  },
  'vector-buckets': {
    answers: {
      's3vectors:ListVectorBuckets': [
        { vectorBuckets: [{ vectorBucketName: 'shop-vectors', vectorBucketArn: undefined, creationTime: DAY }] },
      ],
    },
    things: ['stored | shop-vectors | ?'],
    remove: ['aws s3vectors delete-vector-bucket --vector-bucket-name shop-vectors'],
  },
  'knowledge-bases': {
    answers: {
      'bedrockagent:ListKnowledgeBases': [
        { knowledgeBaseSummaries: [{ knowledgeBaseId: 'KB1', name: 'shop', status: 'ACTIVE', updatedAt: DAY }] },
      ],
    },
    things: ['unused | KB1 | 0'],
    remove: ['aws bedrock-agent delete-knowledge-base --knowledge-base-id KB1'],
  },
  'provisioned-models': {
    answers: {
      'bedrock:ListProvisionedModelThroughputs': [
        {
          provisionedModelSummaries: [
            {
              provisionedModelName: 'shop',
              provisionedModelArn: `arn:aws:bedrock:${ARN}:provisioned-model/abc`,
              modelArn: undefined,
              desiredModelArn: undefined,
              foundationModelArn: undefined,
              modelUnits: 1,
              desiredModelUnits: 1,
              status: 'InService',
              creationTime: DAY,
              lastModifiedTime: DAY,
            },
          ],
        },
      ],
    },
    things: [`billed | arn:aws:bedrock:${ARN}:provisioned-model/abc | ?`],
    remove: [
      `aws bedrock delete-provisioned-model-throughput --provisioned-model-id arn:aws:bedrock:${ARN}:provisioned-model/abc`,
    ],
  },
  secrets: {
    answers: {
      'secretsmanager:ListSecrets': [
        {
          SecretList: [
            { ARN: `arn:aws:secretsmanager:${ARN}:secret:shop-AbCdEf`, Name: 'shop', Tags: OURS },
            { ARN: `arn:aws:secretsmanager:${ARN}:secret:old-AbCdEf`, Name: 'old', DeletedDate: DAY },
            { ARN: `arn:aws:secretsmanager:${ARN}:secret:rds-AbCdEf`, Name: 'rds!db-1', OwningService: 'rds' },
          ],
        },
      ],
    },
    things: [
      `billed | arn:aws:secretsmanager:${ARN}:secret:shop-AbCdEf | 0.4`,
      `going | arn:aws:secretsmanager:${ARN}:secret:old-AbCdEf | 0`,
      `billed | arn:aws:secretsmanager:${ARN}:secret:rds-AbCdEf | 0.4`,
    ],
    remove: [
      `aws secretsmanager delete-secret --recovery-window-in-days 7 --secret-id arn:aws:secretsmanager:${ARN}:secret:shop-AbCdEf`,
    ],
  },
  'kms-keys': {
    answers: {
      'kms:ListKeys': [{ Keys: [{ KeyId: 'k1' }, { KeyId: 'k2' }, { KeyId: 'k3' }] }],
      'kms:DescribeKey': ({ KeyId }) => [
        {
          KeyMetadata: {
            KeyId,
            KeyManager: KeyId === 'k2' ? 'AWS' : 'CUSTOMER',
            ...(KeyId === 'k3' ? { KeyState: 'PendingDeletion', DeletionDate: DAY } : { KeyState: 'Enabled' }),
          },
        },
      ],
    },
    things: ['billed | k1 | 1', 'going | k3 | 0'],
    remove: ['aws kms schedule-key-deletion --pending-window-in-days 7 --key-id k1'],
  },
  distributions: {
    answers: {
      'cloudfront:ListDistributions': [
        {
          DistributionList: {
            Marker: '',
            MaxItems: 100,
            IsTruncated: false,
            Quantity: 1,
            Items: [{ Id: 'E1', DomainName: 'd111.cloudfront.net', Enabled: true, Status: 'Deployed' }] as never,
          },
        },
      ],
    },
    things: ['unused | E1 | 0'],
    remove: [],
  },
  'hosted-zones': {
    answers: {
      'route53:ListHostedZones': [
        {
          HostedZones: [
            { Id: '/hostedzone/Z1', Name: 'example.com.', CallerReference: 'x', ResourceRecordSetCount: 2 },
          ],
          IsTruncated: false,
          MaxItems: 100,
          Marker: undefined,
        },
      ],
    },
    things: ['billed | Z1 | 0.5'],
    remove: ['aws route53 delete-hosted-zone --id Z1'],
  },
  'health-checks': {
    answers: {
      'route53:ListHealthChecks': [
        {
          HealthChecks: [
            {
              Id: 'h1',
              CallerReference: 'x',
              HealthCheckVersion: 1,
              HealthCheckConfig: { Type: 'HTTPS', FullyQualifiedDomainName: 'example.com' },
            },
          ],
          IsTruncated: false,
          MaxItems: 100,
          Marker: undefined,
        },
      ],
    },
    things: ['billed | h1 | ?'],
    remove: ['aws route53 delete-health-check --health-check-id h1'],
  },
  'web-acls': {
    answers: {
      'wafv2:ListWebACLs': ({ Scope }) =>
        Scope === 'REGIONAL' ? [{ WebACLs: [{ Id: 'w1', Name: 'shop', LockToken: 't-1' }] }] : [],
    },
    things: ['billed | w1 | ?'],
    remove: ['aws wafv2 delete-web-acl --scope REGIONAL --id w1 --lock-token t-1 --name shop'],
  },
  'web-acls-of-distributions': {
    answers: {
      'wafv2:ListWebACLs': ({ Scope }) =>
        Scope === 'CLOUDFRONT' ? [{ WebACLs: [{ Id: 'w2', Name: 'edge', LockToken: 't-2' }] }] : [],
    },
    things: ['billed | w2 | ?'],
    remove: ['aws wafv2 delete-web-acl --scope CLOUDFRONT --id w2 --lock-token t-2 --name edge'],
  },
  notebooks: {
    answers: {
      'sagemaker:ListNotebookInstances': [
        {
          NotebookInstances: [
            {
              NotebookInstanceName: 'lesson',
              NotebookInstanceArn: `arn:aws:sagemaker:${ARN}:notebook-instance/lesson`,
              NotebookInstanceStatus: 'InService',
              InstanceType: 'ml.t3.medium',
            },
            {
              NotebookInstanceName: 'asleep',
              NotebookInstanceArn: `arn:aws:sagemaker:${ARN}:notebook-instance/asleep`,
              NotebookInstanceStatus: 'Stopped',
              InstanceType: 'ml.t3.medium',
            },
          ],
        },
      ],
    },
    things: ['billed | lesson | ?', 'stored | asleep | ?'],
    remove: [
      'aws sagemaker stop-notebook-instance --notebook-instance-name lesson',
      'aws sagemaker delete-notebook-instance --notebook-instance-name lesson',
    ],
  },
  'model-endpoints': {
    answers: {
      'sagemaker:ListEndpoints': [
        {
          Endpoints: [
            {
              EndpointName: 'jumpstart',
              EndpointArn: `arn:aws:sagemaker:${ARN}:endpoint/jumpstart`,
              EndpointStatus: 'InService',
              CreationTime: DAY,
              LastModifiedTime: DAY,
            },
          ],
        },
      ],
    },
    things: ['billed | jumpstart | ?'],
    remove: ['aws sagemaker delete-endpoint --endpoint-name jumpstart'],
  },
  'studio-apps': {
    answers: {
      'sagemaker:ListApps': [
        {
          Apps: [
            {
              AppName: 'default',
              AppType: 'JupyterLab',
              DomainId: 'd-0a',
              SpaceName: 'lesson',
              Status: 'InService',
              ResourceSpec: { InstanceType: 'ml.t3.medium' },
            },
            { AppName: 'old', AppType: 'JupyterLab', DomainId: 'd-0a', SpaceName: 'lesson', Status: 'Deleted' },
          ],
        },
      ],
    },
    things: ['billed | default | ?'],
    remove: ['aws sagemaker delete-app --domain-id d-0a --space-name lesson --app-type JupyterLab --app-name default'],
  },
  'kubernetes-clusters': {
    answers: { 'eks:ListClusters': [{ clusters: ['shop'] }] },
    things: ['billed | shop | ?'],
    remove: ['aws eks delete-cluster --name shop'],
  },
  'container-services': {
    answers: {
      'ecs:ListClusters': [{ clusterArns: [`arn:aws:ecs:${ARN}:cluster/shop`] }],
      'ecs:ListServices': [{ serviceArns: [`arn:aws:ecs:${ARN}:service/shop/till`] }],
    },
    things: [`unused | arn:aws:ecs:${ARN}:service/shop/till | 0`],
    remove: ['aws ecs delete-service --force --cluster shop --service till'],
  },
  'container-tasks': {
    answers: {
      'ecs:ListClusters': [{ clusterArns: [`arn:aws:ecs:${ARN}:cluster/shop`] }],
      'ecs:ListTasks': ({ launchType }) =>
        launchType === 'FARGATE' ? [{ taskArns: [`arn:aws:ecs:${ARN}:task/shop/0a`] }] : [],
    },
    things: [`billed | arn:aws:ecs:${ARN}:task/shop/0a | ?`],
    remove: [`aws ecs stop-task --cluster shop --task arn:aws:ecs:${ARN}:task/shop/0a`],
  },
  warehouses: {
    answers: {
      'redshift:DescribeClusters': [
        {
          Clusters: [
            { ClusterIdentifier: 'shop', ClusterStatus: 'available', NodeType: 'ra3.large', NumberOfNodes: 2 },
            { ClusterIdentifier: 'asleep', ClusterStatus: 'paused', NodeType: 'ra3.large', NumberOfNodes: 2 },
          ],
        },
      ],
    },
    things: ['billed | shop | ?', 'stored | asleep | ?'],
    remove: ['aws redshift delete-cluster --skip-final-cluster-snapshot --cluster-identifier shop'],
  },
  caches: {
    answers: {
      'elasticache:DescribeCacheClusters': [
        {
          CacheClusters: [
            {
              CacheClusterId: 'shop-001',
              ARN: `arn:aws:elasticache:${ARN}:cluster:shop-001`,
              ReplicationGroupId: 'shop',
              CacheNodeType: 'cache.t4g.micro',
              Engine: 'valkey',
              NumCacheNodes: 1,
              CacheClusterStatus: 'available',
            },
          ],
        },
      ],
    },
    things: ['billed | shop-001 | ?'],
    remove: ['aws elasticache delete-replication-group --replication-group-id shop'],
  },
  'serverless-caches': {
    answers: {
      'elasticache:DescribeServerlessCaches': [
        {
          ServerlessCaches: [
            { ServerlessCacheName: 'shop', ARN: `arn:aws:elasticache:${ARN}:serverlesscache:shop`, Engine: 'valkey' },
          ],
        },
      ],
    },
    things: ['billed | shop | ?'],
    remove: ['aws elasticache delete-serverless-cache --serverless-cache-name shop'],
  },
  streams: {
    answers: {
      'kinesis:ListStreams': [
        {
          StreamNames: ['shop'],
          HasMoreStreams: false,
          StreamSummaries: [
            { StreamName: 'shop', StreamARN: `arn:aws:kinesis:${ARN}:stream/shop`, StreamStatus: 'ACTIVE' },
          ],
        },
      ],
    },
    things: ['billed | shop | ?'],
    remove: ['aws kinesis delete-stream --enforce-consumer-deletion --stream-name shop'],
  },
  'file-systems': {
    answers: {
      'efs:DescribeFileSystems': [
        {
          FileSystems: [
            {
              FileSystemId: 'fs-0a',
              FileSystemArn: `arn:aws:elasticfilesystem:${ARN}:file-system/fs-0a`,
              SizeInBytes: { Value: 2 ** 30 },
              LifeCycleState: 'available',
              OwnerId: '111122223333',
              CreationToken: 'x',
              CreationTime: DAY,
              NumberOfMountTargets: 2,
              PerformanceMode: 'generalPurpose',
              Tags: OURS,
            },
          ],
        },
      ],
    },
    things: ['stored | fs-0a | ?'],
    remove: ['aws efs delete-file-system --file-system-id fs-0a'],
  },
  'lightsail-instances': {
    answers: {
      'lightsail:GetInstances': [{ instances: [{ name: 'blog', bundleId: 'nano_3_0', state: { name: 'stopped' } }] }],
    },
    things: ['billed | blog | ?'],
    remove: ['aws lightsail delete-instance --instance-name blog'],
  },
  'lightsail-databases': {
    answers: {
      'lightsail:GetRelationalDatabases': [
        { relationalDatabases: [{ name: 'blog-db', relationalDatabaseBundleId: 'micro_2_0', state: 'available' }] },
      ],
    },
    things: ['billed | blog-db | ?'],
    remove: ['aws lightsail delete-relational-database --skip-final-snapshot --relational-database-name blog-db'],
  },
  'lightsail-load-balancers': {
    answers: { 'lightsail:GetLoadBalancers': [{ loadBalancers: [{ name: 'blog-lb', state: 'active' }] }] },
    things: ['billed | blog-lb | ?'],
    remove: ['aws lightsail delete-load-balancer --load-balancer-name blog-lb'],
  },
  'lightsail-addresses': {
    answers: {
      'lightsail:GetStaticIps': [
        {
          staticIps: [
            { name: 'idle', ipAddress: '8.8.8.8', isAttached: false },
            { name: 'used', ipAddress: '8.8.4.4', isAttached: true },
          ],
        },
      ],
    },
    things: ['billed | idle | ?', 'unused | used | 0'],
    remove: ['aws lightsail release-static-ip --static-ip-name idle'],
  },
  unchecked: {
    answers: {
      'tag:GetResources': [
        {
          ResourceTagMappingList: [
            { ResourceARN: `arn:aws:glue:${ARN}:devEndpoint/shop`, Tags: OURS },
            { ResourceARN: `arn:aws:ec2:${ARN}:subnet/subnet-0a`, Tags: OURS },
            { ResourceARN: `arn:aws:ec2:${ARN}:capacity-reservation/cr-0a`, Tags: [] },
            { ResourceARN: `arn:aws:ec2:${ARN}:instance/i-0a`, Tags: OURS },
          ],
        },
      ],
    },
    things: [
      `unchecked | arn:aws:glue:${ARN}:devEndpoint/shop | ?`,
      `unchecked | arn:aws:ec2:${ARN}:capacity-reservation/cr-0a | ?`,
    ],
    remove: [],
    means: 'unknown',
  },
};
