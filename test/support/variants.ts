import type { ConfigInput, PatternName } from '../../lib/config/schema';
import type { Fixture } from './synthesize';

/** A configuration that changes the shape of a template, by a name a report can print. */
export interface Variant extends Required<Fixture> {
  readonly name: string;
}

const MODES = ['classroom', 'production'] as const;

/** Every shape a pattern's template can take, in both modes. Checks that must hold everywhere run over these. */
export function variantsOf(pattern: PatternName): Variant[] {
  const shapes = pattern === 'lab' ? labShapes() : asyncShapes();
  return MODES.flatMap((mode) =>
    Object.entries(shapes).map(([name, config]) => ({
      name: `${pattern} ${mode} ${name}`,
      pattern,
      config: { mode, ...config },
    })),
  );
}

const ADMIN = { adminCidr: '203.0.113.7/32' };

function labShapes(): Record<string, ConfigInput> {
  return {
    default: {},
    'admin address': { lab: ADMIN },
    'admin address, IPv6': { lab: { adminCidr: '2001:db8::7/128' } },
    windows: { lab: { ...ADMIN, os: 'windows-2022' } },
    arm64: { lab: { ...ADMIN, instanceType: 't4g.micro' } },
    'no elastic address': { lab: { ...ADMIN, elasticIp: false } },
    'no Instance Connect': { lab: { ...ADMIN, instanceConnect: false } },
    'current image': { lab: { image: 'current' } },
    'current image, windows': { lab: { image: 'current', os: 'windows-2022' } },
    operate: { lab: { access: 'operate', allowedCidrs: ['203.0.113.0/24'] } },
    'users and groups': {
      lab: {
        users: ['minji', 'alex'],
        groups: [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess'] }],
        allowedCidrs: ['203.0.113.0/24', '2001:db8::/48'],
      },
    },
    'budget and alarms by mail': { alarmEmail: 'ops@example.com', lab: { monthlyBudgetUsd: 10 } },
    'nightly stop the other way': { lab: { nightlyStop: false, stopTimeZone: 'Australia/Sydney' } },
    'everything, windows': {
      alarmEmail: 'ops@example.com',
      lab: {
        ...ADMIN,
        os: 'windows-2022',
        access: 'operate',
        users: ['minji'],
        groups: [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess'] }],
        monthlyBudgetUsd: 10,
        nightlyStop: true,
      },
    },
  };
}

function asyncShapes(): Record<string, ConfigInput> {
  const shapes: Record<string, ConfigInput> = {};
  for (const producer of ['lambda', 'direct'] as const)
    for (const worker of ['lambda', 'ec2'] as const)
      for (const results of ['s3', 'rds'] as const)
        for (const senderEmail of [undefined, 'noreply@example.com'])
          shapes[[producer, worker, results, ...(senderEmail ? ['email'] : [])].join(' ')] = {
            async: { producer, worker, results, senderEmail },
          };
  return {
    ...shapes,
    'lambda ec2 rds x86_64': { async: { worker: 'ec2', results: 'rds', architecture: 'x86_64' } },
    'direct, logging role of the account': { async: { producer: 'direct', apiGatewayLogRole: 'existing' } },
    'alarms by mail': { alarmEmail: 'ops@example.com' },
  };
}
