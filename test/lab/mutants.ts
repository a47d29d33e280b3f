import {
  first,
  firstId,
  type Mutant,
  type RawTemplate,
  resource,
  statement,
  statements,
  without,
} from '../proofs/mutant';
import { ADMIN as ADDRESS, OFFICE } from './addresses';

const ADMIN = 'lab classroom admin address';
const PEOPLE = 'lab classroom users and groups';
const OPERATE = 'lab classroom operate';

const ingress = (template: RawTemplate): Record<string, unknown>[] =>
  resource(template, 'FirewallServer').Properties['SecurityGroupIngress'];
const server = (template: RawTemplate) => first(template, 'AWS::EC2::Instance').Properties;

export const labMutants: readonly Mutant[] = [
  {
    fault: 'SSH is open to the world',
    rule: 'reach',
    variant: ADMIN,
    change: (template) => ingress(template).push({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' }),
  },
  {
    fault: 'SSH is open to every IPv6 address',
    rule: 'reach',
    variant: ADMIN,
    change: (template) => ingress(template).push({ IpProtocol: '-1', CidrIpv6: '::/0' }),
  },
  {
    fault: 'the range of the browser client becomes a prefix list that somebody else keeps',
    rule: 'reach',
    variant: ADMIN,
    change: (template) =>
      ingress(template).push({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourcePrefixListId: 'pl-0123' }),
  },
  {
    fault: 'the one address of the administrator grows to a range',
    rule: 'reach',
    variant: ADMIN,
    change: (template) => {
      ingress(template).find(({ CidrIp }) => CidrIp === ADDRESS)!['CidrIp'] = OFFICE;
    },
  },
  {
    fault: 'the bastion group reaches every port',
    rule: 'reach',
    variant: ADMIN,
    change: (template) =>
      Object.assign(first(template, 'AWS::EC2::SecurityGroupIngress').Properties, { IpProtocol: '-1' }),
  },
  {
    fault: 'the server may send anything anywhere',
    rule: 'reach',
    variant: ADMIN,
    change: (template) => {
      resource(template, 'FirewallServer').Properties['SecurityGroupEgress'] = [
        { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
      ];
    },
  },
  {
    fault: 'another owner is another key, and another server with it',
    rule: 'EverythingIsTagged',
    variant: ADMIN,
    change: (template) => {
      first(template, 'AWS::EC2::KeyPair').Properties['Tags'].push({ Key: 'owner', Value: 'unassigned' });
    },
  },
  {
    fault: 'nobody knows whose function closes the default group',
    rule: 'EverythingIsTagged',
    variant: ADMIN,
    change: (template) => {
      delete first(template, 'AWS::Lambda::Function').Properties['Tags'];
    },
  },
  {
    fault: 'the key of two labs in one account and region is one',
    rule: 'NamesAreLeftOut',
    variant: ADMIN,
    change: (template) => {
      first(template, 'AWS::EC2::KeyPair').Properties['KeyName'] = { 'Fn::Sub': 'lab-${AWS::Region}' };
    },
  },
  {
    fault: 'the default security group stays as EC2 made it',
    rule: 'DefaultGroupsAreClosed',
    variant: ADMIN,
    change: (template) => {
      delete template.Resources[firstId(template, 'Custom::VpcRestrictDefaultSG')];
    },
  },
  {
    fault: 'the network has one zone',
    rule: 'NetworksSpanZones',
    variant: ADMIN,
    change: (template) => {
      for (const { Type, Properties } of Object.values(template.Resources)) {
        if (Type === 'AWS::EC2::Subnet') Properties['AvailabilityZone'] = { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] };
      }
    },
  },
  {
    fault: 'members of the bastion group are let in to the server, and not out of their own machines',
    rule: 'BothEndsAgree',
    variant: ADMIN,
    change: (template) => {
      Object.assign(first(template, 'AWS::EC2::SecurityGroupEgress').Properties, { FromPort: 2222, ToPort: 2222 });
    },
  },
  {
    fault: 'a zone is written out, so that the template fits one region',
    rule: 'ZonesAreChosenAtDeploy',
    variant: ADMIN,
    change: (template) => {
      first(template, 'AWS::EC2::Subnet').Properties['AvailabilityZone'] = 'dummy1a';
    },
  },
  {
    fault: 'a subnet is in a zone of another region',
    rule: 'ZonesAreChosenAtDeploy',
    variant: ADMIN,
    change: (template) => {
      first(template, 'AWS::EC2::Subnet').Properties['AvailabilityZone'] = 'us-east-1a';
    },
  },
  {
    fault: 'the MFA rule asks Bool, which access keys pass',
    rule: 'SecondFactorFirst',
    variant: PEOPLE,
    change: (template) => {
      statement(template, 'DenyWithoutMfa')['Condition'] = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
    },
  },
  {
    fault: 'the MFA rule takes the widely copied form with two Bools',
    rule: 'SecondFactorFirst',
    variant: PEOPLE,
    change: (template) => {
      statement(template, 'DenyWithoutMfa')['Condition'] = {
        Bool: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' },
      };
    },
  },
  {
    fault: 'people cannot enrol a second factor',
    rule: 'SecondFactorFirst',
    variant: PEOPLE,
    change: (template) => {
      const rule = statement(template, 'DenyWithoutMfa');
      rule['NotAction'] = without(rule['NotAction'], (action) => action === 'iam:EnableMFADevice');
    },
  },
  {
    fault: 'the MFA rule spares a whole service',
    rule: 'SecondFactorFirst',
    variant: PEOPLE,
    change: (template) => statement(template, 'DenyWithoutMfa')['NotAction'].push('ec2:*'),
  },
  {
    fault: 'the MFA rule is gone',
    rule: 'SecondFactorFirst',
    variant: PEOPLE,
    change: (template) => removeStatement(template, 'DenyWithoutMfa'),
  },
  {
    fault: 'people manage everybody',
    rule: 'MembersManageThemselves',
    variant: PEOPLE,
    change: (template) => {
      statement(template, 'ManageYourself')['Resource'] = '*';
    },
  },
  {
    fault: 'the address rule denies the allowed addresses instead of the others',
    rule: 'AllowedAddressesOnly',
    variant: PEOPLE,
    change: (template) => {
      const { Condition } = statement(template, 'DenyOtherAddresses');
      Condition.IpAddress = Condition.NotIpAddress;
      delete Condition.NotIpAddress;
    },
  },
  {
    fault: 'the address rule judges what services do for people',
    rule: 'AllowedAddressesOnly',
    variant: PEOPLE,
    change: (template) => {
      delete statement(template, 'DenyOtherAddresses')['Condition'].Bool;
    },
  },
  {
    fault: 'the address rule allows half of the internet',
    rule: 'AllowedAddressesOnly',
    variant: PEOPLE,
    change: (template) =>
      statement(template, 'DenyOtherAddresses')['Condition'].NotIpAddress['aws:SourceIp'].push('0.0.0.0/1'),
  },
  {
    fault: 'operators may do it to every instance',
    rule: 'OperatorsOperate',
    variant: OPERATE,
    change: (template) => {
      statement(template, 'Operate')['Resource'] = '*';
    },
  },
  {
    fault: 'operators may change what an instance starts with',
    rule: 'OperatorsOperate',
    variant: OPERATE,
    change: (template) => statement(template, 'Operate')['Action'].push('ec2:ModifyInstanceAttribute'),
  },
  {
    fault: 'members may rewrite user data and so take the role of the server',
    rule: 'GuardrailsHold',
    variant: PEOPLE,
    change: (template) => {
      const rule = statement(template, 'KeepServersAsBuilt');
      rule['Action'] = without(rule['Action'], (action) => action === 'ec2:ModifyInstanceAttribute');
    },
  },
  {
    fault: 'members may reopen the security group',
    rule: 'GuardrailsHold',
    variant: PEOPLE,
    change: (template) => removeStatement(template, 'KeepTheDoorsClosed'),
  },
  {
    fault: 'members may start any computer in the region next door',
    rule: 'GuardrailsHold',
    variant: PEOPLE,
    change: (template) => {
      statement(template, 'StartNoOtherType')['Resource'] = 'arn:aws:ec2:ap-southeast-2:*:instance/*';
    },
  },
  {
    fault: 'members may start instances that answer without a token',
    rule: 'GuardrailsHold',
    variant: PEOPLE,
    change: (template) => removeStatement(template, 'StartWithImdsv2Only'),
  },
  {
    fault: 'members may share snapshots with the world',
    rule: 'GuardrailsHold',
    variant: PEOPLE,
    change: (template) => removeStatement(template, 'KeepDisksPrivate'),
  },
  {
    fault: 'members may pass roles',
    rule: 'NoOtherService',
    variant: PEOPLE,
    change: (template) =>
      statements(template, 'PeopleMemberRules').push({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
  },
  {
    fault: 'members with parameter access read the private key',
    rule: 'KeysStayPrivate',
    variant: PEOPLE,
    change: (template) => removeStatement(template, 'DenyPrivateKeys'),
  },
  {
    fault: 'a group by task is made without the rules for members',
    rule: 'KeysStayPrivate',
    variant: PEOPLE,
    change: (template) => {
      const group = resource(template, 'PeopleGroupNetworkAdmin').Properties;
      group['ManagedPolicyArns'] = without(group['ManagedPolicyArns'] as unknown[], (arn) => 'Ref' in (arn as object));
    },
  },
  {
    fault: 'the key pair is of a kind that Windows cannot use',
    rule: 'KeysAreOfTheStack',
    variant: ADMIN,
    change: (template) => {
      first(template, 'AWS::EC2::KeyPair').Properties['KeyType'] = 'ed25519';
    },
  },
  {
    fault: 'the image is read again at every deploy, which replaces the server',
    rule: 'ImageStaysPinned',
    variant: ADMIN,
    change: (template) => {
      template.Parameters = {
        ...template.Parameters,
        Image: {
          Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
          Default: '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
        },
      };
      server(template)['ImageId'] = { Ref: 'Image' };
    },
  },
  {
    fault: 'an image for the other processor',
    rule: 'ImageFitsProcessor',
    variant: ADMIN,
    change: (template) => {
      server(template)['InstanceType'] = 't4g.micro';
    },
  },
  {
    fault: 'the server reads every bucket',
    rule: 'roles',
    variant: ADMIN,
    change: (template) => {
      statement(template, 'UseItsObjects')['Resource'] = '*';
    },
  },
  {
    fault: 'the server may do anything to its bucket',
    rule: 'roles',
    variant: ADMIN,
    change: (template) => {
      statement(template, 'ListTheBucket')['Action'] = 's3:*';
    },
  },
  {
    fault: 'the nightly stop may stop any instance',
    rule: 'roles',
    variant: ADMIN,
    change: (template) => {
      const stop = Object.values(template.Resources)
        .flatMap(({ Properties }) => Properties?.['PolicyDocument']?.Statement ?? [])
        .find(({ Action }: { Action: unknown }) => Action === 'ec2:StopInstances');
      stop.Resource = '*';
    },
  },
  {
    fault: 'the boot goes on after an error',
    rule: 'FirstScriptsStopAtErrors',
    variant: ADMIN,
    change: (template) => {
      const joined = server(template)['UserData']['Fn::Base64']['Fn::Join'];
      joined[1] = joined[1].map((part: unknown) =>
        typeof part === 'string' ? part.replace('set -Eeuo pipefail\n', '') : part,
      );
    },
  },
  {
    fault: 'the elastic address is bound to nothing, and billed',
    rule: 'AddressesAreBound',
    variant: ADMIN,
    change: (template) => {
      delete template.Resources[firstId(template, 'AWS::EC2::EIPAssociation')];
    },
  },
  {
    fault: 'the instance answers without a token',
    rule: 'MetadataAsksForToken',
    variant: ADMIN,
    change: (template) => {
      server(template)['MetadataOptions']['HttpTokens'] = 'optional';
    },
  },
  {
    fault: 'the root disk is not encrypted',
    rule: 'DisksAreEncrypted',
    variant: ADMIN,
    change: (template) => {
      server(template)['BlockDeviceMappings'][0].Ebs.Encrypted = false;
    },
  },
  {
    fault: 'nobody hears that the server failed its checks',
    rule: 'MachinesHaveAlarms',
    variant: ADMIN,
    change: (template) => {
      const [alarm] = Object.entries(template.Resources).find(
        ([, { Properties }]) => Properties?.['MetricName'] === 'StatusCheckFailed',
      )!;
      delete template.Resources[alarm];
    },
  },
  {
    fault: 'the server has a second security group that is not of the stack',
    rule: 'ReferencesStayInside',
    variant: ADMIN,
    change: (template) => server(template)['NetworkInterfaces'][0].GroupSet.push('sg-0123456789abcdef0'),
  },
  {
    fault: 'the server takes a key pair that somebody made by hand',
    rule: 'KeysAreOfTheStack',
    variant: ADMIN,
    change: (template) => {
      server(template)['KeyName'] = 'my-key';
    },
  },
  {
    fault: 'an alarm for nobody',
    rule: 'AlarmsTellSomebody',
    variant: ADMIN,
    change: (template) => {
      delete first(template, 'AWS::CloudWatch::Alarm').Properties['AlarmActions'];
    },
  },
  {
    fault: 'a password in user data',
    rule: 'NoSecretIsWritten',
    variant: ADMIN,
    change: (template) => {
      server(template)['UserData']['Fn::Base64']['Fn::Join'][1].push('export PGPASSWORD="correct-horse-battery"\n');
    },
  },
  {
    fault: 'an access key among the outputs',
    rule: 'NoSecretIsWritten',
    variant: ADMIN,
    change: (template) => {
      template.Outputs = { ...template.Outputs, Key: { Value: `AKIA${'IOSFODNN7EXAMPLE'}` } };
    },
  },
  {
    fault: 'the server forwards packets that are meant for others',
    rule: 'PacketsEndAtTheirMachine',
    variant: ADMIN,
    change: (template) => {
      server(template)['SourceDestCheck'] = false;
    },
  },
  {
    fault: 'a document of Systems Manager runs on the server, whoever wrote it',
    rule: 'ReferencesStayInside',
    variant: ADMIN,
    change: (template) => {
      server(template)['SsmAssociations'] = [{ DocumentName: 'Helper' }];
    },
  },
  {
    fault: 'a second disk is a copy of somebody else’s',
    rule: 'ReferencesStayInside',
    variant: ADMIN,
    change: (template) => {
      server(template)['BlockDeviceMappings'].push({
        DeviceName: '/dev/sdb',
        Ebs: { SnapshotId: 'snap-0123456789abcdef0', Encrypted: true, VolumeType: 'gp3', DeleteOnTermination: true },
      });
    },
  },
  {
    fault: 'the deployment is over before the first script of the server',
    rule: 'SignalsAreWaitedFor',
    variant: ADMIN,
    change: (template) => {
      delete template.Resources[firstId(template, 'AWS::CloudFormation::WaitCondition')];
    },
  },
  {
    fault: 'the MFA rule spares one user by name',
    rule: 'RefusalsSpareNobody',
    variant: PEOPLE,
    change: (template) => {
      statement(template, 'DenyWithoutMfa')['Condition'].StringNotEquals = { 'aws:username': 'mallory' };
    },
  },
  {
    fault: 'the server stops once a year',
    rule: 'limits',
    variant: 'lab classroom default',
    change: (template) => {
      first(template, 'AWS::Scheduler::Schedule').Properties['ScheduleExpression'] = 'cron(0 22 1 1 ? *)';
    },
  },
  {
    fault: 'the budget is a million',
    rule: 'limits',
    variant: 'lab production budget and alarms by mail',
    change: (template) => {
      first(template, 'AWS::Budgets::Budget').Properties['Budget'].BudgetLimit.Amount = 1_000_000;
    },
  },
  {
    fault: 'the disk of the server is of sixteen terabytes',
    rule: 'limits',
    variant: ADMIN,
    change: (template) => {
      server(template)['BlockDeviceMappings'][0].Ebs.VolumeSize = 16_000;
    },
  },
];

function removeStatement(template: RawTemplate, sid: string): void {
  for (const { Properties } of Object.values(template.Resources)) {
    const document = Properties?.['PolicyDocument'];
    if (document?.Statement.some(({ Sid }: { Sid?: string }) => Sid === sid)) {
      document.Statement = document.Statement.filter(({ Sid }: { Sid?: string }) => Sid !== sid);
      return;
    }
  }
  throw new Error(`There is no statement ${sid}`);
}
