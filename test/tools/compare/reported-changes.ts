import { ADDED, idOf, type RawTemplate, resource } from '../../proofs/mutant';
import type { SeededChange } from './seeded-changes';

/** What people have reported of other diffs, as two templates, and what a reader must be told here. */
export interface ReportedChange extends Omit<SeededChange, 'what'> {
  /** Where it was reported, and what went wrong there. */
  readonly report: string;
}

const put =
  (type: string, properties: Record<string, unknown>) =>
  (template: RawTemplate): void => {
    template.Resources[ADDED] = { Type: type, Properties: properties };
  };

const added = (template: RawTemplate) => template.Resources[ADDED]!.Properties;
const image = (hash: string) => ({
  'Fn::Sub': `111122223333.dkr.ecr.ap-southeast-2.\${AWS::URLSuffix}/assets:${hash.repeat(64)}`,
});

const statementsOf = (template: RawTemplate) =>
  resource(template, 'WorkerServiceRoleDefaultPolicy').Properties['PolicyDocument'].Statement;

/** One statement more in the policy of the function. */
const also = (statement: object) => (template: RawTemplate) => {
  statementsOf(template).push(statement);
};

/** A role of the sample that these accounts may take. */
const trusting =
  (...accounts: readonly string[]) =>
  (template: RawTemplate) => {
    resource(template, 'WorkerServiceRole').Properties['AssumeRolePolicyDocument'].Statement[1] = {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: accounts.map((account) => `arn:aws:iam::${account}:root`) },
    };
  };

