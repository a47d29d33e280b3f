import type { Replacements } from '../support/replacements';

/** A service sends from two addresses of its own, a lesson from passing ones. */
const gateways = (network: string) => [1, 2].map((zone) => `Network${network}PublicSubnet${zone}EIP`);
const goes = (address: string) => `${address} goes`;

/** Groups whose machines take each other's place when their template changes, tags and all. */
const SERVERS = 'ServersGroupASG is rolled';
const WORKERS = 'WorkerGroupASG is rolled';
const MACHINES = [SERVERS, WORKERS];

/** What a change of a deployed stack takes from people. */
export const asyncReplacements: Replacements = {
  from: [
    'classroom lambda ec2 rds email',
    'production direct ec2 rds email',
    'production ec2 ec2 rds, protected, in named zones',
  ],
  values: {
    producer: ['lambda', 'direct', 'ec2'],
    worker: ['lambda', 'ec2'],
    results: ['s3', 'rds'],
    architecture: ['arm64', 'x86_64'],
    maxConcurrency: [5, 6],
    maxWorkers: [undefined, 5],
    senderEmail: [undefined, 'noreply@example.org', 'others@example.org'],
    senderIdentity: ['create', 'existing'],
    apiGatewayLogRole: ['create', 'existing'],
  },
  replaced: {
    mode: [...['Vpc', 'VpcAC'].flatMap(gateways).map(goes), ...MACHINES],
    availabilityZones: [
      ...['Vpc', 'VpcAB', 'VpcBC'].flatMap(gateways).map((address) => `${address} is replaced`),
      ...MACHINES,
    ],
    owner: MACHINES,
    'async.producer': ['Api is replaced', 'DirectApi is replaced'],
    'async.worker': [...gateways('Vpc').map(goes), SERVERS],
    'async.results': ['ResultsInstance goes', WORKERS],
    'async.architecture': MACHINES,
    'async.senderEmail': ['MailSender is replaced', 'MailSender goes', ...MACHINES],
    'async.senderIdentity': ['MailSender goes'],
  },
};
