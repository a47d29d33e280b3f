import {
  add,
  allowing,
  idOf,
  type RawTemplate,
  remove,
  resource,
  statement,
  statements,
  without,
} from '../../proofs/mutant';

/** One change of the sample, and what a reviewer must read: `<section> <verdict>` of every finding, and nothing else. */
export interface SeededChange {
  readonly what: string;
  /** What both states have otherwise than the sample. @default - nothing */
  readonly given?: (template: RawTemplate) => void;
  readonly change: (template: RawTemplate) => void;
  readonly says: readonly string[];
}

const policy = 'WorkerServiceRoleDefaultPolicy';
const properties = (template: RawTemplate, name: string) => resource(template, name).Properties;
const config = (template: RawTemplate) => properties(template, 'Site')['DistributionConfig'];
const ingress = (template: RawTemplate) => properties(template, 'ServerGroup')['SecurityGroupIngress'];

const versionOutput = (letter: string) => `RefCurrentVersion2F8E01B8${letter.repeat(32)}3424D7EA`;

/** Changes that a reviewer meets, each with its verdict. */
export const SEEDED: readonly SeededChange[] = [
  {
    what: 'one action becomes every action on the same objects',
    change: (template) => {
      statement(template, 'ReadFiles')['Action'] = 's3:*';
    },
    says: ['rights broadened'],
  },
  {
    what: 'a statement loses its condition',
    change: (template) => {
      delete statement(template, 'SendMail')['Condition'];
    },
    says: ['rights broadened'],
  },
  {
    what: 'a condition is about another value',
    change: (template) => {
      statement(template, 'SendMail')['Condition'].StringEquals['ses:FromAddress'] = 'b@example.com';
    },
    says: ['rights broadened', 'rights narrowed'],
  },
  {
    what: 'objects of another prefix are readable',
    change: (template) => {
      const read = statement(template, 'ReadFiles');
      read['Resource'] = { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'Files'), 'Arn'] }, '/*']] };
    },
    says: ['rights broadened'],
  },
  {
    what: 'a statement is written in two halves and means the same',
    change: (template) => {
      const list = statements(template, policy);
      const send = allowing(template, policy, 'sqs:SendMessage');
      const [first, ...others] = send['Action'];
      send['Action'] = others;
      list.push({ ...send, Action: first });
    },
    says: [],
  },
  {
    what: 'the order of actions is another',
    change: (template) => {
      allowing(template, policy, 'sqs:SendMessage')['Action'].reverse();
    },
    says: [],
  },
  {
    what: 'a refusal is added',
    change: (template) => {
      statements(template, policy).push({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' });
    },
    says: ['rights narrowed'],
  },
  {
    what: 'everything but one service is allowed',
    change: (template) => {
      statements(template, policy).push({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' });
    },
    says: ['rights broadened'],
  },
  {
    what: 'a role gets a policy of AWS whose text is not here',
    change: (template) => {
      properties(template, 'WorkerServiceRole')['ManagedPolicyArns'] = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    },
    // What it lost may be among what it got.
    says: ['rights unknown'],
  },
  {
    what: 'a role gets a policy of AWS whose text is not here, and is refused what it might give',
    change: (template) => {
      properties(template, 'WorkerServiceRole')['ManagedPolicyArns'] = ['arn:aws:iam::aws:policy/AdministratorAccess'];
      statements(template, policy).push({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' });
    },
    says: ['rights unknown', 'rights narrowed'],
  },
  {
    what: 'a role loses a policy of AWS whose text is not here',
    given: (template) => {
      properties(template, 'WorkerServiceRole')['ManagedPolicyArns'].push('arn:aws:iam::aws:policy/ReadOnlyAccess');
    },
    change: (template) => {
      properties(template, 'WorkerServiceRole')['ManagedPolicyArns'].pop();
    },
    says: ['rights narrowed'],
  },
  {
    what: 'a role loses a policy of AWS that refuses',
    given: (template) => {
      properties(template, 'WorkerServiceRole')['ManagedPolicyArns'].push('arn:aws:iam::aws:policy/AWSDenyAll');
    },
    change: (template) => {
      properties(template, 'WorkerServiceRole')['ManagedPolicyArns'].pop();
    },
    says: ['rights broadened'],
  },
  {
    what: 'a role is no longer bounded',
    given: (template) => {
      properties(template, 'WorkerServiceRole')['PermissionsBoundary'] = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    },
    change: (template) => {
      delete properties(template, 'WorkerServiceRole')['PermissionsBoundary'];
    },
    says: ['rights broadened'],
  },
  {
    what: 'a role may do more, as far as a boundary lets it whose text is not here',
    given: (template) => {
      properties(template, 'WorkerServiceRole')['PermissionsBoundary'] = 'arn:aws:iam::aws:policy/PowerUserAccess';
    },
    change: (template) => {
      statement(template, 'ReadFiles')['Action'] = 's3:*';
    },
    says: ['rights broadened'],
  },
  {
    what: 'another account may take a role',
    change: (template) => {
      const trust = properties(template, 'WorkerServiceRole')['AssumeRolePolicyDocument'];
      trust.Statement.push({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { AWS: 'arn:aws:iam::999900001111:root' },
      });
    },
    says: ['rights broadened'],
  },
  {
    what: 'a bucket lets everybody read',
    change: (template) => {
      statements(template, 'FilesPolicy').push({
        Effect: 'Allow',
        Action: 's3:GetObject',
        Principal: '*',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'Files'), 'Arn'] }, '/*']] },
      });
    },
    says: ['rights broadened'],
  },
  {
    what: 'a bucket no longer refuses requests without TLS',
    change: (template) => {
      const list = statements(template, 'FilesPolicy');
      list.splice(
        list.findIndex(({ Effect }) => Effect === 'Deny'),
        1,
      );
    },
    says: ['rights broadened'],
  },
  {
    what: 'a queue lost its policy',
    change: (template) => remove(template, 'JobsPolicy'),
    says: ['rights broadened', 'settings changed'],
  },
  {
    what: 'a function lets another service call it',
    change: (template) => {
      const { FunctionName, Action } = properties(template, 'ApiGETjobsToWorkerPermission');
      add(template, 'AWS::Lambda::Permission', { FunctionName, Action, Principal: 's3.amazonaws.com' });
    },
    says: ['rights broadened', 'settings changed'],
  },
  {
    what: 'a route asks nobody who calls',
    change: (template) => {
      properties(template, 'ApiGETjobs')['AuthorizationType'] = 'NONE';
    },
    says: ['reach broadened'],
  },
  {
    what: 'a rule for a network becomes one for a part of it',
    change: (template) => {
      ingress(template)[0].CidrIp = '10.1.0.0/16';
    },
    says: ['reach narrowed'],
  },
  {
    what: 'a rule is written as its two halves and lets the same through',
    change: (template) => {
      const [rule] = ingress(template);
      properties(template, 'ServerGroup')['SecurityGroupIngress'] = [
        { ...rule, CidrIp: '10.0.0.0/9' },
        { ...rule, CidrIp: '10.128.0.0/9' },
      ];
    },
    says: [],
  },
  {
    what: 'a rule opens more ports',
    change: (template) => {
      ingress(template)[0].ToPort = 25;
    },
    says: ['reach broadened'],
  },
  {
    what: 'a rule is for a list of addresses that somebody else keeps',
    change: (template) => {
      ingress(template).push({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourcePrefixListId: 'pl-12345678' });
    },
    says: ['reach broadened'],
  },
  {
    what: 'a load balancer faces the internet',
    change: (template) => {
      properties(template, 'Balancer')['Scheme'] = 'internet-facing';
    },
    says: ['reach broadened', 'replaced replaced', 'byHand todo'],
  },
  {
    what: 'CloudFront answers in plain text',
    change: (template) => {
      config(template).DefaultCacheBehavior.ViewerProtocolPolicy = 'allow-all';
    },
    says: ['reach weakened'],
  },
  {
    what: 'pictures of a site come with other headers, and pages without any',
    given: (template) => {
      config(template).CacheBehaviors = [
        { ...config(template).DefaultCacheBehavior, PathPattern: '/pages/*', ResponseHeadersPolicyId: 'strict' },
        { ...config(template).DefaultCacheBehavior, PathPattern: '/images/*', ResponseHeadersPolicyId: 'strict' },
      ];
    },
    change: (template) => {
      const [pages, images] = config(template).CacheBehaviors;
      delete pages.ResponseHeadersPolicyId;
      images.ResponseHeadersPolicyId = 'loose';
    },
    says: ['reach weakened', 'reach unknown'],
  },
  {
    what: 'a new way into a site is in plain text',
    change: (template) => {
      const behavior = { ...config(template).DefaultCacheBehavior, PathPattern: '/old/*' };
      config(template).CacheBehaviors = [{ ...behavior, ViewerProtocolPolicy: 'allow-all' }];
    },
    says: ['reach broadened', 'reach weakened', 'settings changed'],
  },
  {
    what: 'the firewall of a site is gone',
    change: (template) => {
      delete config(template).WebACLId;
    },
    says: ['reach weakened'],
  },
  {
    what: 'an API is called as often as anybody likes',
    change: (template) => {
      properties(template, 'ApiDefaultStage')['DefaultRouteSettings'] = { ThrottlingRateLimit: 100_000 };
    },
    says: ['reach weakened'],
  },
  {
    what: 'a database is not encrypted',
    change: (template) => {
      properties(template, 'Database')['StorageEncrypted'] = false;
    },
    says: ['data kept', 'data weakened', 'replaced replaced'],
  },
  {
    what: 'a queue is not encrypted',
    change: (template) => {
      properties(template, 'Jobs')['SqsManagedSseEnabled'] = false;
    },
    says: ['data weakened'],
  },
  {
    what: 'a condition says whether a queue is encrypted',
    change: (template) => {
      properties(template, 'Jobs')['SqsManagedSseEnabled'] = { 'Fn::If': ['Encrypted', true, false] };
    },
    says: ['data unknown'],
  },
  {
    what: 'a condition of the template is another',
    given: (template) => {
      Object.assign(template, { Conditions: { Open: { 'Fn::Equals': ['a', 'b'] } } });
    },
    change: (template) => {
      Object.assign(template, { Conditions: { Open: { 'Fn::Equals': ['a', 'a'] } } });
    },
    says: ['reach unknown'],
  },
  {
    what: 'an output is another',
    change: (template) => {
      Object.assign(template, { Outputs: { ...template.Outputs, Files: { Value: 'elsewhere' } } });
    },
    says: ['settings changed'],
  },
  {
    what: 'an output is called after the hash of another version',
    given: (template) => {
      Object.assign(template, { Outputs: { [versionOutput('a')]: { Value: 'v' } } });
    },
    change: (template) => {
      Object.assign(template, { Outputs: { [versionOutput('b')]: { Value: 'v' } } });
    },
    says: [],
  },
  {
    what: 'backups are kept for a shorter time',
    change: (template) => {
      properties(template, 'Database')['BackupRetentionPeriod'] = 1;
    },
    says: ['data lost'],
  },
  {
    what: 'a database may be deleted',
    change: (template) => {
      properties(template, 'Database')['DeletionProtection'] = false;
    },
    says: ['data lost'],
  },
  {
    what: 'a table has no recovery to a point in time',
    change: (template) => {
      properties(template, 'Store')['Replicas'][0].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled = false;
    },
    says: ['data lost'],
  },
  {
    what: 'a bucket keeps no versions',
    change: (template) => {
      properties(template, 'Files')['VersioningConfiguration'].Status = 'Suspended';
    },
    says: ['data lost'],
  },
  {
    what: 'objects go earlier',
    change: (template) => {
      properties(template, 'Files')['LifecycleConfiguration'].Rules[0].ExpirationInDays = 7;
    },
    says: ['data lost'],
  },
  {
    what: 'objects of a prefix go earlier than the others',
    change: (template) => {
      properties(template, 'Files')['LifecycleConfiguration'].Rules.push({
        Status: 'Enabled',
        Prefix: 'in/',
        ExpirationInDays: 7,
      });
    },
    says: ['data lost'],
  },
  {
    what: 'objects of a prefix go as all do already',
    change: (template) => {
      properties(template, 'Files')['LifecycleConfiguration'].Rules.push({
        Status: 'Enabled',
        Prefix: 'in/',
        ExpirationInDays: 365,
      });
    },
    says: [],
  },
  {
    what: 'objects move to cheaper storage, and none goes',
    change: (template) => {
      properties(template, 'Files')['LifecycleConfiguration'].Rules[0].Transitions = [
        { StorageClass: 'GLACIER_IR', TransitionInDays: 30 },
      ];
    },
    says: ['settings changed'],
  },
  {
    what: 'old versions go, which were kept for ever',
    change: (template) => {
      properties(template, 'Files')['LifecycleConfiguration'].Rules[0].NoncurrentVersionExpiration = {
        NoncurrentDays: 30,
      };
    },
    says: ['data lost'],
  },
  {
    what: 'a bucket keeps versions, and old ones for a month',
    given: (template) => {
      delete properties(template, 'Files')['VersioningConfiguration'];
    },
    change: (template) => {
      const files = properties(template, 'Files');
      files['VersioningConfiguration'] = { Status: 'Enabled' };
      files['LifecycleConfiguration'].Rules[0].NoncurrentVersionExpiration = { NoncurrentDays: 30 };
    },
    says: ['data kept'],
  },
  {
    what: 'logs are kept for a shorter time',
    change: (template) => {
      properties(template, 'WorkerLogs')['RetentionInDays'] = 7;
    },
    says: ['data lost'],
  },
  {
    what: 'messages that fail are not kept',
    change: (template) => {
      delete properties(template, 'Jobs')['RedrivePolicy'];
    },
    // The other queue is now one that gives nothing up itself.
    says: ['data lost', 'settings weakened'],
  },
  {
    what: 'a snapshot of the database is no longer made',
    change: (template) => {
      resource(template, 'Database').DeletionPolicy = 'Delete';
    },
    says: ['data lost'],
  },
  {
    what: 'a table is kept when the stack goes',
    change: (template) => {
      resource(template, 'Store').DeletionPolicy = 'Retain';
    },
    says: ['data kept'],
  },
  {
    what: 'a table is gone with its data',
    change: (template) => {
      const id = idOf(template, 'Store');
      const document = properties(template, policy)['PolicyDocument'];
      document.Statement = without(statements(template, policy), (each) => JSON.stringify(each).includes(id));
      delete template.Resources[id];
    },
    says: ['rights narrowed', 'data lost', 'settings changed'],
  },
  {
    what: 'a key is no longer rotated',
    change: (template) => {
      properties(template, 'Key')['EnableKeyRotation'] = false;
    },
    says: ['rights weakened'],
  },
  {
    what: 'a database takes no sign-in by IAM',
    change: (template) => {
      properties(template, 'Database')['EnableIAMDatabaseAuthentication'] = false;
    },
    says: ['rights weakened'],
  },
  {
    what: 'an alarm is gone',
    change: (template) => remove(template, 'Errors'),
    says: ['settings changed', 'settings weakened'],
  },
  {
    what: 'an alarm goes off later',
    change: (template) => {
      properties(template, 'Errors')['Threshold'] = 50;
    },
    says: ['settings weakened'],
  },
  {
    what: 'an alarm goes off after more periods',
    change: (template) => {
      properties(template, 'Errors')['EvaluationPeriods'] = 3;
    },
    says: ['settings weakened'],
  },
  {
    what: 'an alarm goes off when some of several periods are bad, at a higher threshold',
    change: (template) => {
      Object.assign(properties(template, 'Errors'), { EvaluationPeriods: 3, DatapointsToAlarm: 1, Threshold: 2 });
    },
    says: ['settings unknown'],
  },
  {
    what: 'an alarm goes off when nothing is measured, too',
    change: (template) => {
      properties(template, 'Errors')['TreatMissingData'] = 'breaching';
    },
    says: ['settings strengthened'],
  },
  {
    what: 'an alarm adds up over another period',
    change: (template) => {
      properties(template, 'Errors')['Period'] = 60;
    },
    says: ['settings unknown'],
  },
  {
    what: 'alarms are mailed to somebody else, who must confirm',
    change: (template) => {
      properties(template, 'Alertsopsexamplecom')['Endpoint'] = 'others@example.com';
    },
    says: ['reach broadened', 'reach narrowed', 'replaced replaced', 'byHand todo'],
  },
  {
    what: 'a server has another image',
    change: (template) => {
      properties(template, 'Server')['ImageId'] = 'ami-00000000000000000';
    },
    says: ['replaced replaced', 'settings changed'],
  },
  {
    what: 'an address is another one',
    change: (template) => {
      properties(template, 'Address')['NetworkBorderGroup'] = 'ap-southeast-2';
    },
    // Nobody has said what the property does.
    says: ['reach unknown', 'replaced replaced', 'byHand todo', 'settings changed'],
  },
  {
    what: 'a function has more memory',
    change: (template) => {
      properties(template, 'Worker')['MemorySize'] = 512;
    },
    says: ['settings changed'],
  },
  {
    what: 'nothing but tags, a description and a dashboard differ',
    change: (template) => {
      properties(template, 'Worker')['Tags'] = [{ Key: 'owner', Value: 'somebody' }];
      properties(template, 'ServerGroup')['Tags'] = [{ Key: 'owner', Value: 'somebody' }];
      properties(template, 'Board')['DashboardBody'] = '{"widgets":[]}';
    },
    says: [],
  },
  {
    what: 'a resource is of a type that nobody knows',
    change: (template) => add(template, 'AWS::Made::Up', { Open: true }),
    says: ['reach unknown', 'settings changed'],
  },
  {
    what: 'a policy holds an element that nobody knows',
    change: (template) => {
      statement(template, 'ReadFiles')['Unless'] = 'raining';
    },
    says: ['rights unknown'],
  },
];
