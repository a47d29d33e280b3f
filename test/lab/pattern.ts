import fc from 'fast-check';
import type { LabSettings } from '../../lib/lab/settings';
import { labStack } from '../../stacks/lab/stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { labAccess } from './access';
import { ADMIN, ADMIN_IPV6, OFFICE, OFFICE_IPV6 } from './addresses';
import type { LabConfig } from './lab-config';
import { memberProofs } from './member-proofs';
import { labMistakes } from './mistakes';
import { labMutants } from './mutants';
import { labTableMutants } from './mutants-of-tables';
import { randomLab } from './random-lab';
import { labReplacements } from './replacements';
import { serverProofs } from './server-proofs';
import { labTables } from './tables';

const ADMINISTRATOR = { adminCidr: ADMIN };

/** The `lab` pattern as tests and proofs see it. */
export const labPattern: PatternUnderTest<LabConfig, LabSettings> = {
  stack: labStack,
  shapes: {
    default: {},
    'admin address': { lab: ADMINISTRATOR },
    'admin address, IPv6': { lab: { adminCidr: ADMIN_IPV6 } },
    windows: { lab: { ...ADMINISTRATOR, os: 'windows-2022' } },
    arm64: { lab: { ...ADMINISTRATOR, instanceType: 't4g.micro' } },
    'no elastic address': { lab: { ...ADMINISTRATOR, elasticIp: false } },
    'no Instance Connect': { lab: { ...ADMINISTRATOR, instanceConnect: false } },
    'current image': { lab: { image: 'current' } },
    'current image, windows': { lab: { image: 'current', os: 'windows-2022' } },
    operate: { lab: { access: 'operate', allowedCidrs: [OFFICE] } },
    'users and groups': {
      lab: {
        users: ['minji', 'alex'],
        groups: [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess'] }],
        allowedCidrs: [OFFICE, OFFICE_IPV6],
      },
    },
    'budget and alarms by mail': { alarmEmail: 'ops@example.com', lab: { monthlyBudgetUsd: 10 } },
    'nightly stop the other way': { lab: { nightlyStop: false, stopTimeZone: 'Australia/Sydney' } },
    'named zones': { availabilityZones: ['ap-southeast-2b', 'ap-southeast-2c'] },
    'everything, windows': {
      alarmEmail: 'ops@example.com',
      lab: {
        ...ADMINISTRATOR,
        os: 'windows-2022',
        access: 'operate',
        users: ['minji'],
        groups: [{ name: 'NetworkAdmin', managedPolicies: ['AmazonVPCFullAccess'] }],
        monthlyBudgetUsd: 10,
        nightlyStop: true,
      },
    },
  },
  telling: ['classroom admin address', 'production windows'],
  randomConfig: randomLab.chain((lab) =>
    // A budget has to have somebody to tell.
    fc
      .constantFrom(
        'ops@example.com',
        'a.b+c@sub.example.co.kr',
        ...(lab.monthlyBudgetUsd === undefined ? [undefined] : []),
      )
      .map((alarmEmail) => ({ alarmEmail, lab })),
  ),
  replacements: labReplacements,
  tables: labTables,
  access: labAccess,
  proofs: [...serverProofs, ...memberProofs],
  mutants: [...labMutants, ...labTableMutants],
  mistakes: labMistakes,
  wrongValues: {
    os: ['ubuntu', 'windows'],
    instanceType: ['micro', 'T3.micro', '', 't3.micro; rm'],
    image: ['newest'],
    adminCidr: ['8.8.8.8', '0.0.0.0/0', '::/0', '8.8.8.8/33', '8.8.8.256/32', 'any', '8.8.8.8/-1'],
    allowedCidrs: ['any', '["0.0.0.0/0"]', '5'],
    allowAnyInstanceType: ['yes'],
    allowWideCidr: ['0'],
    elasticIp: ['yes', '1', 'null'],
    instanceConnect: ['off'],
    nightlyStop: ['22:00'],
    access: ['admin'],
    users: ['min ji', '["민지"]', '{}'],
    groups: ['NetworkAdmin', '[{"name":"Net","managedPolicies":[]}]', '[{"name":"Net"}]'],
    stopTime: ['24:00', '7:30', '22:60', 'noon'],
    stopTimeZone: ['Seoul', 'KST+9', ''],
    monthlyBudgetUsd: ['0', '-1', '100001', 'ten'],
  },
};
