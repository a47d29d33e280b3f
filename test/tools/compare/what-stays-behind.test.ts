import type { AssembledStack } from '../../../lib/model/assembly';
import { readTemplate } from '../../../lib/model/template';
import { compareStacks } from '../../../lib/tools/compare/compare-stacks';

type Resources = Readonly<Record<string, object>>;

const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });

/** What is told of a change, as `section verdict: sentence`, without what is new and gone as such. */
async function told(before: Resources, after: Resources): Promise<readonly string[]> {
  const { findings } = await compareStacks(stateOf(before), stateOf(after));
  return findings
    .map(({ section, verdict, sentence }) => `${section} ${verdict}: ${sentence.en}`)
    .filter((line) => !/^settings changed: (new|gone):/.test(line));
}

function stateOf(resources: Resources): AssembledStack {
  const template = { Resources: resources };
  const model = readTemplate(template, { name: 'stack', region: 'ap-southeast-2' });
  return { id: 'stack', template, model, terminationProtection: false, origins: new Map() };
}

const trust = (service: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
});
const role = (service: string) => ({
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trust(service) },
});

const Network = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const Topic = { Type: 'AWS::SNS::Topic' };
const Jobs = { Type: 'AWS::SQS::Queue' };
const Alarm = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    AlarmActions: [{ Ref: 'Topic' }],
    Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Jobs', 'QueueName'] } }],
    Namespace: 'AWS/SQS',
    MetricName: 'ApproximateAgeOfOldestMessage',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: 1,
  },
};
const FlowLog = {
  Type: 'AWS::EC2::FlowLog',
  Properties: {
    ResourceId: { Ref: 'Network' },
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: { Ref: 'Flows' },
    DeliverLogsPermissionArn: arnOf('Writer'),
  },
};

describe('a guard that is gone', () => {
  test('is missed where whoever it told is gone with it', async () => {
    expect(await told({ Jobs, Topic, Alarm }, { Jobs })).toContain('settings weakened: Alarm: the alarm is gone');
  });

  test('is missed where what it wrote to, and its role, are gone with it', async () => {
    const before = { Network, Flows: { Type: 'AWS::Logs::LogGroup' }, Writer: role('a.amazonaws.com'), FlowLog };
    expect(await told(before, { Network })).toContain('settings weakened: FlowLog: the flow log is gone');
  });

  test('is missed by nobody where what it guarded is gone too', async () => {
    expect(await told({ Jobs, Topic, Alarm }, { Topic })).not.toContain('settings weakened: Alarm: the alarm is gone');
  });
});

test('a machine that starts from a launch template acts as the role of its profile', async () => {
  const before = {
    Network,
    Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' }, CidrBlock: '10.0.0.0/24' } },
    Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'Network' }, GroupDescription: 'made' } },
    Operator: role('ec2.amazonaws.com'),
    Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Operator' }] } },
    Form: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: {
        LaunchTemplateData: {
          IamInstanceProfile: { Arn: arnOf('Profile') },
          SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
        },
      },
    },
  };
  const LaunchTemplate = { LaunchTemplateId: { Ref: 'Form' }, Version: '1' };
  const Machine = { Type: 'AWS::EC2::Instance', Properties: { SubnetId: { Ref: 'Subnet' }, LaunchTemplate } };
  expect(await told(before, { ...before, Machine })).toContain(
    'rights broadened: Machine is new and acts as Operator: it may do whatever that role may',
  );
});

describe('a distribution', () => {
  const site = (origin: object, config: object = {}) => ({
    Files: { Type: 'AWS::S3::Bucket' },
    Site: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: {
        DistributionConfig: {
          Enabled: true,
          Origins: [
            {
              Id: 'files',
              DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] },
              OriginAccessControlId: 'control',
              ...origin,
            },
          ],
          DefaultCacheBehavior: { TargetOriginId: 'files', ViewerProtocolPolicy: 'https-only' },
          ...config,
        },
      },
    },
  });
  const verdicts = async (before: Resources, after: Resources) =>
    (await told(before, after)).map((line) => line.split(':')[0]);

  test.each([
    ['/shown', undefined, 'reach broadened'],
    ['/shown/new', '/shown', 'reach broadened'],
    [undefined, '/shown', 'reach narrowed'],
    ['/shown', '/shown-not', 'reach unknown'],
  ])('that shows the folder %s, and then %s: %s', async (was, is, says) => {
    const at = (path?: string) => site(path === undefined ? {} : { OriginPath: path });
    expect(await verdicts(at(was), at(is))).toEqual([says]);
  });

  test('that begins to answer is opened', async () => {
    expect(await verdicts(site({}, { Enabled: false }), site({}))).toEqual(['reach broadened']);
  });

  test('with another part has the guards of its origins as before', async () => {
    const CacheBehaviors = [{ PathPattern: '/x/*', TargetOriginId: 'files', ViewerProtocolPolicy: 'https-only' }];
    const lines = await told(site({}), site({}, { CacheBehaviors }));
    expect(lines.filter((line) => /origin access control/.test(line) && /weakened/.test(line))).toEqual([]);
  });
});

test('a schedule that is turned off is one that nobody keeps', async () => {
  const schedule = (State: string) => ({
    Jobs,
    Caller: role('scheduler.amazonaws.com'),
    Schedule: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        State,
        ScheduleExpression: 'rate(1 day)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: { Arn: arnOf('Jobs'), RoleArn: arnOf('Caller') },
      },
    },
  });
  expect(await told(schedule('ENABLED'), schedule('DISABLED'))).toEqual([
    'settings weakened: Schedule: is done at set times ENABLED -> DISABLED',
  ]);
});

test.each([
  ['AWS::ApiGatewayV2::Integration', (IntegrationUri: unknown) => ({ IntegrationUri, IntegrationType: 'HTTP_PROXY' })],
  ['AWS::ApiGateway::Method', (Uri: unknown) => ({ Integration: { Uri, Type: 'HTTP_PROXY' } })],
])('requests that a %s sends elsewhere are to be looked at', async (Type, properties) => {
  const of = (uri: unknown) => ({ Jobs, Way: { Type, Properties: properties(uri) } });
  const look = /^reach unknown: Way: where requests go that is not of the stack .*: look$/;
  const lines = (was: unknown, is: unknown) => told(of(was), of(is));
  expect(await lines('https://one.example', 'https://other.example')).toContainEqual(expect.stringMatching(look));
  expect(await lines(arnOf('Jobs'), 'https://other.example')).toContainEqual(expect.stringMatching(look));
  expect((await lines(arnOf('Jobs'), { Ref: 'Jobs' })).filter((line) => look.test(line))).toEqual([]);
});

test('a pool of users of a lower tier can be guarded with less', async () => {
  const pool = (properties: object) => ({ People: { Type: 'AWS::Cognito::UserPool', Properties: properties } });
  expect(await told(pool({ UserPoolTier: 'PLUS' }), pool({}))).toContainEqual(
    expect.stringMatching(/^rights weakened: People: what sign-ins can be guarded with/),
  );
  expect((await told(pool({ UserPoolTier: 'ESSENTIALS' }), pool({}))).join()).not.toMatch(/weakened/);
});
