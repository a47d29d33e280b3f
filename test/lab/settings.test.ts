import { loadConfig } from '../../lib/config/load-config';
import { labSettings } from '../../lib/lab/settings';
import { refusedConfig } from '../support/refused-config';

function settings(context: Record<string, unknown>) {
  return loadConfig({ fixture: {} }, context, [labSettings] as const).lab;
}

it('is one small Ubuntu server without an administrator, stopped every night of the course', () => {
  expect(settings({})).toMatchObject({
    os: 'ubuntu-24.04',
    instanceType: 't3.micro',
    elasticIp: true,
    nightlyStop: true,
    adminCidr: undefined,
  });
  expect(settings({ mode: 'production' }).nightlyStop).toBe(false);
});

it.each([
  ['IPv4', '203.0.113.7/32', '203.0.113.7/32'],
  ['IPv6 in any spelling', '2001:0DB8:0:0::7/128', '2001:db8::7/128'],
])('reads an administrator’s address: %s', (_, given, read) => {
  expect(settings({ 'lab.adminCidr': given }).adminCidr).toBe(read);
});

it.each<[string, Record<string, unknown>, RegExp[]]>([
  [
    'an address without its length',
    { adminCidr: '203.0.113.7' },
    [/adminCidr: "203\.0\.113\.7"/, /203\.0\.113\.7\/32/],
  ],
  ['the whole internet', { adminCidr: '0.0.0.0/0' }, [/adminCidr: /, /whole internet/]],
  ['the whole IPv6 internet', { adminCidr: '::/0' }, [/adminCidr: /, /whole internet/]],
  ['a wide range that nobody asked for', { adminCidr: '203.0.113.0/24' }, [/adminCidr: /, /allowWideCidr/]],
  ['an expensive type', { instanceType: 'p5.48xlarge' }, [/instanceType: "p5\.48xlarge"/, /allowAnyInstanceType/]],
  ['Windows on arm64', { os: 'windows-2022', instanceType: 't4g.micro' }, [/os: "windows-2022"/, /t3\.micro/]],
  ['a time that is none', { stopTime: '25:00' }, [/stopTime: "25:00"/, /22:00/]],
  ['a zone that is none', { stopTimeZone: 'Seoul' }, [/stopTimeZone: "Seoul"/, /Asia\/Seoul/]],
  ['a budget without anybody to tell', { monthlyBudgetUsd: '10' }, [/monthlyBudgetUsd: 10/, /alarmEmail/]],
  ['a name given twice', { users: 'minji,minji' }, [/users: /, /twice/]],
  ['a name given twice in another case', { users: 'minji,Minji' }, [/users: "Minji"/, /twice/]],
])('refuses %s', (_, values, expected) => {
  const context = Object.fromEntries(Object.entries(values).map(([key, value]) => [`lab.${key}`, value]));
  const message = refusedConfig([labSettings], context);
  for (const part of expected) expect(message).toMatch(part);
});
