import { asyncSettings } from '../../lib/async/settings';
import { loadConfig } from '../../lib/config/load-config';
import { refusedConfig } from '../support/refused-config';

it('produces and works with functions, and keeps results in S3', () => {
  expect(loadConfig({ fixture: {} }, {}, [asyncSettings] as const).async).toMatchObject({
    producer: 'lambda',
    worker: 'lambda',
    results: 's3',
  });
});

it.each<[string, Record<string, unknown>, string[]]>([
  ['the most functions where instances work', { worker: 'ec2', maxConcurrency: '50' }, ['async.maxConcurrency']],
  ['a logging role of an API that has none', { apiGatewayLogRole: 'existing' }, ['async.apiGatewayLogRole']],
  ['a sender of examples', { senderEmail: 'noreply@example.com' }, ['async.senderEmail']],
  ['what is meant', { worker: 'ec2', maxWorkers: '8', producer: 'direct', apiGatewayLogRole: 'existing' }, []],
])('warns of %s', (_, values, keys) => {
  const context = Object.fromEntries(Object.entries(values).map(([key, value]) => [`async.${key}`, value]));
  const { warnings } = loadConfig({ fixture: {} }, context, [asyncSettings] as const);
  expect(warnings.map(({ key }) => key)).toEqual(keys);
});

it.each<[string, Record<string, unknown>, RegExp[]]>([
  ['an identity of nobody', { senderIdentity: 'existing' }, [/senderIdentity: "existing"/, /async\.senderEmail/]],
  [
    'more workers than the database has connections',
    { results: 'rds', maxConcurrency: '1000' },
    [/maxConcurrency: 1000/, /at most \d+/],
  ],
])('refuses %s', (_, values, expected) => {
  const context = Object.fromEntries(Object.entries(values).map(([key, value]) => [`async.${key}`, value]));
  const message = refusedConfig([asyncSettings], context);
  for (const part of expected) expect(message).toMatch(part);
});
