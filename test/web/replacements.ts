import type { Replacements } from '../support/replacements';

/** Groups whose machines take each other's place when their template changes, tags and all. */
const SERVERS = 'ServersGroupASG is rolled';
/** What programs reach the internet through: addresses of gateways, or an instance. */
const waysOut = (network: string) => [
  ...[1, 2].map((zone) => `Network${network}PublicSubnet${zone}EIP`),
  `Network${network}PublicSubnet1Nat`,
];
const goes = (address: string) => `${address} goes`;

/** What a change of a deployed stack takes from people. */
export const webReplacements: Replacements = {
  from: [
    'classroom postgres nat-instance',
    'production mysql nat-gateway',
    'production protected, in named zones',
    'production under a name of its own',
  ],
  values: {
    database: ['postgres', 'mysql'],
    databaseSize: ['micro', 'small', 'medium'],
    egress: [undefined, 'nat-instance', 'nat-gateway'],
    architecture: ['arm64', 'x86_64'],
    instanceSize: ['micro', 'small', 'medium'],
    minInstances: [1, 2],
    maxInstances: [4, 5],
    domainName: [undefined, 'guestbook.example.com', 'book.example.com'],
    hostedZoneId: [undefined, 'Z0123456789ABCDEFGHIJ', 'ZJIHGFEDCBA9876543210'],
  },
  replaced: {
    owner: [SERVERS],
    mode: [...['Vpc', 'VpcAC'].flatMap(waysOut).map(goes), SERVERS],
    availabilityZones: [
      ...['Vpc', 'VpcAB', 'VpcBC'].flatMap(waysOut).map((address) => `${address} is replaced`),
      SERVERS,
    ],
    'web.database': ['DatabasePostgreSqlInstance is replaced', 'DatabaseMySqlInstance is replaced', SERVERS],
    'web.egress': ['Vpc', 'VpcAC'].flatMap(waysOut).map(goes),
    'web.architecture': [SERVERS],
    'web.instanceSize': [SERVERS],
  },
};
