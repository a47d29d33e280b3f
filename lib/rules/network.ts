import { networkInterfaces } from '../model/reach/network-interfaces';
import { reach } from '../model/reach/reach';
import { securityGroupRules } from '../model/reach/security-groups';
import { referencedId } from '../model/references';
import { resourcesOfType } from '../model/template';
import { breaking, referencesOf } from './reading';
import type { Rule, Violation } from './rule';

export const networkRules: readonly Rule[] = [
  {
    id: 'NoDoorWithoutPath',
    claim: 'no security group is open to addresses outside, not even on what has no way in yet',
    fix: 'Name a security group of the stack instead of addresses',
    violations: (stack) => reach(stack).latent.map((line) => ({ at: stack.name, problem: `is open: ${line}` })),
  },
  {
    id: 'DefaultGroupsAreClosed',
    claim: 'the default security group of every network is closed',
    fix: 'Set restrictDefaultSecurityGroup',
    violations: (stack) => {
      const closed = resourcesOfType(stack, 'Custom::VpcRestrictDefaultSG').map(({ properties }) =>
        referencedId(properties['DefaultSecurityGroupId']),
      );
      return breaking(resourcesOfType(stack, 'AWS::EC2::VPC'), 'leaves its default group open', ({ logicalId }) =>
        closed.includes(logicalId),
      );
    },
  },
  {
    id: 'GroupsAreUsed',
    claim: 'everything in a network has a security group of the stack, and each group is used or meant to be joined',
    fix: 'Attach the group, or leave it out',
    violations: (stack) => {
      const used = new Set(networkInterfaces(stack).flatMap(({ groups }) => groups));
      const peers = securityGroupRules(stack, referencesOf(stack)).flatMap(({ peer }) =>
        peer.kind === 'group' ? [peer.logicalId] : [],
      );
      return breaking(
        resourcesOfType(stack, 'AWS::EC2::SecurityGroup'),
        'belongs to nothing',
        ({ logicalId }) => used.has(logicalId) || peers.includes(logicalId),
      );
    },
  },
  {
    id: 'NetworksSpanZones',
    claim: 'every network spans two zones, named only by the region at deploy time',
    fix: 'Take the zones from Fn::GetAZs, two or more',
    violations: (stack) =>
      resourcesOfType(stack, 'AWS::EC2::VPC').flatMap((vpc): Violation[] => {
        const zones = resourcesOfType(stack, 'AWS::EC2::Subnet')
          .filter(({ properties }) => referencedId(properties['VpcId']) === vpc.logicalId)
          .map(({ properties }) => JSON.stringify(properties['AvailabilityZone']));
        const literal = zones.filter((zone) => !zone.includes('Fn::GetAZs'));
        return [
          ...(new Set(zones).size >= 2 ? [] : [{ at: vpc.logicalId, problem: 'has one zone' }]),
          ...literal.map((zone) => ({ at: vpc.logicalId, problem: `names ${zone}` })),
        ];
      }),
  },
  {
    id: 'NetworksRecordTraffic',
    claim: 'every network writes what passes it, or what it refuses, into a log group of the stack',
    fix: 'Add a flow log with a log group of the stack',
    violations: (stack) => {
      const recorded = resourcesOfType(stack, 'AWS::EC2::FlowLog')
        .filter(
          ({ properties }) =>
            stack.resources.get(referencedId(properties['LogGroupName']) ?? '')?.type === 'AWS::Logs::LogGroup' &&
            ['ALL', 'REJECT'].includes(String(properties['TrafficType'])),
        )
        .map(({ properties }) => referencedId(properties['ResourceId']));
      return breaking(resourcesOfType(stack, 'AWS::EC2::VPC'), 'records nothing', ({ logicalId }) =>
        recorded.includes(logicalId),
      );
    },
  },
];
