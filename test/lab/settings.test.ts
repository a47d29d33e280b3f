import { loadConfig } from '../../lib/config/load-config';
import { labSettings } from '../../lib/lab/settings';
import { refusedConfig } from '../support/refused-config';
import { ADMIN } from './addresses';

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
  ['IPv4', '8.8.8.8/32', '8.8.8.8/32'],
  ['IPv6 in any spelling', '2001:4860:4860:0:0::08:8888/128', '2001:4860:4860::8:8888/128'],
  ['IPv4 with what stands after its length', '8.8.4.4/24', '8.8.4.0/24'],
  ['IPv6 with what stands after its length', '2001:4860:4860::8888/48', '2001:4860:4860::/48'],
])('reads an administrator’s address: %s', (_, given, read) => {
  expect(settings({ 'lab.adminCidr': given, 'lab.allowWideCidr': 'true' }).adminCidr).toBe(read);
});

it.each(['UTC', 'Asia/Seoul', 'Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires', 'Etc/GMT-9'])(
  'stops the server by the clock of %s',
  (zone) => {
    expect(settings({ 'lab.stopTimeZone': zone }).stopTimeZone).toBe(zone);
  },
);

it.each<[string, Record<string, unknown>, RegExp[]]>([
  ['Windows on arm64', { os: 'windows-2022', instanceType: 't4g.micro' }, [/os: "windows-2022"/, /t3\.micro/]],
  [
    'Windows on the first arm64',
    { os: 'windows-2022', instanceType: 'a1.medium', allowAnyInstanceType: 'true' },
    [/os: "windows-2022"/, /arm64/],
  ],
])('refuses %s', (_, values, expected) => {
  const context = Object.fromEntries(Object.entries(values).map(([key, value]) => [`lab.${key}`, value]));
  const message = refusedConfig([labSettings], context);
  for (const part of expected) expect(message).toMatch(part);
});

it.each<[string, Record<string, unknown>, string[]]>([
  ['an hour', { 'lab.nightlyStop': 'false', 'lab.stopTime': '20:00' }, ['lab.stopTime']],
  [
    'a zone, in a service',
    { mode: 'production', deletionProtection: 'true', 'lab.stopTimeZone': 'UTC' },
    ['lab.stopTime'],
  ],
  ['an hour that counts', { 'lab.stopTime': '20:00' }, []],
])('warns of an evening stop that never comes: %s', (_, context, keys) => {
  const { warnings } = loadConfig({ fixture: {} }, context, [labSettings] as const);
  expect(warnings.map(({ key }) => key)).toEqual(keys);
});

it.each<[string, Record<string, unknown>, number]>([
  ['the browser client', {}, 0],
  ['an address', { 'lab.instanceConnect': 'false', 'lab.adminCidr': ADMIN }, 0],
  ['nobody', { 'lab.instanceConnect': 'false' }, 1],
  ['nobody, since the browser client knows no Windows', { 'lab.os': 'windows-2022' }, 1],
  ['an address, on Windows', { 'lab.os': 'windows-2022', 'lab.adminCidr': ADMIN }, 0],
])('warns when nobody can connect: %s', (_, context, count) => {
  const { warnings } = loadConfig({ fixture: {} }, context, [labSettings] as const);
  expect(warnings.filter(({ message }) => message.en.startsWith('nobody can connect'))).toHaveLength(count);
});
