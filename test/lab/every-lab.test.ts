import fc from 'fast-check';
import type { ConfigInput } from '../../lib/config/config-input';
import { REGIONS } from '../../lib/config/regions';
import { FREE_PLAN_INSTANCE_TYPES } from '../../lib/lab/settings';
import { ResolvedLab } from './resolved-lab';

const address = fc.oneof(
  fc.ipV4().map((ip) => `${ip}/32`),
  fc.ipV6().map((ip) => `${ip}/128`),
);
const iamName = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);

/** Settings an operator could write, all of them allowed. */
const settings: fc.Arbitrary<ConfigInput> = fc
  .record({
    mode: fc.constantFrom('classroom' as const, 'production' as const),
    region: fc.constantFrom(...REGIONS),
    os: fc.constantFrom('ubuntu-24.04' as const, 'windows-2022' as const),
    instanceType: fc.constantFrom(...Object.keys(FREE_PLAN_INSTANCE_TYPES)),
    image: fc.constantFrom('pinned' as const, 'current' as const),
    adminCidr: fc.option(address, { nil: undefined }),
    elasticIp: fc.boolean(),
    instanceConnect: fc.boolean(),
    access: fc.constantFrom('full' as const, 'operate' as const),
    allowedCidrs: fc.array(address, { maxLength: 3 }),
    names: fc.uniqueArray(iamName, { maxLength: 5 }),
    nightlyStop: fc.option(fc.boolean(), { nil: undefined }),
    monthlyBudgetUsd: fc.option(fc.integer({ min: 1, max: 100_000 }), { nil: undefined }),
  })
  .filter(({ os, instanceType }) => os !== 'windows-2022' || !instanceType.startsWith('t4g'))
  .map(({ mode, region, names, ...lab }) => ({
    mode,
    region,
    alarmEmail: 'ops@example.com',
    lab: {
      ...lab,
      users: names.slice(0, 3),
      groups: names.slice(3).map((name) => ({ name, managedPolicies: ['ReadOnlyAccess'] })),
    },
  }));

test('every allowed lab opens no port to the world but 80, needs IMDSv2, encrypts its disk and keeps its members to the rules', () => {
  fc.assert(
    fc.property(settings, (config) => {
      const { lab: chosen, ...rest } = config;
      const lab = new ResolvedLab(chosen, rest);
      const ingress = JSON.stringify(lab.one('AWS::EC2::SecurityGroup', 'FirewallServer')['SecurityGroupIngress']);
      const rules = JSON.parse(ingress) as { CidrIp?: string; CidrIpv6?: string; FromPort: number }[];
      const worldPorts = rules
        .filter(({ CidrIp, CidrIpv6 }) => CidrIp === '0.0.0.0/0' || CidrIpv6 === '::/0')
        .map(({ FromPort }) => FromPort);
      expect(new Set(worldPorts)).toEqual(new Set([80]));

      const instance = lab.one('AWS::EC2::Instance');
      expect(instance['MetadataOptions']).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
      expect(instance['BlockDeviceMappings']).toMatchObject([{ Ebs: { Encrypted: true, DeleteOnTermination: true } }]);
      for (const group of lab.all('AWS::IAM::Group')) {
        expect(group['ManagedPolicyArns']).toContain('<PeopleMemberRules>');
      }
      expect(lab.outputNames).toEqual(expect.arrayContaining(['PageUrl', 'FetchKey', 'Destroy']));
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('the same settings give the same template', () => {
  fc.assert(
    fc.property(settings, ({ lab, ...rest }) => {
      expect(new ResolvedLab(lab, rest).model).toEqual(new ResolvedLab(lab, rest).model);
    }),
    { numRuns: 5 },
  );
}, 60_000);
