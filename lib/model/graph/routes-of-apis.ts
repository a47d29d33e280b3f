import { apisOf, type RouteModel } from '../api-routes';
import { machinesBehind } from '../balanced-machines';
import { linkedIntegrations } from '../linked-integrations';
import { at } from '../property-path';
import { referencedIds } from '../references';
import { type Resource, resourcesOfType, type StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import type { EdgeDraft, Reading } from './edge-drafts';

/** What the routes of APIs lead to. Routes that lead nowhere are among those not connected. */
export function routes(reading: Reading): readonly EdgeDraft[] {
  const { stack, ownerOf, place } = reading;
  const loose = new Set(looseRoutes(stack.model).map(({ logicalId }) => logicalId));
  const resources = new Map([...stack.model.resources].filter(([logicalId]) => !loose.has(logicalId)));
  return apisOf({ ...stack.model, resources }).flatMap(({ logicalId: api, routes: all }) =>
    all.map((route) => routed(api, route)),
  );

  function routed(api: string, route: RouteModel): EdgeDraft {
    const made = place(route.logicalId);
    const details = [`${route.method} ${route.path}`];
    const from = ownerOf(api);
    const { target } = route;
    switch (target.kind) {
      case 'function':
        return { from, to: ownerOf(target.functionId), meaning: 'calls', details, made };
      case 'machines':
        return { from, to: ownerOf(balancerOf(stack.model, route)), meaning: 'calls', details, made };
      case 'service': {
        const queue = referencedIds(target.integration.uri).find((id) => isQueue(stack.model, id));
        if (queue === undefined) {
          throw new UndecidableError(`${route.logicalId} calls ${target.integration.service}, which has no place`);
        }
        return { from, to: ownerOf(queue), meaning: 'sends', details, made };
      }
    }
  }
}

/** Routes of the APIs of a stack that no integration answers. */
export function looseRoutes(
  stack: StackModel,
): readonly (Resource & { readonly api: unknown; readonly way: string })[] {
  return [
    ...resourcesOfType(stack, 'AWS::ApiGatewayV2::Route')
      .filter(({ properties }) => properties['Target'] === undefined)
      .map((route) => ({ ...route, api: route.properties['ApiId'], way: String(route.properties['RouteKey']) })),
    ...resourcesOfType(stack, 'AWS::ApiGateway::Method')
      .filter(({ properties }) => properties['HttpMethod'] !== 'OPTIONS')
      .filter(({ properties }) => [undefined, 'MOCK'].includes(at(properties, 'Integration', 'Type') as string))
      .map((method) => ({ ...method, api: method.properties['RestApiId'], way: `${method.properties['HttpMethod']}` })),
  ];
}

function balancerOf(stack: StackModel, route: RouteModel): string {
  const link = linkedIntegrations(stack).find(({ routes: all }) =>
    all.some(({ logicalId }) => logicalId === route.logicalId),
  );
  if (!link) throw new UndecidableError(`${route.logicalId} leads to machines by no link`);
  return link.machines().balancer.logicalId;
}

function isQueue(stack: StackModel, logicalId: string): boolean {
  return stack.resources.get(logicalId)?.type === 'AWS::SQS::Queue';
}

/** What load balancers send requests on to. */
export function balancedMachines({ stack, ownerOf, place }: Reading): readonly EdgeDraft[] {
  return resourcesOfType(stack.model, 'AWS::ElasticLoadBalancingV2::Listener').flatMap(({ logicalId }) => {
    const { balancer, groups, targetGroup } = machinesBehind(stack.model, { Ref: logicalId }, logicalId);
    const checks = targetGroup.properties['HealthCheckPath'];
    return groups.map(
      (group): EdgeDraft => ({
        from: ownerOf(balancer.logicalId),
        to: ownerOf(group.logicalId),
        meaning: 'forwards',
        details: checks === undefined ? [] : [`health ${String(checks)}`],
        made: place(logicalId),
      }),
    );
  });
}
