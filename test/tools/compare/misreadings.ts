import { idOf, type RawTemplate, resource, statement } from '../../proofs/mutant';
import type { SampleProps } from './sample-stack';
import type { SeededChange } from './seeded-changes';

/** A change that diffs of templates are known to read wrongly, by its row in the table of them, and what is right. */
export interface Misreading extends Omit<SeededChange, 'change'> {
  readonly row: number;
  /** What the change does to the template. @default - nothing, the second state is built otherwise */
  readonly change?: SeededChange['change'];
  /** What the second state is built with. @default - what the first is */
  readonly built?: SampleProps;
}

const properties = (template: RawTemplate, name: string) => resource(template, name).Properties;
const ingress = (template: RawTemplate) => properties(template, 'ServerGroup')['SecurityGroupIngress'];
const edited = (policy: string, edit: (rule: RawTemplate['Resources'][string]['Properties']) => object): string =>
  JSON.stringify(JSON.parse(policy).map(edit));

const url = 'WorkerFunctionUrl';

/** The first thirteen rows; the last, two architectures, is no change of one stack. */
export const MISREADINGS: readonly Misreading[] = [
  {
    row: 1,
    what: 's3:* becomes s3:GetObject, which narrows',
    given: (template) => {
      statement(template, 'ReadFiles')['Action'] = 's3:*';
    },
    change: (template) => {
      statement(template, 'ReadFiles')['Action'] = 's3:GetObject';
    },
    says: ['rights narrowed'],
  },
  {
    row: 2,
    what: 'a condition is added, which narrows',
    change: (template) => {
      statement(template, 'ReadFiles')['Condition'] = { Bool: { 'aws:SecureTransport': 'true' } };
    },
    says: ['rights narrowed'],
  },
  {
    row: 3,
    what: 'ingress from 0.0.0.0/0 becomes one from 10.0.0.0/8, which narrows',
    given: (template) => {
      ingress(template)[0].CidrIp = '0.0.0.0/0';
    },
    change: (template) => {
      ingress(template)[0].CidrIp = '10.0.0.0/8';
    },
    says: ['reach narrowed'],
  },
  {
    row: 4,
    what: 'a construct has another id and nothing else, which moves what is in it',
    built: { workerId: 'Runner' },
    says: ['moved changed'],
  },
  {
    row: 5,
    what: 'a security group has another id and the same rules, which moves it',
    built: { groupId: 'MachineGroup' },
    says: ['moved changed'],
  },
  {
    row: 6,
    what: 'PubliclyAccessible of a database becomes true, which broadens',
    change: (template) => {
      properties(template, 'Database')['PubliclyAccessible'] = true;
    },
    says: ['reach broadened'],
  },
  {
    row: 7,
    what: 'the public access block of a bucket is gone, which broadens',
    change: (template) => {
      delete properties(template, 'Files')['PublicAccessBlockConfiguration'];
    },
    says: ['reach broadened'],
  },
  {
    row: 8,
    what: 'HttpTokens becomes optional, which weakens',
    change: (template) => {
      properties(template, 'Template')['LaunchTemplateData'].MetadataOptions.HttpTokens = 'optional';
    },
    says: ['reach weakened'],
  },
  {
    row: 9,
    what: 'a function URL with AuthType NONE is added, which broadens',
    given: (template) => {
      delete template.Resources[idOf(template, url)];
    },
    change: (template) => {
      template.Resources['Url'] = {
        Type: 'AWS::Lambda::Url',
        Properties: { AuthType: 'NONE', TargetFunctionArn: { 'Fn::GetAtt': [idOf(template, 'Worker'), 'Arn'] } },
      };
      template.Resources['UrlPermission'] = {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunctionUrl',
          FunctionName: { 'Fn::GetAtt': [idOf(template, 'Worker'), 'Arn'] },
          FunctionUrlAuthType: 'NONE',
          Principal: '*',
        },
      };
    },
    says: ['reach broadened', 'rights broadened', 'settings changed'],
  },
  {
    row: 10,
    what: 'a network policy of a collection is public and its data policy aoss:*, both JSON in strings, which broadens',
    change: (template) => {
      const [doors, readers] = [properties(template, 'Doors'), properties(template, 'Readers')];
      doors['Policy'] = edited(doors['Policy'], ({ SourceVPCEs: _, ...rule }) => ({ ...rule, AllowFromPublic: true }));
      readers['Policy'] = edited(readers['Policy'], ({ Rules, ...rule }) => ({
        ...rule,
        Rules: Rules.map((each: object) => ({ ...each, Permission: ['aoss:*'] })),
      }));
    },
    says: ['reach broadened', 'rights broadened'],
  },
  {
    row: 11,
    what: 'DeletionPolicy becomes Delete instead of Retain, which loses data',
    change: (template) => {
      resource(template, 'Files').DeletionPolicy = 'Delete';
    },
    says: ['data lost'],
  },
  {
    row: 12,
    what: 'only the asset hash of a function is another, which is code only',
    change: (template) => {
      properties(template, 'Worker')['Code'].S3Key = `${'a'.repeat(64)}.zip`;
    },
    says: ['code changed'],
  },
  {
    row: 13,
    what: 'MultiAZ of a database becomes true, which updates it in place',
    change: (template) => {
      properties(template, 'Database')['MultiAZ'] = true;
    },
    says: ['settings strengthened'],
  },
];
