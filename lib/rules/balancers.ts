import { attributesOf, type BalancedMachines, machinesBehind } from '../model/balanced-machines';
import { referencedIds } from '../model/references';
import { type Resource, resourcesOfType, type StackModel } from '../model/template';
import { CALLER_HEADER, CALLER_VARIABLE, HEALTH_PATH, SERVING_SECONDS } from '../shared/behind-api';
import { processesOf } from './processes';
import { behind, breaking } from './reading';
import type { Rule, Violation } from './rule';

export const balancerRules: readonly Rule[] = [
  {
    id: 'ApisSayWhoCalls',
    claim:
      'on the way into a network an API writes down who signed the request, over whatever the client wrote there, and only for signed requests',
    fix: 'Map the header by overwriteHeader from the context of the API, on routes with IAM authorization (constructs/shared/api-link.ts)',
    atSynth: true,
    violations: (stack) => [
      ...breaking(linked(stack), 'lets a client say who it is', ({ properties }) => {
        const mapped = Object.entries((properties['RequestParameters'] ?? {}) as Record<string, unknown>);
        return (
          mapped.some(
            ([name, value]) => name === `overwrite:header.${CALLER_HEADER}` && value === `$context.${CALLER_VARIABLE}`,
          ) && mapped.filter(([name]) => name.toLowerCase().endsWith(`:header.${CALLER_HEADER}`)).length === 1
        );
      }),
      ...breaking(routesTo(stack, linked(stack)), 'knows no caller to write down', ({ properties }) => {
        return properties['AuthorizationType'] === 'AWS_IAM';
      }),
    ],
  },
  {
    id: 'PrivateWaysArePrivate',
    claim:
      'what an API reaches by a link stands inside the network, and an API goes to a load balancer by no other way',
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
        balanced(stack).map(({ balancer }) => balancer),
        'can be reached without the API',
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
      'a load balancer asks its machines where they tell of their health, at the port they listen at; their group believes it, after the time to boot, and is never empty',
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
        ];
      }),
  },
  {
    id: 'EachWaitsLongerThanTheNext',
    claim:
      'an API gives up before the load balancer closes, which closes before the machine does; a machine that goes answers until the load balancer has noticed, and until the API has its last answer',
    fix: `Take the seconds from SERVING_SECONDS in lib/shared/behind-api.ts`,
    violations: (stack) =>
      linked(stack).flatMap((integration) => {
        const { logicalId, properties } = integration;
        const { balancer, targetGroup, templateIds } = machinesBehind(stack, properties['IntegrationUri'], logicalId);
        const waits = Number(properties['TimeoutInMillis'] ?? 30_000) / 1000;
        const idle = Number(attributesOf(balancer).get('idle_timeout.timeout_seconds') ?? 60);
        const goes = Number(attributesOf(targetGroup).get('deregistration_delay.timeout_seconds') ?? 300);
        const { HealthCheckIntervalSeconds: interval, UnhealthyThresholdCount: answers } = targetGroup.properties;
        const notices = Number(interval) * Number(answers);
        const machines = processesOf(stack).filter((process) => templateIds.includes(process.logicalId));
        const order: (readonly [boolean, string, string])[] = [
          [SERVING_SECONDS.request < waits, logicalId, 'gives up before a request has come'],
          [waits < idle, logicalId, 'waits longer than the load balancer'],
          [idle < SERVING_SECONDS.keepAlive, balancer.logicalId, 'keeps connections that the machine has closed'],
          [waits <= goes, targetGroup.logicalId, 'lets machines go before they have answered'],
          ...machines.flatMap((machine): (readonly [boolean, string, string])[] => {
            const drains = Number(machine.variable('DRAIN_SECONDS'));
            return [
              [
                notices < drains && drains <= goes,
                machine.logicalId,
                'stops to listen before that is noticed, or too late',
              ],
              [
                drains + waits <= Number(machine.variable('TimeoutStopSec')),
                machine.logicalId,
                'is killed while it answers',
              ],
            ];
          }),
        ];
        return order.flatMap(([holds, at, problem]) => (holds ? [] : [{ at, problem }]));
      }),
  },
];

/** Integrations of APIs that lead into a network. */
function linked(stack: StackModel): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::ApiGatewayV2::Integration').filter(
    ({ properties }) => properties['ConnectionType'] === 'VPC_LINK',
  );
}

function routesTo(stack: StackModel, integrations: readonly Resource[]): readonly Resource[] {
  return resourcesOfType(stack, 'AWS::ApiGatewayV2::Route').filter(({ properties }) =>
    referencedIds(properties['Target']).some((id) => integrations.some(({ logicalId }) => logicalId === id)),
  );
}

/** Whatever stands behind a listener, once for each listener. */
function balanced(stack: StackModel): readonly BalancedMachines[] {
  return resourcesOfType(stack, 'AWS::ElasticLoadBalancingV2::Listener').map(({ logicalId }) =>
    machinesBehind(stack, { Ref: logicalId }, logicalId),
  );
}
