import fc from 'fast-check';
import type { InputOf } from '../../lib/config/pattern-settings';
import type { labSettings } from '../../lib/lab/settings';
import { ADMIN_IPV6, publicIPv4 } from './addresses';

const name = fc.stringMatching(/^[\w+=,.@-]{1,64}$/).filter((text) => text.toLowerCase() !== 'root');
const managedPolicy = fc.constantFrom('AmazonVPCFullAccess', 'AmazonS3ReadOnlyAccess', 'job-function/Billing');

function addressRange(): fc.Arbitrary<string> {
  const v4 = fc.tuple(publicIPv4, fc.integer({ min: 16, max: 32 })).map(([address, bits]) => `${address}/${bits}`);
  const v6 = fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 33, max: 128 }));
  return fc.oneof(
    v4,
    v6.map(([group, bits]) => `2001:4860::${group.toString(16)}/${bits}`),
  );
}

function labSection(): fc.Arbitrary<InputOf<typeof labSettings>> {
  const single = fc.oneof(
    publicIPv4.map((address) => `${address}/32`),
    fc.constant(ADMIN_IPV6),
  );
  const machine = fc.oneof(
    fc.record({ os: fc.constant('windows-2022' as const), instanceType: fc.constantFrom('t3.micro', 't3.small') }),
    fc.record({ instanceType: fc.constantFrom('t3.micro', 't3.small', 't4g.micro', 't4g.small') }),
    fc.record({
      allowAnyInstanceType: fc.constant(true),
      instanceType: fc.constantFrom('m7i.large', 'c7gn.xlarge', 't2.nano', 'm7i-flex.large'),
    }),
  );
  const access = fc.oneof(
    fc.record({ adminCidr: single }),
    fc.record({ adminCidr: addressRange(), allowWideCidr: fc.constant(true) }),
    fc.constant({}),
  );
  const rest = fc.record(
    {
      image: fc.constantFrom('pinned' as const, 'current' as const),
      elasticIp: fc.boolean(),
      instanceConnect: fc.boolean(),
      access: fc.constantFrom('full' as const, 'operate' as const),
      allowedCidrs: fc.array(addressRange(), { maxLength: 4 }),
      people: fc.uniqueArray(name, { maxLength: 6, selector: (text) => text.toLowerCase() }),
      policies: fc.array(managedPolicy, { minLength: 1, maxLength: 3 }),
      nightlyStop: fc.boolean(),
      stopTime: fc.constantFrom('00:00', '07:30', '23:59'),
      stopTimeZone: fc.constantFrom('Asia/Seoul', 'Australia/Sydney', 'UTC'),
      monthlyBudgetUsd: fc.integer({ min: 1, max: 100_000 }),
    },
    { requiredKeys: ['people', 'policies'] },
  );
  // Half of the names become users, half groups: IAM wants each to be one of its kind.
  return fc.tuple(machine, access, rest).map(([machine, access, { people, policies, ...rest }]) => ({
    ...machine,
    ...access,
    ...rest,
    users: people.filter((_, index) => index % 2 === 0),
    groups: people
      .filter((_, index) => index % 2 === 1)
      .map((name) => ({ name, managedPolicies: [...new Set(policies)] })),
  }));
}

/** Any section `lab` the app accepts: each key left out or given, within what the schema and the relations allow. */
export const randomLab = labSection();
