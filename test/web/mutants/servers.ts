import { allowing, arnOf, idOf, type Mutant, type RawTemplate, remove, resource, without } from '../../proofs/mutant';

const CLASSROOM = 'web classroom postgres nat-instance';
const PRODUCTION = 'web production mysql nat-gateway';

const template = (from: RawTemplate) => resource(from, 'ServersTemplate').Properties['LaunchTemplateData'];
const attribute = (from: RawTemplate, name: string, key: string) =>
  Object.values(resource(from, name).Properties)
    .flat()
    .find((each) => each?.Key === key);

/** The application tier, the way out, and the archive of what it says. */
export const serverMutants: readonly Mutant[] = [
  {
    fault: 'as many servers must stay in service as there may be, so that no release replaces one',
    rule: 'OneMayTakeTheOthersPlace',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'ServersGroupASG').Properties['MaxSize'] = '2';
    },
  },
  {
    fault: 'servers answer whoever asks them for their credentials',
    rule: 'MetadataAsksForToken',
    variant: CLASSROOM,
    change: (from) => {
      template(from).MetadataOptions.HttpTokens = 'optional';
    },
  },
  {
    fault: 'the instance that passes packets on answers whoever asks it for its credentials',
    rule: 'MetadataAsksForToken',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'NetworkVpcPublicSubnet1Nat').Properties['MetadataOptions'].HttpTokens = 'optional';
    },
  },
  {
    fault: 'the instance that passes packets on may be called by anybody',
    rule: 'reach',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'NetworkVpcNatGroup').Properties['SecurityGroupIngress'][0].CidrIp = '0.0.0.0/0';
    },
  },
  {
    fault: 'the instance that passes packets on throws them away',
    rule: 'ServersFindWhatTheyNeed',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'NetworkVpcPublicSubnet1Nat').Properties['SourceDestCheck'] = true;
    },
  },
  {
    fault: 'the instance that passes packets on passes on all of them',
    rule: 'reach',
    variant: CLASSROOM,
    change: (from) => {
      const group = resource(from, 'NetworkVpcNatGroup').Properties;
      group['SecurityGroupEgress'] = [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }];
    },
  },
  {
    fault: 'servers may sign in as any user of any database',
    rule: 'roles',
    variant: CLASSROOM,
    change: (from) => {
      allowing(from, 'ServersRoleDefaultPolicy', 'rds-db:connect')['Resource'] = {
        'Fn::Sub': 'arn:aws:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:*/*',
      };
    },
  },
  {
    fault: 'servers may read the master password',
    rule: 'roles',
    variant: PRODUCTION,
    change: (from) => {
      const secret = allowing(from, 'PrepareDatabaseHandlerRoleDefaultPolicy', 'secretsmanager:GetSecretValue');
      const policy = resource(from, 'ServersRoleDefaultPolicy').Properties['PolicyDocument'];
      policy.Statement.push(JSON.parse(JSON.stringify(secret)));
    },
  },
  {
    fault: 'servers may send metrics as anybody',
    rule: 'roles',
    variant: CLASSROOM,
    change: (from) => {
      delete allowing(from, 'ServersRoleDefaultPolicy', 'cloudwatch:PutMetricData')['Condition'];
    },
  },
  {
    fault: 'the archive may be read by what writes it',
    rule: 'roles',
    variant: CLASSROOM,
    change: (from) => {
      const put = allowing(from, 'ArchiveDeliveryRoleDefaultPolicy', 's3:PutObject');
      put['Action'] = [put['Action'], 's3:GetObject'].flat();
    },
  },
  {
    fault: 'what writes the archive may write over whatever is in the bucket',
    rule: 'DeliveriesWriteBelowTheirPrefixes',
    variant: PRODUCTION,
    change: (from) => {
      const put = allowing(from, 'ArchiveDeliveryRoleDefaultPolicy', 's3:PutObject');
      put['Resource'] = { 'Fn::Join': ['', [arnOf(from, 'ArchiveBucket'), '/*']] };
    },
  },
  {
    fault: 'logs of another account come through the role of the archive',
    rule: 'admissions',
    variant: CLASSROOM,
    change: (from) => {
      delete resource(from, 'ArchiveSenderRole').Properties['AssumeRolePolicyDocument'].Statement[0].Condition;
    },
  },
  {
    fault: 'only errors of servers are archived',
    rule: 'ArchivesHoldEveryLine',
    variant: PRODUCTION,
    change: (from) => {
      resource(from, 'ArchiveSubscription').Properties['FilterPattern'] = 'ERROR';
    },
  },
  {
    fault: 'nothing is archived',
    rule: 'exits',
    variant: PRODUCTION,
    change: (from) => {
      remove(from, 'ArchiveSubscription');
    },
  },
  {
    fault: 'old logs are never moved to cheaper storage',
    rule: 'ArchivesGrowColdAndEnd',
    variant: CLASSROOM,
    change: (from) => {
      delete resource(from, 'ArchiveBucket').Properties['LifecycleConfiguration'].Rules[0].Transitions;
    },
  },
  {
    fault: 'old logs are kept for ever',
    rule: 'retention',
    variant: PRODUCTION,
    change: (from) => {
      delete resource(from, 'ArchiveBucket').Properties['LifecycleConfiguration'].Rules[0].ExpirationInDays;
    },
  },
  {
    fault: 'a server that is taken away is cut off before it has drained',
    rule: 'EachWaitsLongerThanTheNext',
    variant: PRODUCTION,
    change: (from) => {
      attribute(from, 'ServersBalancerTargets', 'deregistration_delay.timeout_seconds').Value = '10';
    },
  },
  {
    fault: 'the load balancer keeps silent connections longer than a server does',
    rule: 'EachWaitsLongerThanTheNext',
    variant: PRODUCTION,
    change: (from) => {
      attribute(from, 'ServersBalancer', 'idle_timeout.timeout_seconds').Value = '75';
    },
  },
  {
    fault: 'a server is well only when the database is',
    rule: 'TargetsAreAskedRightly',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'ServersBalancerTargets').Properties['HealthCheckPath'] = '/readyz';
    },
  },
  {
    fault: 'the load balancer takes headers that it does not understand',
    rule: 'BalancersAreWary',
    variant: CLASSROOM,
    change: (from) => {
      attribute(from, 'ServersBalancer', 'routing.http.drop_invalid_header_fields.enabled').Value = 'false';
    },
  },
  {
    fault: 'the load balancer records nothing',
    rule: 'limits',
    variant: CLASSROOM,
    change: (from) => {
      const balancer = resource(from, 'ServersBalancer').Properties;
      balancer['LoadBalancerAttributes'] = without(balancer['LoadBalancerAttributes'] as { Key: string }[], ({ Key }) =>
        Key.startsWith('access_logs'),
      );
    },
  },
  {
    fault: 'servers never become fewer',
    rule: 'GroupsShrinkAgain',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'ServersGroupScalingPolicyCpu').Properties['TargetTrackingConfiguration'].DisableScaleIn = true;
    },
  },
  {
    fault: 'requests make no server more',
    rule: 'limits',
    variant: CLASSROOM,
    change: (from) => {
      remove(from, 'ServersGroupScalingPolicyRequests');
    },
  },
  {
    fault: 'servers stand in the public subnets',
    rule: 'placement',
    variant: CLASSROOM,
    change: (from) => {
      resource(from, 'ServersGroupASG').Properties['VPCZoneIdentifier'] = [1, 2].map((zone) => ({
        Ref: idOf(from, `NetworkVpcPublicSubnet${zone}Subnet`),
      }));
    },
  },
  {
    fault: 'servers start before the tables are there',
    rule: 'ServersFindWhatTheyNeed',
    variant: CLASSROOM,
    change: (from) => {
      const group = resource(from, 'ServersGroupASG');
      group.DependsOn = without(group.DependsOn as string[], (id) => id.startsWith('PrepareDatabasePrepared'));
    },
  },
  {
    fault: 'servers of both zones have their way out in one',
    rule: 'GatewaysServeTheirZone',
    variant: PRODUCTION,
    change: (from) => {
      const routes = Object.values(from.Resources).filter(({ Properties }) => Properties?.['NatGatewayId']);
      for (const { Properties } of routes) Properties['NatGatewayId'] = routes[0]!.Properties['NatGatewayId'];
    },
  },
];
