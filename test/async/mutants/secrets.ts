import { first, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';

const database = (template: RawTemplate) => first(template, 'AWS::RDS::DBInstance').Properties;
const environment = (template: RawTemplate) =>
  resource(template, 'WorkerHandlerFunction').Properties['Environment'].Variables;
const firstScript = (template: RawTemplate): unknown[] =>
  resource(template, 'WorkerTemplate').Properties['LaunchTemplateData'].UserData['Fn::Base64']['Fn::Join'][1];

/** Secrets written down, in each form that people write them. */
export const secretMutants: readonly Mutant[] = [
  {
    fault: 'a database password in the template',
    rule: 'SecretPropertiesRefer',
    variant: DATABASE,
    change: (template) => Object.assign(database(template), { MasterUserPassword: 'correct-horse' }),
  },
  {
    fault: 'a token in the environment of a function',
    rule: 'NoSecretIsWritten',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerFunction').Properties['Environment'].Variables.TOKEN =
        'q7Jp2Zt9Xw4Lk8Vb3Nm6Rc1Hd5Fg0SyTaUeYi';
    },
  },
  {
    fault: 'a password among the parameters of a first script, without quotes',
    rule: 'NoSecretIsWritten',
    variant: MACHINES,
    change: (template) => firstScript(template).push('\nPGPASSWORD=correct-horse psql\n'),
  },
  {
    fault: 'a password in a file that a first script writes, as YAML',
    rule: 'NoSecretIsWritten',
    variant: MACHINES,
    change: (template) => firstScript(template).push('\ncat > /etc/x.yaml <<EOF\npassword: correct-horse\nEOF\n'),
  },
  {
    fault: 'a password in the JSON of a variable',
    rule: 'NoSecretIsWritten',
    variant: DEFAULT,
    change: (template) => {
      environment(template).SETTINGS = JSON.stringify({ user: 'worker', password: 'correct-horse' });
    },
  },
  {
    fault: 'a password in JSON that is a text of JSON',
    rule: 'NoSecretIsWritten',
    variant: DEFAULT,
    change: (template) => {
      environment(template).SETTINGS = JSON.stringify({ inner: JSON.stringify({ api_key: 'correct-horse' }) });
    },
  },
  {
    fault: 'a key in hexadecimal',
    rule: 'NoSecretIsWritten',
    variant: DEFAULT,
    change: (template) => {
      environment(template).SALT = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
    },
  },
  {
    fault: 'a variable that is named as a key holds one, short and in words',
    rule: 'SecretPropertiesRefer',
    variant: DEFAULT,
    change: (template) => {
      environment(template).SIGNING_SECRET = 'horse';
    },
  },
  {
    fault: 'a secret is looked up at the deployment and stands in the environment of a function',
    rule: 'SecretsAreNotResolvedInTheOpen',
    variant: DEFAULT,
    change: (template) => {
      environment(template).SENDER = '{{resolve:secretsmanager:mail:SecretString:sender}}';
    },
  },
  {
    fault: 'a secret is looked up at the deployment and stands in the first script of every instance',
    rule: 'SecretsAreNotResolvedInTheOpen',
    variant: MACHINES,
    change: (template) => firstScript(template).push('\necho {{resolve:ssm-secure:/jobs/key}} > /etc/key\n'),
  },
  {
    fault: 'a secret is looked up at the deployment and shown among the outputs',
    rule: 'SecretsAreNotResolvedInTheOpen',
    variant: DEFAULT,
    change: (template) => {
      template.Outputs = { ...template.Outputs, Key: { Value: '{{resolve:secretsmanager:mail}}' } };
    },
  },
];
