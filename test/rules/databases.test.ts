import { readTemplate } from '../../lib/model/template';
import { databaseRules } from '../../lib/rules/databases';
import { judge } from '../../lib/rules/judge';

const ASKS_FOR_TLS = databaseRules.find(({ id }) => id === 'DatabasesAskForTls')!;

function problems(Engine: unknown, Parameters?: Record<string, string>): string[] {
  const resources = {
    Parameters: { Type: 'AWS::RDS::DBParameterGroup', Properties: { Parameters } },
    Database: { Type: 'AWS::RDS::DBInstance', Properties: { Engine, DBParameterGroupName: { Ref: 'Parameters' } } },
  };
  const stack = readTemplate({ Resources: resources }, { name: 'Test', region: 'ap-southeast-2' });
  return judge(ASKS_FOR_TLS, stack, {}).map(({ problem }) => problem);
}

test.each([
  ['postgres', { 'rds.force_ssl': '1' }],
  ['mysql', { require_secure_transport: '1' }],
  ['mysql', { require_secure_transport: 'ON' }],
])('%s with %j asks for TLS', (engine, parameters) => {
  expect(problems(engine, parameters)).toEqual([]);
});

test.each([
  ['postgres', undefined],
  ['postgres', { 'rds.force_ssl': '0' }],
  ['postgres', { require_secure_transport: '1' }],
  ['mysql', undefined],
  ['mysql', { require_secure_transport: '0' }],
  ['mysql', { 'rds.force_ssl': '1' }],
])('%s with %j accepts plain connections', (engine, parameters) => {
  expect(problems(engine, parameters)).toEqual(['accepts plain connections']);
});

test.each(['mariadb', 'toString', undefined])('of the engine %s it is not known how it asks for TLS', (engine) => {
  expect(problems(engine, { 'rds.force_ssl': '1', require_secure_transport: '1' })).toEqual([
    expect.stringMatching(/^cannot be judged: .*is not known$/),
  ]);
});
