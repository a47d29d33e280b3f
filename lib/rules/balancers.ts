import { attributesOf, type BalancedMachines, machinesBehind } from '../model/balanced-machines';
import { CLOUDFRONT_PREFIX_LISTS } from '../model/cloudfront-prefix-lists';
import { waysInside } from '../model/distributions';
import { linkedIntegrations, writtenHeaders } from '../model/linked-integrations';
import { at } from '../model/property-path';
import { networkInterfaces } from '../model/reach/network-interfaces';
import { securityGroupRules } from '../model/reach/security-groups';
import { referencedId } from '../model/references';
import { resourcesOfType, type StackModel } from '../model/template';
import {
  CALLER_HEADER,
  CALLER_VARIABLE,
  HEALTH_PATH,
  REST_CALLER_VARIABLE,
  SERVING_SECONDS,
} from '../shared/behind-api';
import { processesOf } from './processes';
import { behind, breaking, listAt, referencesOf } from './reading';
import type { Rule, Violation } from './rule';

export const balancerRules: readonly Rule[] = [
  {
    id: 'ApisSayWhoCalls',
    claim:
      'on the way into a network an API writes down who signed the request, and what else the program there believes, over whatever the client wrote there, and only for signed requests',
    fix: 'Write the header from the context of the API or the path, on routes with IAM authorization (constructs/shared/api-link.ts, rest-link.ts)',
    atSynth: true,
    violations: (stack, { trustedHeaders = {} }) =>
      linkedIntegrations(stack).flatMap((link): Violation[] => {
        const { logicalId, api, parameters, routes } = link;
        const { headers } = writtenHeaders(link);
        const writes = (header: string, value: string) =>
          headers[header] === value &&
          Object.keys(parameters).filter((name) => WRITES_HEADER.exec(name)?.[1]?.toLowerCase() === header).length ===
            1;
        return [
          ...(writes(CALLER_HEADER, `$context.${api === 'http' ? CALLER_VARIABLE : REST_CALLER_VARIABLE}`)
            ? []
            : [{ at: logicalId, problem: 'lets a client say who it is' }]),
          ...Object.entries(trustedHeaders)
            .filter(([header, value]) => !writes(header, value))
            .map(([header]) => ({ at: logicalId, problem: `lets a client say its ${header}` })),
          ...routes
            .filter(({ authorization }) => authorization !== 'AWS_IAM')
            .map((route) => ({ at: route.logicalId, problem: 'knows no caller to write down' })),
        ];
      }),
  },
  {
    id: 'PrivateWaysArePrivate',
    claim:
      'what an API reaches by a link stands inside the network, and a load balancer is reached by such a link or a VPC origin alone',
    fix: 'Give the integration a VPC link of the stack, and the load balancer the scheme internal',
    atSynth: true,
    violations: (stack) => [
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGatewayV2::Integration').filter(
          ({ properties }) => properties['IntegrationType'] !== 'AWS_PROXY',
        ),
        'takes no link of the stack',
        ({ properties }) =>
          properties['ConnectionType'] === 'VPC_LINK' &&
          behind(stack, properties['ConnectionId'])?.type === 'AWS::ApiGatewayV2::VpcLink',
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::ApiGateway::Method').filter(({ properties }) =>
          /^HTTP(_PROXY)?$/.test(String(at(properties, 'Integration', 'Type'))),
        ),
        'takes no link of the stack',
        ({ properties }) =>
          at(properties, 'Integration', 'ConnectionType') === 'VPC_LINK' &&
          behind(stack, at(properties, 'Integration', 'ConnectionId'))?.type === 'AWS::ApiGatewayV2::VpcLink',
      ),
      ...breaking(
        balanced(stack).map(({ balancer }) => balancer),
        'can be reached from the internet',
        ({ properties }) => properties['Scheme'] === 'internal',
      ),
    ],
  },
  {
    id: 'BalancersAreWary',
    claim:
      'every load balancer drops headers that are none, refuses requests that two would read differently, and records what it is asked',
    fix: 'Set dropInvalidHeaderFields, desyncMitigationMode, and access logs into a bucket of the stack',
    violations: (stack) =>
      breaking(resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::LoadBalancer'), 'does not', (balancer) => {
        const attributes = attributesOf(balancer);
        return (
          attributes.get('routing.http.drop_invalid_header_fields.enabled') === 'true' &&
          ['defensive', 'strictest'].includes(String(attributes.get('routing.http.desync_mitigation_mode'))) &&
          attributes.get('access_logs.s3.enabled') === 'true' &&
          behind(stack, attributes.get('access_logs.s3.bucket'))?.type === 'AWS::S3::Bucket'
        );
      }),
  },
  {
    id: 'TargetsAreAskedRightly',
    claim:
      'a load balancer asks its machines where they tell of their health, at the port they listen at; their group believes it, after the time to boot, and is never empty, not even while it changes',
    fix: 'Take port and path of the program for the target group, and ELB health checks with a grace period for the group',
    violations: (stack) =>
      balanced(stack).flatMap(({ targetGroup, groups, templateIds }): Violation[] => {
        const { properties } = targetGroup;
        const processes = processesOf(stack).filter(({ logicalId }) => templateIds.includes(logicalId));
        return [
          ...(groups.length === 1 ? [] : [{ at: targetGroup.logicalId, problem: 'has not one group of machines' }]),
          ...breaking([targetGroup], 'asks elsewhere', () => {
            const port = properties['HealthCheckPort'] ?? 'traffic-port';
            return properties['HealthCheckPath'] === HEALTH_PATH && port === 'traffic-port';
          }),
          ...breaking([targetGroup], 'sends requests to a port that no program listens at', () =>
            processes.every((process) => process.variable('PORT') === String(properties['Port'])),
          ),
          ...breaking(groups, 'does not replace what the load balancer finds ill, or is empty', (group) => {
            const { HealthCheckType: type, HealthCheckGracePeriod: grace, MinSize: min } = group.properties;
            return type === 'ELB' && Number(grace) >= 60 && Number(min) >= 1;
          }),
          ...breaking(groups, 'takes machines away before others have come', ({ attributes, properties }) => {
            const staying = at(attributes, 'UpdatePolicy', 'AutoScalingRollingUpdate', 'MinInstancesInService');
            return Number(staying) >= Number(properties['MinSize']);
          }),
        ];
      }),
  },
  {
    id: 'EachWaitsLongerThanTheNext',
    claim:
      'an API or CloudFront gives up later than the program that answers, and before the load balancer closes, which closes before the machine does; a machine that goes answers until the load balancer has noticed, and until whoever asked has the last answer',
    fix: `Take the seconds from SERVING_SECONDS in lib/shared/behind-api.ts`,
    violations: (stack, { answerSeconds, streamSeconds }) =>
      waitersOf(stack).flatMap(
        ({ logicalId, waits, streams, keeps, behind: { balancer, targetGroup, templateIds } }) => {
          const answers = streams ? streamSeconds : answerSeconds;
          // What is sent while it is made is not silent for longer than another answer takes.
          const silent = streams ? (answerSeconds ?? waits) : waits;
          const idle = Number(attributesOf(balancer).get('idle_timeout.timeout_seconds') ?? 60);
          const goes = Number(attributesOf(targetGroup).get('deregistration_delay.timeout_seconds') ?? 300);
          const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: times } = targetGroup.properties;
          const notices = Number(interval) * Number(times);
          const machines = processesOf(stack).filter((process) => templateIds.includes(process.logicalId));
          const order: (readonly [boolean, string, string])[] = [
            [SERVING_SECONDS.request < waits, logicalId, 'gives up before a request has come'],
            [(answers ?? 0) < waits, logicalId, 'gives up before an answer has come'],
            [silent < idle, logicalId, 'waits longer than the load balancer'],
            [
              (answerSeconds ?? waits) < SERVING_SECONDS.silence,
              logicalId,
              'asks for what the machine would hang up over',
            ],
            [keeps < idle, logicalId, 'keeps connections that the load balancer has closed'],
            [idle < SERVING_SECONDS.keepAlive, balancer.logicalId, 'keeps connections that the machine has closed'],
            [waits <= goes, targetGroup.logicalId, 'lets machines go before they have answered'],
            ...machines.flatMap((machine): (readonly [boolean, string, string])[] => {
              const drains = Number(machine.variable('DRAIN_SECONDS'));
              const stops = Number(machine.variable('TimeoutStopSec'));
              return [
                [
                  notices < drains && drains <= goes,
                  machine.logicalId,
                  'stops to listen before that is noticed, or too late',
                ],
                [drains + (answers ?? waits) <= stops, machine.logicalId, 'is killed while it answers'],
              ];
            }),
          ];
          return order.flatMap(([holds, at, problem]) => (holds ? [] : [{ at, problem }]));
        },
      ),
  },
  {
    id: 'CloudFrontAloneComesIn',
    claim:
      'a load balancer behind a VPC origin lets in the addresses of CloudFront in its region, at the port that it listens at, and nobody else',
    fix: 'Give its security group one rule: the prefix list of the region (lib/model/cloudfront-prefix-lists.ts) at the one port',
    atSynth: true,
    violations: (stack) =>
      waysInside(stack).flatMap(({ balancer, listener }): Violation[] => {
        const groups = listAt(balancer.properties, 'SecurityGroups').map(referencedId);
        const rules = securityGroupRules(stack, referencesOf(stack)).filter(
          ({ group, direction }) => direction === 'ingress' && groups.includes(group),
        );
        const fits = rules.filter(
          ({ peer, ports: { protocol, from, to } }) =>
            peer.kind === 'prefix list' &&
            peer.text === CLOUDFRONT_PREFIX_LISTS[stack.region] &&
            protocol === 'tcp' &&
            [from, to].every((port) => port === Number(listener.properties['Port'])),
        );
        return [
          ...(fits.length === 0 ? [{ at: balancer.logicalId, problem: 'does not let CloudFront in' }] : []),
          ...(fits.length < rules.length ? [{ at: balancer.logicalId, problem: 'lets in others too' }] : []),
        ];
      }),
  },
  {
    id: 'LinksAloneComeIn',
    claim:
      'a load balancer behind a link lets in the group of the link, at the port that it listens at, and nobody else; and its machines the load balancer alone',
    fix: 'Let the group of the link in at the listener, and the group of the load balancer at the machines (constructs/shared/rest-link.ts)',
    atSynth: true,
    violations: (stack) =>
      linkedIntegrations(stack).flatMap(({ logicalId, link, machines }): Violation[] => {
        const { listener, balancer, targetGroup, groups: machineGroups } = machines();
        const groupsOf = (holder: string | undefined) =>
          networkInterfaces(stack).flatMap((each) => (each.holder === holder ? each.groups : []));
        const doors = [
          { place: balancer.logicalId, port: listener.properties['Port'], from: groupsOf(referencedId(link)) },
          ...machineGroups.map((group) => ({
            place: group.logicalId,
            port: targetGroup.properties['Port'],
            from: groupsOf(balancer.logicalId),
          })),
        ];
        return doors.flatMap(({ place, port, from }) => {
          const groups = groupsOf(place);
          const rules = securityGroupRules(stack, referencesOf(stack)).filter(
            ({ group, direction }) => direction === 'ingress' && groups.includes(group),
          );
          const fits = rules.filter(
            ({ peer, ports: { protocol, from: first, to } }) =>
              peer.kind === 'group' &&
              from.includes(peer.logicalId) &&
              protocol === 'tcp' &&
              [first, to].every((each) => each === Number(port)),
          );
          return [
            ...(fits.length === 0 ? [{ at: logicalId, problem: `is not let in by ${place}` }] : []),
            ...(fits.length < rules.length ? [{ at: place, problem: 'lets in others too' }] : []),
          ];
        });
      }),
  },
  {
    id: 'RulesFitTheirGroups',
    claim:
      'no security group has more rules in one direction than a new account may give it, where the list of CloudFront counts as 55',
    fix: 'Keep to one port for CloudFront in a group of its own, or to fewer rules',
    atSynth: true,
    violations: (stack) => {
      const rules = securityGroupRules(stack, referencesOf(stack));
      return resourcesOfType(stack, 'AWS::EC2::SecurityGroup').flatMap(({ logicalId }) =>
        (['ingress', 'egress'] as const).flatMap((direction): Violation[] => {
          const weight = rules
            .filter((rule) => rule.group === logicalId && rule.direction === direction)
            .reduce((sum, { peer }) => sum + (peer.kind === 'prefix list' ? PREFIX_LIST_WEIGHT : 1), 0);
          return weight <= MOST_RULES ? [] : [{ at: logicalId, problem: `counts ${weight} rules (${direction})` }];
        }),
      );
    },
  },
];

