import { idOf, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';

const variables = (template: RawTemplate, name: string) => resource(template, name).Properties['Environment'].Variables;
const script = (template: RawTemplate): unknown[] =>
  resource(template, 'WorkerTemplate').Properties['LaunchTemplateData'].UserData['Fn::Base64']['Fn::Join'][1];

/** What code is told. */
export const environmentMutants: readonly Mutant[] = [
  {
    fault: 'the worker is told a password in plain words',
    rule: 'environment',
    variant: DATABASE,
    change: (template) => {
      variables(template, 'WorkerHandlerFunction').PGPASSWORD = 'correct-horse';
    },
  },
  {
    fault: 'the worker is told a secret that is read at the deployment, and written down',
    rule: 'environment',
    variant: DATABASE,
    change: (template) => {
      variables(template, 'WorkerHandlerFunction').DATABASE_USER =
        '{{resolve:secretsmanager:results:SecretString:username}}';
    },
  },
  {
    fault: 'the worker believes any certificate of the database',
    rule: 'environment',
    variant: DATABASE,
    change: (template) => {
      variables(template, 'WorkerHandlerFunction').DATABASE_TLS = 'no-verify';
    },
  },
  {
    fault: 'the function that reads jobs runs a program before itself',
    rule: 'environment',
    variant: DEFAULT,
    change: (template) => {
      variables(template, 'ReadJobHandlerFunction').NODE_OPTIONS = '--require /tmp/more.js';
    },
  },
  {
    fault: 'the first script of a worker writes a secret into its file',
    rule: 'environment',
    variant: MACHINES,
    change: (template) => {
      script(template).push('\nexport API_KEY={{resolve:ssm-secure:/jobs/key}}\n');
    },
  },
  {
    fault: 'the first script of a worker knows the topic of the alarms',
    rule: 'environment',
    variant: MACHINES,
    change: (template) => {
      script(template).push('\naws sns publish --topic-arn ', { Ref: idOf(template, 'AlarmsTopic') });
    },
  },
  {
    fault: 'a worker instance believes any certificate',
    rule: 'environment',
    variant: MACHINES,
    change: (template) => {
      const lines = script(template);
      const at = lines.findIndex((line) => typeof line === 'string' && line.includes('DATABASE_TLS=verify-full'));
      lines[at] = String(lines[at]).replace('DATABASE_TLS=verify-full', 'DATABASE_TLS=no-verify');
    },
  },
];
