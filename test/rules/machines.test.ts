import { connections } from '../../lib/model/reach/reach';
import { readTemplate, type StackModel } from '../../lib/model/template';
import { judge } from '../../lib/rules/judge';
import { machineRules } from '../../lib/rules/machines';

type Json = ReturnType<typeof JSON.parse>;
type Resources = Record<string, { Type: string; Properties: Json }>;
/** Properties of resources by their ids; undefined takes one away. */
type Changes = Record<string, Record<string, Json>>;

const PACKETS_END = machineRules.find(({ id }) => id === 'PacketsEndAtTheirMachine')!;

const ref = (Ref: string) => ({ Ref });
const groupIds = (id: string) => [{ 'Fn::GetAtt': [id, 'GroupId'] }];
const https = (CidrIp: string) => ({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp });

/** A machine in a public subnet that passes HTTPS of a private one on, with changes. */
function network(changes: Changes = {}): StackModel {
  const subnet = (CidrBlock: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), CidrBlock } });
  const table = { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } };
  const bound = (SubnetId: string, RouteTableId: string) => ({
    Type: 'AWS::EC2::SubnetRouteTableAssociation',
    Properties: { SubnetId: ref(SubnetId), RouteTableId: ref(RouteTableId) },
  });
  const route = (RouteTableId: string, target: Json) => ({
    Type: 'AWS::EC2::Route',
    Properties: { RouteTableId: ref(RouteTableId), DestinationCidrBlock: '0.0.0.0/0', ...target },
  });
  const group = (SecurityGroupIngress: Json[], SecurityGroupEgress: Json[]) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { VpcId: ref('Vpc'), SecurityGroupIngress, SecurityGroupEgress },
  });
  const machine = (SubnetId: string, groupId: string, more: Json = {}) => ({
    Type: 'AWS::EC2::Instance',
    Properties: { SubnetId: ref(SubnetId), SecurityGroupIds: groupIds(groupId), ...more },
  });
  const resources: Resources = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Gateway: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
    Public: subnet('10.0.0.0/20'),
    Private: subnet('10.0.64.0/20'),
    PublicTable: table,
    PrivateTable: table,
    PublicBound: bound('Public', 'PublicTable'),
    PrivateBound: bound('Private', 'PrivateTable'),
    PublicRoute: route('PublicTable', { GatewayId: ref('Gateway') }),
    PrivateRoute: route('PrivateTable', { InstanceId: ref('Nat') }),
    NatGroup: group([https('10.0.64.0/20')], [https('0.0.0.0/0')]),
    Nat: machine('Public', 'NatGroup', { SourceDestCheck: false }),
    Address: { Type: 'AWS::EC2::EIP', Properties: { InstanceId: ref('Nat') } },
    ServerGroup: group([], [https('0.0.0.0/0')]),
    Server: machine('Private', 'ServerGroup'),
  };
  const changed = Object.entries(resources).map(([id, { Type, Properties }]) => {
    return [id, { Type, Properties: JSON.parse(JSON.stringify({ ...Properties, ...changes[id] })) }];
  });
  return readTemplate({ Resources: Object.fromEntries(changed) }, { name: 'Test', region: 'ap-southeast-2' });
}

const problems = (stack: StackModel) => judge(PACKETS_END, stack, {}).map(({ at, problem }) => `${at} ${problem}`);

/** Ways out, through which machine. */
const waysOut = (stack: StackModel) =>
  connections(stack)
    .filter(({ way }) => way === 'outward')
    .map(({ from, ports, through }) => `${from} ${ports.from}-${ports.to} ${through ?? 'itself'}`);

test('a machine that is the way out of private subnets may forward packets', () => {
  expect(problems(network())).toEqual([]);
  expect(waysOut(network())).toEqual(['Nat 443-443 itself', 'Server 443-443 Nat']);
});

const fromGroup = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourceSecurityGroupId: groupIds('ServerGroup')[0] };
const plain = (CidrIp: string) => ({ ...https(CidrIp), FromPort: 80, ToPort: 80 });