export const REPORTED: readonly ReportedChange[] = [
  {
    report: 'aws/aws-cdk-cli#1871: a rule that moved to another security group was no difference',
    change: (template) => {
      const rules = resource(template, 'ServerGroup').Properties['SecurityGroupIngress'];
      delete resource(template, 'ServerGroup').Properties['SecurityGroupIngress'];
      resource(template, 'DatabaseSecurityGroup').Properties['SecurityGroupIngress'] = rules;
    },
    // Nothing leads to the database from outside yet, and such a door is broken by a rule too.
    says: ['reach broadened', 'reach narrowed', 'reach weakened'],
  },
  {
    report: 'aws/aws-cdk#23359 and #7413: a rule made by Fn::If ended the diff with an error',
    change: (template) => {
      resource(template, 'ServerGroup').Properties['SecurityGroupIngress'] = [
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: { 'Fn::If': ['Open', '0.0.0.0/0', '10.0.0.0/8'] } },
      ];
    },
    says: ['reach unknown'],
  },
  {
    report: 'aws/aws-cdk#274: other dependencies destroyed a database',
    change: (template) => {
      resource(template, 'Database').DependsOn = [idOf(template, 'Net'), idOf(template, 'NetIGW')];
    },
    says: [],
  },
  {
    report: 'aws/aws-cdk#10322: with a dependency, no other difference was seen',
    given: (template) => {
      resource(template, 'Worker').DependsOn = idOf(template, 'Jobs');
    },
    change: (template) => {
      resource(template, 'Worker').DependsOn = [idOf(template, 'Jobs')];
      resource(template, 'Worker').Properties['Timeout'] = 60;
    },
    says: ['settings changed'],
  },
  {
    report: 'corymhall/cdk-diff-action#162: other content of a site was a destructive change',
    given: put('Custom::CDKBucketDeployment', { SourceObjectKeys: ['a.zip'], DestinationBucketName: 'site' }),
    change: (template) => {
      added(template)['SourceObjectKeys'] = ['b.zip'];
    },
    says: ['code changed'],
  },
  {
    report: 'karlderkaefer/cdk-notifier#125: another image of a container was a replacement to read about each time',
    given: put('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Name: 'one', Image: image('a') }] }),
    change: (template) => {
      added(template)['ContainerDefinitions'][0].Image = image('b');
    },
    says: ['code changed'],
  },
  {
    report: 'aws/aws-cdk#12427: another version of Node.js was another hash of every program',
    change: (template) => {
      resource(template, 'Worker').Properties['Code'].S3Key = `${'b'.repeat(64)}.zip`;
    },
    says: ['code changed'],
  },
  {
    report: 'aws/aws-cdk-cli#1959: tags were all that was to be read',
    change: (template) => {
      for (const { Properties } of Object.values(template.Resources)) {
        if (Array.isArray(Properties?.['Tags'])) Properties['Tags'].push({ Key: 'built', Value: 'today' });
      }
    },
    says: [],
  },
  {
    report: 'aws/aws-cdk#38674: a version was another resource after an edit elsewhere',
    given: (template) => {
      template.Resources['Version1'] = {
        Type: 'AWS::Bedrock::GuardrailVersion',
        Properties: { GuardrailIdentifier: 'g' },
      };
    },
    change: (template) => {
      template.Resources['Version2'] = template.Resources['Version1']!;
      delete template.Resources['Version1'];
    },
    says: [],
  },
  {
    report: 'aws/aws-cdk#29835: who may sign in to an account was not among the rights',
    change: put('AWS::SSO::Assignment', { PrincipalId: 'p', PermissionSetArn: 'arn:aws:sso:::permissionSet/x' }),
    says: ['reach unknown', 'settings changed'],
  },
  {
    report: 'aws/aws-cdk#23395: of a nested stack only another address was said',
    given: put('AWS::CloudFormation::Stack', { TemplateURL: `https://bucket/${'a'.repeat(64)}.json` }),
    change: (template) => {
      added(template)['TemplateURL'] = `https://bucket/${'b'.repeat(64)}.json`;
    },
    says: ['code changed', 'reach unknown'],
  },
  {
    report: 'aws-cloudformation/cloudformation-coverage-roadmap#1198: a rule as a resource of its own was another rule',
    change: (template) => {
      const [rule] = resource(template, 'ServerGroup').Properties['SecurityGroupIngress'];
      delete resource(template, 'ServerGroup').Properties['SecurityGroupIngress'];
      put('AWS::EC2::SecurityGroupIngress', {
        ...rule,
        GroupId: { 'Fn::GetAtt': [idOf(template, 'ServerGroup'), 'GroupId'] },
      })(template);
    },
    // Nothing is open that was not; that nobody has listed the property of such a resource is told.
    says: ['reach unknown', 'settings changed'],
  },
  {
    report: 'cdklabs/awscdk-change-analyzer#48: a refusal that is gone is a permission',
    given: (template) => {
      resource(template, 'WorkerServiceRoleDefaultPolicy').Properties['PolicyDocument'].Statement.push({
        Effect: 'Deny',
        Action: 's3:GetObject',
        Resource: '*',
      });
    },
    change: (template) => {
      resource(template, 'WorkerServiceRoleDefaultPolicy').Properties['PolicyDocument'].Statement.pop();
    },
    says: ['rights broadened'],
  },
  {
    report: 'go-to-k/cdkd#1027: parameters that nobody bound were replacements',
    given: (template) => {
      template.Parameters = { Name: { Type: 'String', Default: 'a' } };
      resource(template, 'Worker').Properties['Handler'] = { Ref: 'Name' };
    },
    change: (template) => {
      resource(template, 'Worker').Properties['MemorySize'] = 512;
    },
    says: ['settings changed'],
  },
  {
    report: 'aws/aws-cdk-cli#1882: what RetainExceptOnCreate keeps was said to be destroyed',
    given: (template) => {
      put('AWS::SQS::Queue', { SqsManagedSseEnabled: true })(template);
      template.Resources[ADDED]!.DeletionPolicy = 'RetainExceptOnCreate';
    },
    change: (template) => {
      delete template.Resources[ADDED];
    },
    says: ['data kept', 'settings changed'],
  },
  {
    report: 'hashicorp/terraform-provider-aws#22274: principals in another order were an endless change',
    given: trusting('111122223333', '999900001111'),
    change: trusting('999900001111', '111122223333'),
    says: [],
  },
  {
    report: 'hashicorp/terraform-provider-aws#22314: one principal less was a difference in many places',
    given: trusting('999900001111', '999900002222'),
    change: trusting('999900002222'),
    says: ['rights narrowed'],
  },
  {
    report: 'aws/copilot-cli#4780: the short and the full form of a function were a difference',
    change: (template) => {
      resource(template, 'Worker').Properties['Role'] = { 'Fn::GetAtt': `${idOf(template, 'WorkerServiceRole')}.Arn` };
    },
    says: [],
  },
  {
    report: 'aws/aws-cdk#13989: another network in a rule was no difference',
    change: (template) => {
      resource(template, 'ServerGroup').Properties['SecurityGroupIngress'][0].CidrIp = '10.2.0.0/16';
    },
    says: ['reach narrowed'],
  },
  {
    report: 'stelligent/cfn_nag#584: a refusal to pass roles was a danger',
    change: also({ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' }),
    says: [],
  },
  {
    report: 'bridgecrewio/checkov#4394: a refusal for everybody in the policy of a key was an open key',
    change: (template) => {
      resource(template, 'Key').Properties['KeyPolicy'].Statement.push({
        Effect: 'Deny',
        Principal: '*',
        Action: 'kms:ScheduleKeyDeletion',
        Resource: '*',
      });
    },
    says: ['rights narrowed'],
  },
  {
    report: 'prowler-cloud/prowler#5035: everything but an action that does not exist was nothing',
    change: also({ Effect: 'Allow', NotAction: 'prowler:action', Resource: '*' }),
    says: ['rights broadened'],
  },
  {
    report: 'boogy/iam-policy-validator#154: a refusal of everything but everything was a refusal',
    given: also({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }),
    change: (template) => {
      const refusal = statementsOf(template).at(-1);
      delete refusal.Resource;
      refusal.NotResource = '*';
    },
    says: ['rights broadened'],
  },
  {
    report: 'prowler-cloud/prowler#2636: a right to pass roles in a statement of its own was missed',
    change: also({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
    says: ['rights broadened'],
  },
  {
    report: 'salesforce/cloudsplaining#580: a right to attach policies was nothing without one to take roles',
    change: also({ Effect: 'Allow', Action: 'iam:AttachRolePolicy', Resource: '*' }),
    says: ['rights broadened'],
  },
  {
    report: 'aws/aws-cdk#8683: a policy within a new role was not among the rights',
    change: put('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyName: 'Inner',
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
        },
      ],
    }),
    says: ['rights broadened', 'settings changed'],
  },
  {
    report: 'go-to-k/cdkd#364: what becomes of data when another takes its place was no difference',
    given: (template) => {
      resource(template, 'Store').UpdateReplacePolicy = 'Retain';
    },
    change: (template) => {
      resource(template, 'Store').UpdateReplacePolicy = 'Delete';
    },
    says: ['data lost'],
  },
  {
    report: 'boogy/iam-policy-validator#195: a refusal without MFA fails open where the request says nothing of it',
    given: also({
      Effect: 'Deny',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
    }),
    change: (template) => {
      statementsOf(template).at(-1).Condition = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
    },
    says: ['rights broadened'],
  },
];
