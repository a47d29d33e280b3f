import type { Replacements } from '../support/replacements';

/** Groups whose machines take each other's place when their template changes, tags and all. */
const SERVERS = 'ServersGroupASG is rolled';
const gateways = (network: string) => [1, 2].map((zone) => `Network${network}PublicSubnet${zone}EIP`);
const nat = (network: string) => `Network${network}PublicSubnet1Nat`;

/** What a change of a deployed stack takes from people. */
export const webReplacements: Replacements = {
  from: ['classroom postgres nat-instance', 'production mysql nat-gateway', 'production protected, in named zones'],
  values: {
    database: ['postgres', 'mysql'],
    databaseSize: ['micro', 'small', 'medium'],
    egress: [undefined, 'nat-instance', 'nat-gateway'],
    architecture: ['arm64', 'x86_64'],
    instanceSize: ['micro', 'small', 'medium'],
    minInstances: [1, 2],
    maxInstances: [4, 5],
  },
  replaced: {
    owner: [SERVERS],
    mode: [SERVERS],
    'web.database': ['DatabasePostgreSqlInstance is replaced', 'DatabaseMySqlInstance is replaced', SERVERS],
    'web.egress': [...gateways('Vpc').map((address) => `${address} goes`), `${nat('Vpc')} goes`],
    'web.architecture': [SERVERS],
    'web.instanceSize': [SERVERS],
  },
};
