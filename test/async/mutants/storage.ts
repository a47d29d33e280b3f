import { first, type Mutant, type RawTemplate, resource, statements, without } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const PRODUCTION = 'async production lambda lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const PRODUCTION_DATABASE = 'async production lambda lambda rds';

const files = (template: RawTemplate) => resource(template, 'FilesBucket').Properties;
const database = (template: RawTemplate) => first(template, 'AWS::RDS::DBInstance').Properties;

/** What is kept, how well, and what becomes of it with the stack. */
export const storageMutants: readonly Mutant[] = [
  {
    fault: 'a bucket can be made public',
    rule: 'BucketsStayPrivate',
    variant: DEFAULT,
    change: (template) => {
      delete files(template)['PublicAccessBlockConfiguration'];
    },
  },
  {
    fault: 'a bucket can be read without TLS',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'FilesBucketPolicy').Properties['PolicyDocument'];
      policy.Statement = without(policy.Statement, ({ Effect }: { Effect: string }) => Effect === 'Deny');
    },
  },
  {
    fault: 'the TLS rule speaks of the bucket and forgets its objects',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const rule = statements(template, 'FilesBucketPolicy').find(({ Effect }) => Effect === 'Deny')!;
      rule['Resource'] = rule['Resource'][0];
    },
  },
  {
    fault: 'an overwritten upload is lost',
    rule: 'ServicesKeepVersions',
    variant: PRODUCTION,
    change: (template) => {
      delete files(template)['VersioningConfiguration'];
    },
  },
  {
    fault: 'unfinished uploads stay and are billed',
    rule: 'UnfinishedUploadsEnd',
    variant: DEFAULT,
    change: (template) => {
      for (const rule of files(template)['LifecycleConfiguration'].Rules) delete rule.AbortIncompleteMultipartUpload;
    },
  },
  {
    fault: 'a database in the public subnets with a public address',
    rule: 'DatabasesAreClosed',
    variant: DATABASE,
    change: (template) => {
      database(template)['PubliclyAccessible'] = true;
    },
  },
  {
    fault: 'a database that is not encrypted',
    rule: 'DatabasesAreClosed',
    variant: DATABASE,
    change: (template) => {
      database(template)['StorageEncrypted'] = false;
    },
  },
  {
    fault: 'a queue answers without TLS',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'QueueJobsPolicy').Properties['PolicyDocument'];
      policy.Statement = [{ ...policy.Statement[0], Action: 'sqs:SendMessage' }];
    },
  },
  {
    fault: 'alarms may be published without TLS',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'AlarmsTopicPolicy').Properties['PolicyDocument'];
      policy.Statement = without(policy.Statement, ({ Effect }: { Effect: string }) => Effect === 'Deny');
    },
  },
  {
    fault: 'a bucket of a lesson stays behind',
    rule: 'StateFollowsMode',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').DeletionPolicy = 'Retain';
    },
  },
  {
    fault: 'a job that ends while the stack is being deleted fills its bucket again',
    rule: 'PoliciesGoWithTheirBuckets',
    variant: DEFAULT,
    change: (template) => {
      delete resource(template, 'FilesBucketPolicy').DeletionPolicy;
    },
  },
  {
    fault: 'a database of a lesson leaves a snapshot',
    rule: 'StateFollowsMode',
    variant: DATABASE,
    change: (template) => {
      delete first(template, 'AWS::RDS::DBInstance').DeletionPolicy;
    },
  },
  {
    fault: 'the jobs of a service are deleted with its stack',
    rule: 'StateFollowsMode',
    variant: PRODUCTION,
    change: (template) => {
      first(template, 'AWS::DynamoDB::GlobalTable').DeletionPolicy = 'Delete';
    },
  },
  {
    fault: 'the database of a service has no backups',
    rule: 'ServicesAreBackedUp',
    variant: PRODUCTION_DATABASE,
    change: (template) => {
      database(template)['BackupRetentionPeriod'] = 0;
    },
  },
  {
    fault: 'something new is left behind by the template itself',
    rule: 'NothingElseStays',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::SNS::Topic').DeletionPolicy = 'Retain';
    },
  },
];
