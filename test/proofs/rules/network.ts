import { INSTANCE_CONNECT_RANGES } from '../../../lib/lab/instance-connect-ranges';
import { reach } from '../../../lib/model/reach/reach';
import type { AppVariant as Variant } from '../app-variant';
import { differences, type Proof, plain } from '../proof';

const SERVER = 'ServerInstance';

export const networkProofs: readonly Proof[] = [
  {
    rule: 'L6',
    claim:
      'from the internet one reaches the page of the lab, its remote access from one address and the browser client, and nothing else',
    about: ({ pattern }) => pattern === 'lab',
    violations: ({ variant, stack }) =>
      differences(reach(stack).fromInternet.map(plain), expectedOfLab(variant, stack.region)),
  },
  {
    rule: 'X7',
    claim: 'from the internet one reaches nothing of async',
    about: ({ pattern }) => pattern === 'async',
    violations: ({ stack }) => reach(stack).fromInternet,
  },
  {
    rule: 'L6',
    claim: 'inside, the lab server is reached by members of the bastion group with SSH, and Windows by nobody',
    about: ({ pattern }) => pattern === 'lab',
    violations: ({ variant, stack }) =>
      differences(
        reach(stack).byGroup.map(plain),
        isWindows(variant) ? [] : [`members of FirewallBastion -> ${SERVER} tcp 22`],
      ),
  },
  {
    rule: 'A14',
    claim: 'inside, each part of async reaches exactly what it calls',
    about: ({ pattern }) => pattern === 'async',
    violations: ({ variant, stack }) => differences(reach(stack).inside.map(plain), insideAsync(variant)),
  },
  {
    rule: 'X7',
    claim: 'connections go out to the listed ports only, never to everything',
    violations: ({ variant, stack }) =>
      differences(
        [...new Set(reach(stack).outward.map(plain))],
        variant.pattern === 'lab' ? outwardLab(variant) : outwardAsync(variant),
      ),
  },
];

const isWindows = ({ config }: Variant) => config.lab?.os === 'windows-2022';

function expectedOfLab(variant: Variant, region: string): string[] {
  const { adminCidr, instanceConnect = true } = variant.config.lab ?? {};
  const dual = adminCidr?.includes(':');
  const browser = INSTANCE_CONNECT_RANGES[region as keyof typeof INSTANCE_CONNECT_RANGES];
  return [
    `0.0.0.0/0 -> ${SERVER} tcp 80`,
    ...(dual ? [`::/0 -> ${SERVER} tcp 80`] : []),
    ...(adminCidr ? [`${adminCidr} -> ${SERVER} tcp ${isWindows(variant) ? 3389 : 22}`] : []),
    ...(instanceConnect && !isWindows(variant) ? [`${browser} -> ${SERVER} tcp 22`] : []),
  ];
}

function outwardLab({ config }: Variant): string[] {
  const everywhere = config.lab?.adminCidr?.includes(':') ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0'];
  return everywhere.flatMap((addresses) => [80, 443].map((port) => `${SERVER} -> ${addresses} tcp ${port}`));
}

/** Functions in the network share one security group for the endpoints; whichever exist, both functions can knock at. */
function insideAsync({ config }: Variant): string[] {
  const { worker = 'lambda', results = 's3', senderEmail } = config.async ?? {};
  if (results === 's3') return [];
  const prepare = 'PrepareResultsHandlerFunction';
  if (worker === 'ec2') {
    return [
      `${prepare} -> NetworkVpcSecretsManager tcp 443`,
      `${prepare} -> ResultsInstance tcp 5432`,
      'WorkerGroupASG -> ResultsInstance tcp 5432',
    ];
  }
  const endpoints = ['NetworkVpcSecretsManager', 'NetworkVpcSqs', ...(senderEmail ? ['NetworkVpcEmail'] : [])];
  return [prepare, 'WorkerHandlerFunction'].flatMap((from) => [
    ...endpoints.map((endpoint) => `${from} -> ${endpoint} tcp 443`),
    `${from} -> ResultsInstance tcp 5432`,
  ]);
}

/** To AWS's services: over the gateway endpoints from isolated subnets, over the internet from a worker instance. */
function outwardAsync({ config }: Variant): string[] {
  const { worker = 'lambda', results = 's3' } = config.async ?? {};
  const senders = [
    ...(results === 'rds' ? ['PrepareResultsHandlerFunction'] : []),
    ...(worker === 'ec2' ? ['WorkerGroupASG'] : results === 'rds' ? ['WorkerHandlerFunction'] : []),
  ];
  return senders.map((from) => `${from} -> 0.0.0.0/0 tcp 443`);
}
