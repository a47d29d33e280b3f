import { environments } from '../../lib/config/environments';
import { loadConfig, type Settings } from '../../lib/config/load-config';
import { PATTERNS } from '../../lib/config/patterns';
import { refusedConfig } from '../support/refused-config';
import { MADE_UP_PATTERNS } from './made-up-patterns';

function refusal(context: Record<string, unknown>, environment: object = {}): string {
  return refusedConfig(MADE_UP_PATTERNS, context, environment);
}

function accepted(context: Record<string, unknown>, environment: object = {}): Settings<typeof MADE_UP_PATTERNS> {
  return loadConfig({ fixture: environment }, context, MADE_UP_PATTERNS);
}

describe('without any value', () => {
  it('builds every pattern for a lesson in the region of the course', () => {
    expect(accepted({})).toMatchObject({
      mode: 'classroom',
      region: 'ap-southeast-2',
      patterns: ['garden', 'pond'],
      garden: { trees: 5, fence: true },
      pond: { depth: 1 },
    });
  });

  it('takes the environments that ship as they are, with the patterns there are', () => {
    expect(loadConfig(environments, {})).toMatchObject({
      mode: 'classroom',
      patterns: PATTERNS.map(({ name }) => name),
    });
    expect(loadConfig(environments, { env: 'production' })).toMatchObject({
      mode: 'production',
      modeSettings: { keepData: true },
    });
  });
});

it('completes the settings of a pattern by the mode', () => {
  expect(accepted({ mode: 'production' }).pond.depth).toBe(2);
  expect(accepted({ mode: 'production', 'pond.depth': '3' }).pond.depth).toBe(3);
});

describe('values from the command line', () => {
  it.each([
    [{ region: 'ap-northeast-2' }, { region: 'ap-northeast-2' }],
    [{ 'garden.opens': '09:15' }, { garden: { opens: '09:15' } }],
    [{ 'garden.fence': 'false' }, { garden: { fence: false } }],
    [{ 'garden.fence': false }, { garden: { fence: false } }],
    [{ 'garden.trees': '10' }, { garden: { trees: 10 } }],
    [{ 'garden.fence': 'false', 'garden.guests': 'minji,alex' }, { garden: { guests: ['minji', 'alex'] } }],
    [{ 'garden.fence': 'false', 'garden.guests': '["minji"]' }, { garden: { guests: ['minji'] } }],
    [{ owner: '김민지' }, { owner: '김민지' }],
    [{ owner: '2026' }, { owner: '2026' }],
    [{ owner: 'true' }, { owner: 'true' }],
  ])('%j is read as %j', (context, expected) => {
    expect(accepted(context)).toMatchObject(expected);
  });

  it('lay over the environment without touching it', () => {
    const environment = { garden: { fence: false, guests: ['minji'] } };
    expect(accepted({ 'garden.trees': '7' }, environment).garden).toMatchObject({ trees: 7, guests: ['minji'] });
    expect(environment).toEqual({ garden: { fence: false, guests: ['minji'] } });
  });

  it.each([
    ['garden', ['garden']],
    ['pond, garden', ['garden', 'pond']],
    ['Pond', ['pond']],
  ])('-c pattern=%s builds %j', (pattern, patterns) => {
    expect(accepted({ pattern }).patterns).toEqual(patterns);
  });
});

describe('a refusal', () => {
  it.each<[string, Record<string, unknown>, RegExp[]]>([
    ['the nearest key', { 'garden.tres': '5' }, [/garden\.tres: .*not a known key/, /mean garden\.trees\?/]],
    ['the nearest key of the top level', { regoin: 'us-east-1' }, [/regoin: /, /mean region\?/]],
    ['the nearest key when the section is wrong', { 'gardn.fence': 'x' }, [/gardn\.fence: /, /mean garden\.fence\?/]],
    ['the values allowed', { mode: 'prod' }, [/mode: "prod"/, /classroom, production/]],
    [
      'the regions allowed',
      { region: 'eu-west-1' },
      [/region: "eu-west-1"/, /ap-southeast-2, ap-northeast-2, us-east-1/],
    ],
    ['an example of a switch', { 'garden.fence': 'ja' }, [/garden\.fence: "ja"/, /neither true nor false/]],
    ['an example of a number', { 'garden.trees': 'many' }, [/garden\.trees: "many"/, /number/, /example/]],
    ['the least', { 'garden.trees': '1' }, [/garden\.trees: 1 /, /at least 2/]],
    ['the most', { 'garden.trees': '1001' }, [/garden\.trees: 1001 /, /at most 1000/]],
    ['that a part of a number is none', { 'garden.trees': '2.5' }, [/garden\.trees: 2\.5/, /whole number/]],
    ['what the schema says of a text', { 'garden.opens': 'noon' }, [/garden\.opens: "noon" is not a time of day/]],
    ['what a relation says of two keys', { 'garden.guests': 'minji' }, [/garden\.guests: "minji"/, /garden\.fence/]],
    ['an example of an address to mail', { alarmEmail: 'ops' }, [/alarmEmail: "ops"/, /ops@example\.com/]],
    ['the environments there are', { env: 'prod' }, [/env: "prod"/, /fixture/]],
    ['the patterns there are', { pattern: 'gardne' }, [/pattern: "gardne"/, /-c pattern=garden/]],
    ['that no pattern is not a pattern', { pattern: '' }, [/pattern: ""/, /garden, pond/]],
    ['an empty owner', { owner: '' }, [/owner: ""/, /1 to 256/]],
    ['an owner too long', { owner: '가'.repeat(257) }, [/owner: /, /1 to 256/]],
    ['an owner that is no tag value', { owner: '<script>' }, [/owner: "<script>"/]],
    ['a key in Korean', { 지역: 'ap-northeast-2' }, [/지역: .*not a known key/]],
    ['a value in Korean', { region: '서울' }, [/region: "서울"/, /ap-northeast-2/]],
    ['a whole section as a text', { garden: 'yes' }, [/garden: "yes"/, /object/]],
    ['a key below a value', { 'mode.x': '1' }, [/mode\.x: .*not a known key/]],
    ['a key that is every object has', { __proto__x: '1' }, [/__proto__x: /]],
    ['constructor', { constructor: '1' }, [/constructor: .*not a known key/]],
    ['a dotted path into the prototype', { 'garden.__proto__.polluted': 'true' }, [/garden\.__proto__\.polluted: /]],
    ['toString', { 'garden.toString': 'x' }, [/garden\.toString: /]],
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
    const message = refusal({ mode: 'prod', region: 'mars', 'garden.opens': 'noon' });
    expect(message).toMatch(/mode: .*\n.*region: .*\n.*garden\.opens: /);
  });

  it('names every unknown key at once, together with the wrong values', () => {
    const message = refusal({ 'garden.treees': 'x', modus: 'x', region: 'mars' });
    for (const key of ['garden.treees', 'modus', 'region']) expect(message).toContain(`${key}: `);
  });

  it('names a wrong key of an environment the way it is written there', () => {
    expect(refusal({}, { garden: { tres: 5 } })).toMatch(/garden\.tres: .*trees\?/);
    expect(refusal({}, { garden: { beds: [{ name: 'Roses', plant: [] }] } })).toMatch(/garden\.beds\.0\.plant: /);
    expect(refusal({}, { garden: null })).toMatch(/garden: null/);
  });

  it('stays short when the value is huge', () => {
    expect(refusal({ region: 'x'.repeat(1_000_000) }).length).toBeLessThan(2_000);
    expect(refusal({ ['x'.repeat(100_000)]: '1' }).length).toBeLessThan(2_000);
  });
});
