import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { StackModel } from '../../lib/model/template';
import { ADMIN, ADMIN_IPV6, OFFICE, publicIPv4 } from './addresses';
import { ResolvedLab } from './resolved-lab';

interface Rule {
  readonly IpProtocol: string;
  readonly FromPort: number;
  readonly ToPort: number;
  readonly CidrIp?: string;
  readonly CidrIpv6?: string;
  readonly GroupId?: string;
  readonly SourceSecurityGroupId?: string;
}

/** Every way into the server, as `protocol port source`. */
function waysIn(lab: ResolvedLab): string[] {
  const inline = lab.one('AWS::EC2::SecurityGroup', 'FirewallServer')['SecurityGroupIngress'] as Rule[];
  const separate = lab.all('AWS::EC2::SecurityGroupIngress') as unknown as Rule[];
  return [...inline, ...separate].map(rule).sort();
}

function rule({ IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, SourceSecurityGroupId }: Rule): string {
  expect(FromPort).toBe(ToPort);
  return `${IpProtocol} ${FromPort} ${CidrIp ?? CidrIpv6 ?? SourceSecurityGroupId}`;
}

/** Logical ids of what differs between two templates. */
function changedResources(before: StackModel, after: StackModel): string[] {
  const ids = new Set([...before.resources.keys(), ...after.resources.keys()]);
  return [...ids].filter((id) => JSON.stringify(before.resources.get(id)) !== JSON.stringify(after.resources.get(id)));
}

const BASTION = 'tcp 22 <FirewallBastion.GroupId>';
const PAGE = ['tcp 80 0.0.0.0/0', 'tcp 80 ::/0'];

test('an administrator comes by IPv4 or IPv6, and may change: nothing but the one rule does', () => {
  const from = (adminCidr: string) => new ResolvedLab({ adminCidr, instanceConnect: false });
  expect(waysIn(from(ADMIN_IPV6))).toEqual([`tcp 22 ${ADMIN_IPV6}`, BASTION, ...PAGE]);
  const changed = changedResources(from(ADMIN).model, from(ADMIN_IPV6).model);
  expect(changed).toEqual([expect.stringMatching(/^FirewallServer/)]);
});

test('every spelling of an IPv6 address opens the same one', () => {
  const spelled = (adminCidr: string) => waysIn(new ResolvedLab({ adminCidr, instanceConnect: false }));
  expect(spelled('2001:4860:4860:0:0:0:0:8888/128')).toEqual(spelled(ADMIN_IPV6));
});

test('members of the bastion group reach nothing but SSH on the server', () => {
  const lab = new ResolvedLab();
  expect(lab.one('AWS::EC2::SecurityGroup', 'FirewallBastion')).not.toHaveProperty('SecurityGroupEgress');
  expect(lab.one('AWS::EC2::SecurityGroupEgress')).toMatchObject({
    GroupId: '<FirewallBastion.GroupId>',
    DestinationSecurityGroupId: '<FirewallServer.GroupId>',
    FromPort: 22,
    ToPort: 22,
  });
});

test('SSH is open to exactly the address that was given, whichever it is', () => {
  fc.assert(
    fc.property(publicIPv4, (address) => {
      assert.deepEqual(
        waysIn(new ResolvedLab({ adminCidr: `${address}/32`, instanceConnect: false })),
        [`tcp 22 ${address}/32`, BASTION, ...PAGE].sort(),
      );
    }),
    { numRuns: 20 },
  );
});

test('a range, and the whole internet, are refused with the remedy', () => {
  expect(() => new ResolvedLab({ adminCidr: OFFICE })).toThrow(
    /lab\.adminCidr: "8\.8\.8\.0\/24" is more than one address; give \/32/,
  );
  expect(() => new ResolvedLab({ adminCidr: 'fe80::1%eth0/128' })).toThrow(/is not an address with its length/);
  expect(() => new ResolvedLab({ adminCidr: '0.0.0.0/0', allowWideCidr: true })).toThrow(/is the whole internet/);
  expect(waysIn(new ResolvedLab({ adminCidr: OFFICE, allowWideCidr: true }))).toContain(`tcp 22 ${OFFICE}`);
});

test('the network has no NAT gateway, which would cost more than the server, and records what was refused', () => {
  const lab = new ResolvedLab();
  expect(lab.all('AWS::EC2::NatGateway')).toEqual([]);
  expect(lab.one('AWS::EC2::FlowLog')).toMatchObject({ TrafficType: 'REJECT' });
});
