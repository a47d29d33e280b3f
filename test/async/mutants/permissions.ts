import { allowing, arnOf, type Mutant, resource, statements, without } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';

/** What roles may do, and whom policies let in. */
export const permissionMutants: readonly Mutant[] = [
  {
    fault: 'the worker reads a folder whose name begins alike',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'WorkerHandlerRoleDefaultPolicy', 's3:GetObject');
      rule['Resource'] = JSON.parse(JSON.stringify(rule['Resource']).replaceAll('/uploads/*', '/uploads*'));
    },
  },
  {
    fault: 'the worker lists the whole bucket',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'WorkerHandlerRoleDefaultPolicy', 's3:GetObject');
      rule['Action'] = ['s3:GetObject*', 's3:List*'];
      rule['Resource'] = [...rule['Resource'], arnOf(template, 'FilesBucket')];
    },
  },
  {
    fault: 'the reader of jobs may write them',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'ReadJobHandlerRoleDefaultPolicy', 'dynamodb:GetItem');
      rule['Action'] = [rule['Action'], 'dynamodb:PutItem'].flat();
    },
  },
  {
    fault: 'the worker lost the right to write results',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'WorkerHandlerRoleDefaultPolicy').Properties['PolicyDocument'];
      policy.Statement = without(policy.Statement, ({ Action }: { Action: unknown }) => Action === 's3:PutObject');
    },
  },
  {
    fault: 'submitters upload into the folders of others',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'SubmittersPolicy', 's3:PutObject');
      rule['Resource'] = JSON.parse(JSON.stringify(rule['Resource']).replace('${aws:userid}/', ''));
    },
  },
  {
    fault: 'a role may do everything',
    rule: 'RolesAreNarrow',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'WorkerHandlerRoleDefaultPolicy').push({ Effect: 'Allow', Action: '*', Resource: '*' }),
  },
  {
    fault: 'a policy names an action that AWS does not know',
    rule: 'ActionsExist',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'WorkerHandlerRoleDefaultPolicy').push({
        Effect: 'Allow',
        Action: 'sqs:SendMesage',
        Resource: 'arn:aws:sqs:::a',
      }),
  },
  {
    fault: 'everybody may read the files',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'FilesBucketPolicy').push({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [arnOf(template, 'FilesBucket'), '/*']] },
      }),
  },
];
