import { environments } from '../../lib/config/environments';
import { ConfigError, loadConfig, type Settings } from '../../lib/config/load-config';

/** The message a person would read for these `-c` values. */
function refusal(context: Record<string, unknown>, environment: object = {}): string {
  try {
    loadConfig({ fixture: environment }, context);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error(`nothing was refused in ${JSON.stringify(context)}`);
}

function accepted(context: Record<string, unknown>, environment: object = {}): Settings {
  return loadConfig({ fixture: environment }, context);
}

describe('without any value', () => {
  it('builds every pattern for a lesson in the region of the course', () => {
    const settings = accepted({});
    expect(settings).toMatchObject({
      mode: 'classroom',
      region: 'ap-southeast-2',
      patterns: ['lab', 'async'],
      lab: { os: 'ubuntu-24.04', instanceType: 't3.micro', elasticIp: true, nightlyStop: true },
      async: { producer: 'lambda', worker: 'lambda', results: 's3' },
    });
    expect(settings.lab.adminCidr).toBeUndefined();
  });

  it('takes the environments that ship as they are', () => {
    expect(loadConfig(environments, {}).mode).toBe('classroom');
    expect(loadConfig(environments, { env: 'production' })).toMatchObject({
      mode: 'production',
      modeSettings: { keepData: true },
      lab: { nightlyStop: false },
    });
  });
});

describe('values from the command line', () => {
  it.each([
    [{ region: 'ap-northeast-2' }, { region: 'ap-northeast-2' }],
    [{ 'lab.adminCidr': '203.0.113.7/32' }, { lab: { adminCidr: '203.0.113.7/32' } }],
    [{ 'lab.elasticIp': 'false' }, { lab: { elasticIp: false } }],
    [{ 'lab.elasticIp': false }, { lab: { elasticIp: false } }],
    [{ 'async.maxConcurrency': '10' }, { async: { maxConcurrency: 10 } }],
    [{ 'lab.users': 'minji,alex' }, { lab: { users: ['minji', 'alex'] } }],
    [{ 'lab.users': '["minji"]' }, { lab: { users: ['minji'] } }],
    [{ 'lab.stopTime': '07:30' }, { lab: { stopTime: '07:30' } }],
    [{ owner: '김민지' }, { owner: '김민지' }],
    [{ owner: '2026' }, { owner: '2026' }],
    [{ owner: 'true' }, { owner: 'true' }],
  ])('%j is read as %j', (context, expected) => {
    expect(accepted(context)).toMatchObject(expected);
  });

  it('lay over the environment without touching it', () => {
    const environment = { lab: { elasticIp: true, users: ['minji'] } };
    expect(accepted({ 'lab.elasticIp': 'false' }, environment).lab).toMatchObject({
      elasticIp: false,
      users: ['minji'],
    });
    expect(environment).toEqual({ lab: { elasticIp: true, users: ['minji'] } });
  });

  it.each([
    ['lab', ['lab']],
    ['async, lab', ['lab', 'async']],
    ['Lab', ['lab']],
  ])('-c pattern=%s builds %j', (pattern, patterns) => {
    expect(accepted({ pattern }).patterns).toEqual(patterns);
  });
});

describe('a refusal', () => {
  it.each<[string, Record<string, unknown>, RegExp[]]>([
    [
      'the nearest key',
      { 'lab.adminCdir': '203.0.113.7/32' },
      [/lab\.adminCdir: .*not a known key/, /mean lab\.adminCidr\?/],
    ],
    ['the nearest key of the top level', { regoin: 'us-east-1' }, [/regoin: /, /mean region\?/]],
    ['the nearest key when the section is wrong', { 'lob.os': 'x' }, [/lob\.os: /, /mean lab\.os\?/]],
    ['the values allowed', { mode: 'prod' }, [/mode: "prod"/, /classroom, production/]],
    [
      'the regions allowed',
      { region: 'eu-west-1' },
      [/region: "eu-west-1"/, /ap-southeast-2, ap-northeast-2, us-east-1/],
    ],
    ['an example of a switch', { 'lab.elasticIp': 'ja' }, [/lab\.elasticIp: "ja"/, /boolean/, /true/]],
    [
      'an example of a number',
      { 'async.maxConcurrency': 'many' },
      [/async\.maxConcurrency: "many"/, /number/, /example/],
    ],
    ['the least', { 'async.maxConcurrency': '1' }, [/async\.maxConcurrency: 1 /, /at least 2/]],
    ['the most', { 'async.maxConcurrency': '1001' }, [/async\.maxConcurrency: 1001 /, /at most 1000/]],
    [
      'that a part of a number is none',
      { 'async.maxConcurrency': '2.5' },
      [/async\.maxConcurrency: 2\.5/, /whole number/],
    ],
    [
      'an example of an address',
      { 'lab.adminCidr': '203.0.113.7' },
      [/lab\.adminCidr: "203\.0\.113\.7"/, /203\.0\.113\.7\/32/],
    ],
    ['that the whole internet is not one', { 'lab.adminCidr': '0.0.0.0/0' }, [/lab\.adminCidr: /, /whole internet/]],
    ['that the whole IPv6 internet is not one', { 'lab.adminCidr': '::/0' }, [/lab\.adminCidr: /, /whole internet/]],
    ['what a wide range needs', { 'lab.adminCidr': '203.0.113.0/24' }, [/lab\.adminCidr: /, /allowWideCidr/]],
    [
      'what an expensive type needs',
      { 'lab.instanceType': 'p5.48xlarge' },
      [/lab\.instanceType: "p5\.48xlarge"/, /allowAnyInstanceType/],
    ],
    [
      'what windows cannot run on',
      { 'lab.os': 'windows-2022', 'lab.instanceType': 't4g.micro' },
      [/lab\.os: /, /t3\.micro/],
    ],
    ['an example of a time', { 'lab.stopTime': '25:00' }, [/lab\.stopTime: "25:00"/, /22:00/]],
    ['an example of a zone', { 'lab.stopTimeZone': 'Seoul' }, [/lab\.stopTimeZone: "Seoul"/, /Asia\/Seoul/]],
    ['what a budget needs', { 'lab.monthlyBudgetUsd': '10' }, [/lab\.monthlyBudgetUsd: 10/, /alarmEmail/]],
    ['an example of an address to mail', { alarmEmail: 'ops' }, [/alarmEmail: "ops"/, /ops@example\.com/]],
    ['the environments there are', { env: 'prod' }, [/env: "prod"/, /fixture/]],
    ['the patterns there are', { pattern: 'asinc' }, [/pattern: "asinc"/, /mean async\?/]],
    ['that no pattern is not a pattern', { pattern: '' }, [/pattern: ""/, /lab, async/]],
    ['a value without effect', { 'async.maxWorkers': '5' }, [/async\.maxWorkers: 5/, /async\.worker/]],
    [
      'more workers than the database has connections',
      { 'async.results': 'rds', 'async.maxConcurrency': '1000' },
      [/async\.maxConcurrency: 1000/, /at most \d+/],
    ],
    ['a name given twice', { 'lab.users': 'minji,minji' }, [/lab\.users: /, /twice/]],
    ['a name given twice in another case', { 'lab.users': 'minji,Minji' }, [/lab\.users: "Minji"/, /twice/]],
    ['an empty owner', { owner: '' }, [/owner: ""/, /1 to 256/]],
    ['an owner too long', { owner: '가'.repeat(257) }, [/owner: /, /1 to 256/]],
    ['an owner that is no tag value', { owner: '<script>' }, [/owner: "<script>"/]],
    ['a key in Korean', { 지역: 'ap-northeast-2' }, [/지역: .*not a known key/]],
    ['a value in Korean', { region: '서울' }, [/region: "서울"/, /ap-northeast-2/]],
    ['a whole section as a text', { lab: 'yes' }, [/lab: "yes"/, /object/]],
    ['a key below a value', { 'mode.x': '1' }, [/mode\.x: .*not a known key/]],
    ['a key that is every object has', { __proto__x: '1' }, [/__proto__x: /]],
    ['constructor', { constructor: '1' }, [/constructor: .*not a known key/]],
    ['a dotted path into the prototype', { 'lab.__proto__.polluted': 'true' }, [/lab\.__proto__\.polluted: /]],
    ['toString', { 'lab.toString': 'x' }, [/lab\.toString: /]],
  ])('names %s', (_, context, expected) => {
    const message = refusal(context);
    for (const part of expected) expect(message).toMatch(part);
    expect(message).toContain('lib/config/common-settings.ts');
  });

  it('names __proto__ itself, and changes no object', () => {
    const context = JSON.parse('{"__proto__": "x"}') as Record<string, unknown>;
    expect(refusal(context)).toMatch(/__proto__: /);
    expect(refusal({ '__proto__.polluted': 'true' })).toMatch(/__proto__\.polluted: /);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('names every wrong key at once', () => {
    const message = refusal({ mode: 'prod', region: 'mars', 'lab.stopTime': 'noon' });
    expect(message).toMatch(/mode: .*\n.*region: .*\n.*lab\.stopTime: /);
  });

  it('names every unknown key at once, together with the wrong values', () => {
    const message = refusal({ 'lab.oss': 'x', modus: 'x', region: 'mars' });
    for (const key of ['lab.oss', 'modus', 'region']) expect(message).toContain(`${key}: `);
  });

  it('names a wrong key of an environment the way it is written there', () => {
    expect(refusal({}, { lab: { adminCdir: '203.0.113.7/32' } })).toMatch(/lab\.adminCdir: .*adminCidr\?/);
    expect(refusal({}, { lab: { groups: [{ name: 'Net', policies: [] }] } })).toMatch(/lab\.groups\.0\.policies: /);
    expect(refusal({}, { lab: null })).toMatch(/lab: null/);
  });

  it('stays short when the value is huge', () => {
    expect(refusal({ region: 'x'.repeat(1_000_000) }).length).toBeLessThan(2_000);
    expect(refusal({ ['x'.repeat(100_000)]: '1' }).length).toBeLessThan(2_000);
  });
});
