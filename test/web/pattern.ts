import fc from 'fast-check';
import type { CommonInput } from '../../lib/config/common-settings';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { WebSettings, webSettings } from '../../lib/web/settings';
import { webStack } from '../../stacks/web/stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { webAccess } from './access';
import { webMistakes } from './mistakes';
import { webMutants } from './mutants';
import { webProofs } from './proofs';
import { randomWeb } from './random-web';
import { webReplacements } from './replacements';
import { webTables } from './tables';

/** What an adopter may write for web. */
export type WebConfig = CommonInput & { readonly web?: InputOf<typeof webSettings> };

/** The `web` pattern as tests and proofs see it. */
export const webPattern: PatternUnderTest<WebConfig, WebSettings> = {
  stack: webStack,
  shapes: {
    ...everyChoice(),
    'largest of everything': {
      web: { databaseSize: 'medium', instanceSize: 'medium', minInstances: 19, maxInstances: 20 },
    },
    'small, one server at night': {
      mode: 'classroom',
      web: { databaseSize: 'small', instanceSize: 'small', minInstances: 1, maxInstances: 2 },
    },
    x86_64: { web: { architecture: 'x86_64' } },
    'protected, in named zones': {
      deletionProtection: true,
      availabilityZones: ['ap-southeast-2a', 'ap-southeast-2c'],
    },
    'under a name of its own': {
      web: { domainName: 'guestbook.example.com', hostedZoneId: 'Z0123456789ABCDEFGHIJ' },
    },
    'alarms by mail': { alarmEmail: 'ops@example.com' },
  },
  telling: ['classroom postgres nat-instance', 'production mysql nat-gateway'],
  randomConfig: fc
    .record(
      { alarmEmail: fc.constantFrom('ops@example.com', 'a.b+c@sub.example.co.kr'), web: randomWeb },
      { requiredKeys: ['web'] },
    )
    .map((config) => (config.web.minInstances === 1 ? { ...config, mode: 'classroom' as const } : config)),
  replacements: webReplacements,
  tables: webTables,
  access: webAccess,
  proofs: webProofs,
  mutants: webMutants,
  mistakes: webMistakes,
  wrongValues: {
    database: ['mariadb'],
    databaseSize: ['large'],
    egress: ['none'],
    architecture: ['arm'],
    instanceSize: ['nano'],
    minInstances: ['0', '21', '1.5'],
    maxInstances: ['1', '21', 'two', ''],
    domainName: ['guestbook', 'https://guestbook.example.com'],
    hostedZoneId: ['example.com'],
  },
  benchmarks: {
    site: (rounds) => (require('./bench/site-speed') as typeof import('./bench/site-speed')).siteSpeed(rounds),
  },
};

/** Which database, and which way out: these two choose which resources there are. */
function everyChoice(): Record<string, WebConfig> {
  const shapes: Record<string, WebConfig> = {};
  for (const database of ['postgres', 'mysql'] as const)
    for (const egress of ['nat-instance', 'nat-gateway'] as const)
      shapes[`${database} ${egress}`] = { web: { database, egress } };
  return shapes;
}