/** Rules of a security group in one direction, by the quota of a new account. */
const MOST_RULES = 60;
/** What the list of CloudFront counts for. Another list may count for less; nobody here has one. */
const PREFIX_LIST_WEIGHT = 55;

/** Somebody who asks a load balancer of the stack and waits for its answer. */
interface Waiter {
  readonly logicalId: string;
  /** Seconds until it gives up. */
  readonly waits: number;
  /** It hands answers on while they are made. */
  readonly streams: boolean;
  /** Seconds that it keeps a silent connection for the next request. */
  readonly keeps: number;
  readonly behind: BalancedMachines;
}

function waitersOf(stack: StackModel): readonly Waiter[] {
  return [
    ...linkedIntegrations(stack).map(({ logicalId, waits, streams, machines }) => ({
      logicalId,
      waits,
      streams,
      // API Gateway says nothing about it, and asks again by itself where a connection was closed.
      keeps: 0,
      behind: machines(),
    })),
    ...waysInside(stack).map(({ distribution, origin, listener }) => ({
      logicalId: distribution,
      waits: Number(at(origin, 'VpcOriginConfig', 'OriginReadTimeout') ?? 30),
      streams: false,
      keeps: Number(at(origin, 'VpcOriginConfig', 'OriginKeepaliveTimeout') ?? 5),
      behind: machinesBehind(stack, { Ref: listener.logicalId }, distribution),
    })),
  ];
}

/** A parameter of either kind of API that changes a header, by the name of the header. */
const WRITES_HEADER = /[:.]header\.(.+)$/;

/** Whatever stands behind a listener, once for each listener. */
function balanced(stack: StackModel): readonly BalancedMachines[] {
  return resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener').map(({ logicalId }) =>
    machinesBehind(stack, { Ref: logicalId }, logicalId),
  );
}
