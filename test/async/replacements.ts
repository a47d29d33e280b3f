import type { Replacements } from '../support/replacements';

/** A service sends from two addresses of its own, a lesson from passing ones. */
const gateways = (network: string) => [1, 2].map((zone) => `Network${network}PublicSubnet${zone}EIP`);
const goes = (address: string) => `${address} goes`;

/** What a change of a deployed stack takes from people. */
export const asyncReplacements: Replacements = {
  from: ['classroom lambda lambda s3', 'classroom lambda ec2 rds email', 'production direct ec2 rds email'],
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
    mode: gateways('Vpc').map(goes),
    availabilityZones: ['Vpc', 'VpcAB', 'VpcBC'].flatMap(gateways).map((address) => `${address} is replaced`),
    'async.producer': ['Api is replaced', 'DirectApi is replaced'],
    'async.worker': gateways('Vpc').map(goes),
    'async.results': ['ResultsInstance goes'],
    'async.senderEmail': ['MailSender is replaced', 'MailSender goes'],
    'async.senderIdentity': ['MailSender goes'],
  },
};