test.each<[string, Changes, string]>([
  ['no route leads to', { PrivateRoute: { InstanceId: undefined, GatewayId: ref('Gateway') } }, 'no route of private'],
  ['is an ordinary server', { Server: { SourceDestCheck: false } }, 'no route of private subnets leads to it'],
  ['is so by a text', { Server: { SourceDestCheck: 'false' } }, 'no route of private subnets leads to it'],
  [
    'a route of public subnets leads to',
    { PrivateRoute: { RouteTableId: ref('PublicTable') }, PrivateBound: { RouteTableId: ref('PublicTable') } },
    'no route of private subnets leads to it',
  ],
  ['drops what the route sends', { Nat: { SourceDestCheck: undefined } }, 'drops what a route sends through it'],
  ['has no address of the internet', { Address: { InstanceId: undefined } }, 'no address for the answers'],
  [
    'refuses half of a subnet',
    { NatGroup: { SecurityGroupIngress: [https('10.0.64.0/21')] } },
    'refuses packets of a subnet that it serves',
  ],
  ['stands in a private subnet', { Nat: { SubnetId: ref('Private') } }, 'from where there is no way out'],
  [
    'takes packets of the whole network',
    { NatGroup: { SecurityGroupIngress: [https('10.0.0.0/16')] } },
    'of others than the subnets that it serves',
  ],
  [
    'takes packets of everybody',
    { NatGroup: { SecurityGroupIngress: [https('10.0.64.0/20'), https('0.0.0.0/0')] } },
    'of others than the subnets that it serves',
  ],
  [
    'takes packets of a group, wherever its members are',
    { NatGroup: { SecurityGroupIngress: [https('10.0.64.0/20'), fromGroup] } },
    'of others than the subnets that it serves',
  ],
  [
    'forwards everything',
    {
      NatGroup: {
        SecurityGroupIngress: [{ IpProtocol: '-1', CidrIp: '10.0.64.0/20' }],
        SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
      },
    },
    'whatever comes',
  ],
  [
    'lets out more than in',
    { NatGroup: { SecurityGroupEgress: [https('0.0.0.0/0'), plain('0.0.0.0/0')] } },
    'lets in tcp 443, and out tcp 443, tcp 80',
  ],
])('a machine that %s may not', (_, changes, problem) => {
  expect(problems(network(changes))).toEqual(expect.arrayContaining([expect.stringContaining(problem)]));
});

test.each<[string, Changes]>([
  ['lets in another port', { NatGroup: { SecurityGroupIngress: [plain('10.0.64.0/20')] } }],
  ['lets out another port', { NatGroup: { SecurityGroupEgress: [plain('0.0.0.0/0')] } }],
])('nothing reaches the internet through a machine that %s', (_, changes) => {
  expect(waysOut(network(changes)).filter((line) => line.startsWith('Server'))).toEqual([]);
});

/** Whether one machine, started with this, breaks a rule. */
function startedWith(id: string, Properties: Json): boolean {
  const rule = machineRules.find((each) => each.id === id)!;
  const Resources = { Server: { Type: 'AWS::EC2::Instance', Properties } };
  return judge(rule, readTemplate({ Resources }, { name: 'Test', region: 'ap-southeast-2' }), {}).length > 0;
}

test.each<[string, boolean, string]>([
  ['stops at errors from its first line', false, '#!/bin/bash\nset -euo pipefail\ntrue\n'],
  ['says first what it is for', false, '#!/bin/bash\n# Starts the program\n\nset -Eeuo pipefail\ntrue\n'],
  ['is of PowerShell', false, "<powershell>\n$ErrorActionPreference = 'Stop'\nGet-Date\n</powershell>"],
  ['stops at errors when all is done', true, '#!/bin/bash\ntrue\nset -euo pipefail\n'],
  ['never stops at errors', true, '#!/bin/bash\ntrue\n'],
  ['goes on again', true, '#!/bin/bash\nset -euo pipefail\nset +e\ntrue\n'],
  ['goes on again, in the long form', true, '#!/bin/bash\nset -euo pipefail\nset +o errexit\ntrue\n'],
  ['goes on again, with other letters', true, '#!/bin/bash\nset -euo pipefail\nset +ue\ntrue\n'],
])('a first script that %s: broken %s', (_, expected, script) => {
  expect(startedWith('FirstScriptsStopAtErrors', { UserData: { 'Fn::Base64': script } })).toBe(expected);
});

test.each<[string, boolean, readonly string[]]>([
  ['the one of Ubuntu and Windows', false, ['/dev/sda1']],
  ['the one of Amazon Linux, and another', false, ['/dev/xvda', '/dev/sdf']],
  ['another alone', true, ['/dev/sdf']],
  ['none', true, []],
])('a machine states its disks, %s: broken %s', (_, expected, names) => {
  const Ebs = { Encrypted: true, VolumeType: 'gp3', DeleteOnTermination: true };
  const BlockDeviceMappings = names.map((DeviceName) => ({ DeviceName, Ebs }));
  expect(startedWith('DisksAreEncrypted', { BlockDeviceMappings })).toBe(expected);
});
