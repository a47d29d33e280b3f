import { allowing, type Mutant, type RawTemplate, resource, statements } from '../../proofs/mutant';

const CLASSROOM = 'rag classroom serverless';
const POLICY = 'FunctionsAskRoleDefaultPolicy';

const answering = (template: RawTemplate) =>
  statements(template, POLICY).filter(({ Action }) => Action === 'bedrock:InvokeModelWithResponseStream');

/** Models, tenants, and what questions cost. */
export const modelMutants: readonly Mutant[] = [
  {
    fault: 'whoever answers may call every model',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      answering(template)[0]!['Resource'] = '*';
    },
  },
  {
    fault: 'the model may be called without the profile, which is what is counted and kept in place',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      for (const statement of answering(template))
        delete statement['Condition']?.StringEquals?.['bedrock:InferenceProfileArn'];
    },
  },
  {
    fault: 'a question goes to whichever region one names',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      for (const statement of answering(template)) delete statement['Condition']?.StringEquals?.['aws:RequestedRegion'];
    },
  },
  {
    fault: 'whoever searches may count what nobody asked',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      allowing(template, 'FunctionsSearchRoleDefaultPolicy', 'dynamodb:GetItem')['Action'] = [
        'dynamodb:GetItem',
        'dynamodb:UpdateItem',
      ];
    },
  },
  {
    fault: 'whoever may ask one tenant may ask all',
    rule: 'roles',
    variant: 'rag classroom serverless in a network, of two',
    change: (template) => {
      const [statement] = statements(template, 'TenantteamAsk');
      statement!['Resource'] = '*';
    },
  },
  {
    fault: 'whoever may ask may add documents',
    rule: 'roles',
    variant: CLASSROOM,
    change: (template) => {
      const [ask, change] = ['TenantteamAsk', 'TenantteamChange'].map((name) => statements(template, name)[0]!);
      ask!['Resource'] = change!['Resource'];
    },
  },
  {
    fault: 'a question is answered to whoever asks, signed or not',
    rule: 'WaysInAskWhoCalls',
    variant: CLASSROOM,
    change: (template) => {
      resource(template, 'ApitenantaskPOST').Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'an answer is waited for longer than it may take',
    rule: 'limits',
    variant: CLASSROOM,
    change: (template) => {
      resource(template, 'FunctionsAskFunction').Properties['Timeout'] = 900;
    },
  },
  {
    fault: 'the API gives an answer up that is still being written',
    rule: 'limits',
    variant: CLASSROOM,
    change: (template) => {
      delete resource(template, 'ApitenantaskPOST').Properties['Integration'].TimeoutInMillis;
    },
  },
  {
    fault: 'nobody hears of an hour that cost a day',
    rule: 'alarms',
    variant: CLASSROOM,
    change: (template) => {
      resource(template, 'TokensHourAlarm').Properties['Threshold'] = 1_000_000_000;
    },
  },
  {
    fault: 'models cannot be reached from the network',
    rule: 'IsolatedCodeReachesItsServices',
    variant: 'rag production domain',
    change: (template) => {
      resource(template, 'NetworkTiersVpcModels').Properties['SubnetIds'] = [];
    },
  },
];
