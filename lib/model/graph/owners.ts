import type { AssembledStack } from '../assembly';
import { networkInterfaces } from '../reach/network-interfaces';
import { referencedIds } from '../references';
import type { Resource } from '../template';
import { UndecidableError } from '../undecidable-error';
import { BELONGINGS, type Belonging, MENTIONS } from './belongings';
import type { GroupName, NodeKind } from './graph';
import { kindOf } from './node-kinds';

/** A resource together with the stack that has it. */
export interface Placed {
  readonly stack: AssembledStack;
  readonly resource: Resource;
}

/** A thing that matters, or the group of what belongs to none. */
export type Owner = { readonly kind: NodeKind; readonly main: Placed } | { readonly group: GroupName };

export interface Owners {
  /** @throws UndecidableError for a resource that belongs to nothing */
  of(stack: AssembledStack, logicalId: string): Owner;
  readonly all: readonly (Placed & { readonly owner: Owner })[];
}

/**
 * What each resource of some stacks belongs to.
 *
 * @throws UndecidableError for a reference to nothing, and for a resource of which nobody has said what it is part of
 */
export function ownersIn(stacks: readonly AssembledStack[]): Owners {
  const known = new Map<Resource, Owner | undefined>();
  const places = stacks.flatMap((stack) =>
    [...stack.model.resources.values()].map((resource) => ({ stack, resource })),
  );
  const byDeployment = deploymentFunctions(places);
  refuseDangling(places);

  const find = (placed: Placed): Owner | undefined => {
    const { stack, resource } = placed;
    if (known.has(resource)) return known.get(resource);
    // Whoever comes back here by a circle of references finds nothing, and goes another way.
    known.set(resource, undefined);
    const owner = first(placed);
    if (owner === undefined) known.delete(resource);
    else known.set(resource, owner);
    return owner;

    function first(found: Placed): Owner | undefined {
      const group = byDeployment.get(resource);
      if (group) return { group };
      const kind = kindOf(stack.model, resource);
      if (kind) return { kind, main: found };
      const ways = BELONGINGS[resource.type];
      if (!ways) {
        throw new UndecidableError(
          `${resource.logicalId} (${resource.type}) is part of nothing; say in the table what of`,
        );
      }
      for (const way of ways) {
        const reached = along(way, found);
        if (reached) return reached;
      }
      return undefined;
    }
  };

  const along = (way: Belonging, { stack, resource }: Placed): Owner | undefined => {
    switch (way.by) {
      case 'group':
        return { group: way.name };
      case 'property':
        return one(referredTo(places, stack, resource.properties[way.name]));
      case 'use':
        return one(usersOf(places, { stack, resource }));
      case 'kind':
        return one(places.filter((place) => kindOf(place.stack.model, place.resource) === way.kind).slice(0, 1));
    }
  };

  /** The one owner of some resources. Of several things, none alone is it. */
  const one = (found: readonly Placed[]): Owner | undefined => {
    const owners = found.flatMap((placed) => find(placed) ?? []);
    const distinct = owners.filter((owner, index) => owners.findIndex((other) => isSame(owner, other)) === index);
    const things = distinct.filter((owner) => !('group' in owner));
    return things.length > 1 ? undefined : (things[0] ?? distinct[0]);
  };

  const of = (placed: Placed): Owner => {
    const owner = find(placed);
    if (owner) return owner;
    const { logicalId, type } = placed.resource;
    throw new UndecidableError(`${logicalId} (${type}) belongs to nothing of the stack, or to several things at once`);
  };
  return {
    of: (stack, logicalId) => {
      const resource = stack.model.resources.get(logicalId);
      if (!resource) throw new UndecidableError(`${stack.id} has no resource ${logicalId}`);
      return of({ stack, resource });
    },
    all: places.map((placed) => ({ ...placed, owner: of(placed) })),
  };
}

export function isSame(one: Owner, other: Owner): boolean {
  if ('group' in one || 'group' in other) return 'group' in one && 'group' in other && one.group === other.group;
  return one.main.resource === other.main.resource;
}

/** Functions that only a deployment calls: what a custom resource names, and what that one calls in turn. */
function deploymentFunctions(places: readonly Placed[]): ReadonlyMap<Resource, GroupName> {
  const found = new Map<Resource, GroupName>();
  for (const { stack, resource } of places) {
    const named = referencedIds(resource.properties['ServiceToken'])[0];
    const called = stack.model.resources.get(named ?? '');
    if (called?.type !== 'AWS::Lambda::Function') continue;
    const behind = referencedIds(called.properties['Environment'])
      .map((id) => stack.model.resources.get(id))
      .find((each) => each?.type === 'AWS::Lambda::Function');
    const ours = resource.type === 'AWS::CloudFormation::CustomResource';
    found.set(called, behind || !ours ? 'library' : 'deployment');
    if (behind) found.set(behind, 'deployment');
  }
  return found;
}

/** What a value refers to, in its own stack or, by an output, in another one of the app. */
export function referredTo(places: readonly Placed[], stack: AssembledStack, value: unknown): readonly Placed[] {
  const own = referencedIds(value).map((id) =>
    places.find((each) => each.stack === stack && each.resource.logicalId === id),
  );
  const across = outputsNamed(value).flatMap(({ StackName, OutputName }) => {
    const home = places.find((each) => each.stack.model.name === StackName)?.stack;
    return home ? referredTo(places, home, home.model.outputs[OutputName]?.value) : [];
  });
  return [...own.filter((each) => each !== undefined), ...across];
}

function outputsNamed(value: unknown): readonly { readonly StackName: string; readonly OutputName: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Fn::GetStackOutput' ? [inner as { StackName: string; OutputName: string }] : outputsNamed(inner),
  );
}

function usersOf(places: readonly Placed[], { stack, resource }: Placed): readonly Placed[] {
  if (resource.type === 'AWS::EC2::SecurityGroup') {
    const holders = networkInterfaces(stack.model).filter(({ groups }) => groups.includes(resource.logicalId));
    return places.filter(
      (each) => each.stack === stack && holders.some(({ holder }) => holder === each.resource.logicalId),
    );
  }
  return places.filter(
    (each) => each.stack === stack && each.resource !== resource && meansIt(each.resource, resource.logicalId),
  );
}

/** Whether one resource refers to another as to a part of what it is. */
function meansIt({ type, properties }: Resource, logicalId: string): boolean {
  const mentions = MENTIONS[type] ?? [];
  if (mentions === 'all') return false;
  const meant = Object.entries(properties).filter(([name]) => !mentions.includes(name));
  return meant.some(([, value]) => referencedIds(value).includes(logicalId));
}

function refuseDangling(places: readonly Placed[]): void {
  for (const { stack, resource } of places) {
    const stray = referencedIds(resource.properties).find(
      (id) => !id.startsWith('AWS::') && !stack.model.resources.has(id) && !(id in stack.model.parameters),
    );
    if (stray) throw new UndecidableError(`${resource.logicalId} refers to ${stray}, which ${stack.id} does not have`);
  }
}
