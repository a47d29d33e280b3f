import fc from 'fast-check';
import { ConfigError, loadConfig } from '../../lib/config/load-config';
import { PATTERNS } from '../../lib/config/schema';
import { readTemplate } from '../../lib/model/template';
import { validConfig } from '../support/random-config';
import { synthesizeJson } from '../support/synthesize';
import { physicalNames, silentDeletions, wrongDeletions } from '../support/template-rules';

/** A fixed seed: the same configurations on every machine. Change it, or numRuns, to look further. */
const RUNS = { numRuns: 100, seed: 20261121 };

describe.each(PATTERNS)('%s', (pattern) => {
  it('synthesizes with any configuration that is accepted', () => {
    fc.assert(
      fc.property(validConfig, (config) => {
        const template = synthesizeJson({ pattern, config });
        const stack = readTemplate(template, { name: pattern, region: config.region ?? 'ap-southeast-2' });
        expect(stack.resources.size).toBeGreaterThan(10);
        expect(physicalNames(stack, config)).toEqual([]);
        expect(silentDeletions(template)).toEqual([]);
        expect(wrongDeletions(template, config.mode ?? 'classroom')).toEqual([]);
        expect(JSON.stringify(template)).not.toMatch(/undefined|\[object Object\]|\$\{Token\[/);
      }),
      RUNS,
    );
  });
});

describe('whatever else the configuration holds', () => {
  it('a wrong value is refused by the name of its key', () => {
    fc.assert(
      fc.property(validConfig, fc.constantFrom(...wrongValues()), (config, [key, value]) => {
        const keys = refused(() => loadConfig({ fixture: config }, { [key]: value }));
        expect(keys.some((name) => name === key || name.startsWith(`${key}.`))).toBe(true);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  it('an unknown key is refused by its name', () => {
    const key = fc
      .stringMatching(/^[a-z]{3,12}$/)
      .filter((word) => !['mode', 'region', 'owner', 'env', 'lab', 'async', 'pattern'].includes(word));
    fc.assert(
      fc.property(validConfig, key, fc.constantFrom('', 'lab.', 'async.'), (config, word, section) => {
        fc.pre(
          !['os', 'image', 'users', 'groups', 'access', 'producer', 'worker', 'results', 'architecture'].includes(word),
        );
        expect(refused(() => loadConfig({ fixture: config }, { [section + word]: 'x' }))).toContain(section + word);
      }),
      { ...RUNS, numRuns: 500 },
    );
  });

  it('a value of any kind at all is taken or refused, and nothing else happens', () => {
    const keys = wrongValues().map(([key]) => key);
    fc.assert(
      fc.property(fc.constantFrom(...keys, 'env', 'pattern'), fc.anything(), (key, value) => {
        try {
          loadConfig({ fixture: {} }, { [key]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError);
        }
      }),
      { ...RUNS, numRuns: 2000 },
    );
  });
});

/** Keys named by a refusal. */
function refused(load: () => unknown): string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ key }) => key);
    throw error;
  }
  return [];
}

/** A key and a value it never takes, as the command line would give it. */
function wrongValues(): [string, unknown][] {
  const wrong: Record<string, unknown[]> = {
    mode: ['prod', 'Classroom', '', 'true'],
    region: ['eu-west-1', 'seoul', ''],
    owner: ['', 'a\nb', '<b>', 'x'.repeat(257)],
    alarmEmail: ['ops', 'ops@', '@example.com', ''],
    lab: ['on', '5', '[]'],
    'lab.os': ['ubuntu', 'windows'],
    'lab.instanceType': ['micro', 'T3.micro', '', 't3.micro; rm'],
    'lab.image': ['newest'],
    'lab.adminCidr': [
      '203.0.113.7',
      '0.0.0.0/0',
      '::/0',
      '203.0.113.7/33',
      '203.0.113.256/32',
      'any',
      '203.0.113.7/-1',
    ],
    'lab.allowedCidrs': ['any', '["0.0.0.0/0"]', '5'],
    'lab.elasticIp': ['yes', '1', 'null'],
    'lab.access': ['admin'],
    'lab.users': ['min ji', '["민지"]', '{}'],
    'lab.groups': ['NetworkAdmin', '[{"name":"Net","managedPolicies":[]}]', '[{"name":"Net"}]'],
    'lab.stopTime': ['24:00', '7:30', '22:60', 'noon'],
    'lab.stopTimeZone': ['Seoul', 'KST+9', ''],
    'lab.monthlyBudgetUsd': ['0', '-1', '100001', 'ten'],
    async: ['on'],
    'async.producer': ['sqs'],
    'async.worker': ['fargate'],
    'async.results': ['dynamodb'],
    'async.architecture': ['arm'],
    'async.maxConcurrency': ['1', '1001', '2.5', 'Infinity', 'NaN', ''],
    'async.maxWorkers': ['0', '21', 'two'],
    'async.senderEmail': ['noreply'],
    'async.apiGatewayLogRole': ['none'],
    env: ['prod'],
    pattern: ['web', 'lab,rag', ''],
  };
  return Object.entries(wrong).flatMap(([key, values]) => values.map((value): [string, unknown] => [key, value]));
}
