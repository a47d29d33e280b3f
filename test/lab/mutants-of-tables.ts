import { first, idOf, type Mutant, type RawTemplate, resource } from '../proofs/mutant';

const ADMIN = 'lab classroom admin address';
const PEOPLE = 'lab classroom users and groups';
const BUDGET = 'lab production budget and alarms by mail';
const WINDOWS = 'lab classroom windows';

const server = (template: RawTemplate) => first(template, 'AWS::EC2::Instance').Properties;
const script = (template: RawTemplate): unknown[] => server(template)['UserData']['Fn::Base64']['Fn::Join'][1];

export const labTableMutants: readonly Mutant[] = [
  {
    fault: 'a user that nobody asked for',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) => {
      template.Resources['Backdoor'] = {
        Type: 'AWS::IAM::User',
        Properties: { Groups: [{ Ref: idOf(template, 'PeopleEC2') }] },
      };
    },
  },
  {
    fault: 'a user with a password in the template',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) => {
      resource(template, 'PeopleUserminji').Properties['LoginProfile'] = { Password: 'Correct-Horse-1' };
    },
  },
  {
    fault: 'a user has permissions beside those of the group',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) => {
      resource(template, 'PeopleUserminji').Properties['ManagedPolicyArns'] = [
        'arn:aws:iam::aws:policy/AdministratorAccess',
      ];
    },
  },
  {
    fault: 'a user of one group joins another',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) => {
      template.Resources['Joins'] = {
        Type: 'AWS::IAM::UserToGroupAddition',
        Properties: {
          GroupName: { Ref: idOf(template, 'PeopleGroupNetworkAdmin') },
          Users: [{ Ref: idOf(template, 'PeopleUserminji') }],
        },
      };
    },
  },
  {
    fault: 'a group by task may do everything',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) =>
      resource(template, 'PeopleGroupNetworkAdmin').Properties['ManagedPolicyArns'].push(
        'arn:aws:iam::aws:policy/AdministratorAccess',
      ),
  },
  {
    fault: 'a group by task has a policy written into it',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) => {
      resource(template, 'PeopleGroupNetworkAdmin').Properties['Policies'] = [
        {
          PolicyName: 'More',
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
        },
      ];
    },
  },
  {
    fault: 'a group that nobody asked for',
    rule: 'identities',
    variant: PEOPLE,
    change: (template) => {
      template.Resources['Guests'] = { Type: 'AWS::IAM::Group', Properties: {} };
    },
  },
  {
    fault: 'schedules of any account stop the server, if only they are schedules',
    rule: 'admissions',
    variant: ADMIN,
    change: (template) => {
      resource(template, 'SchedulerRoleForTargetd31fb5').Properties['AssumeRolePolicyDocument'].Statement[0].Condition =
        {
          ArnLike: { 'aws:SourceArn': 'arn:aws:scheduler:*:*:schedule-group/default' },
        };
    },
  },
  {
    fault: 'the server moves to a subnet without a way to the internet',
    rule: 'placement',
    variant: ADMIN,
    change: (template) => {
      for (const [id, { Type }] of Object.entries(template.Resources)) {
        if (Type === 'AWS::EC2::SubnetRouteTableAssociation') delete template.Resources[id];
      }
    },
  },
  {
    fault: 'a function stands beside the server in the public subnet',
    rule: 'placement',
    variant: ADMIN,
    change: (template) => {
      const [card] = server(template)['NetworkInterfaces'];
      first(template, 'AWS::Lambda::Function').Properties['VpcConfig'] = {
        SubnetIds: [card.SubnetId],
        SecurityGroupIds: card.GroupSet,
      };
    },
  },
  {
    fault: 'traffic of the network is written down in another account',
    rule: 'exits',
    variant: ADMIN,
    change: (template) => {
      const { Properties } = first(template, 'AWS::EC2::FlowLog');
      delete Properties['LogGroupName'];
      Properties['LogDestination'] = 'arn:aws:s3:::elsewhere';
    },
  },
  {
    fault: 'somebody else hears of the budget',
    rule: 'exits',
    variant: BUDGET,
    change: (template) => {
      const [notification] = first(template, 'AWS::Budgets::Budget').Properties['NotificationsWithSubscribers'];
      notification.Subscribers.push({ SubscriptionType: 'EMAIL', Address: 'somebody@example.org' });
    },
  },
  {
    fault: 'the processor may be busy for an hour',
    rule: 'alarms',
    variant: ADMIN,
    change: (template) => {
      resource(template, 'ServerAlarmsCpuHigh').Properties['EvaluationPeriods'] = 12;
    },
  },
  {
    fault: 'a server that is not measured counts as failed, stopped ones too',
    rule: 'alarms',
    variant: ADMIN,
    change: (template) => {
      resource(template, 'ServerAlarmsStatusCheckFailed').Properties['TreatMissingData'] = 'breaching';
    },
  },
  {
    fault: 'an alarm for the region instead of the server',
    rule: 'alarms',
    variant: ADMIN,
    change: (template) => {
      delete resource(template, 'ServerAlarmsCpuHigh').Properties['Dimensions'];
    },
  },
  {
    fault: 'refused traffic is remembered for a day',
    rule: 'retention',
    variant: ADMIN,
    change: (template) => {
      resource(template, 'NetworkRefusedTraffic').Properties['RetentionInDays'] = 1;
    },
  },
  {
    fault: 'the files of a lesson are gone after a day',
    rule: 'retention',
    variant: ADMIN,
    change: (template) => {
      resource(template, 'StorageBucket').Properties['LifecycleConfiguration'].Rules[0].ExpirationInDays = 1;
    },
  },
  {
    fault: 'the first script reports to somebody else as well',
    rule: 'environment',
    variant: ADMIN,
    change: (template) => {
      script(template).push('SIGNAL_URL=https://example.org/\n');
    },
  },
  {
    fault: 'the first script of Windows holds a password',
    rule: 'environment',
    variant: WINDOWS,
    change: (template) => {
      script(template)[0] = String(script(template)[0]).replace('\n', "\n$Administrator = 'Correct-Horse-1'\n");
    },
  },
];
