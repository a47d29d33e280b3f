import type { AssembledStack } from '../assembly';
import { exitsOf } from '../exits';
import { referencedIds } from '../references';
import { UndecidableError } from '../undecidable-error';
import { edgesFrom } from './all-edges';
import type { EdgeDraft, End } from './edge-drafts';
import { EDGE_NOTES } from './edge-notes';
import { flowOf } from './flow';
import { GRAPH_VERSION, GROUP_NAMES, type Graph, type GraphEdge, type GraphNode, type TemplateResource } from './graph';
import { GROUP_NOTES } from './group-notes';
import { KIND_NOTES } from './kind-notes';
import { type MergedEdge, mergedEdges } from './merged-edges';
import { COLLAPSED } from './node-kinds';
import { isSame, type Owner, type Owners, ownersIn, type Placed } from './owners';
import { unreadPolicies } from './permissions';
import { placeOf, placesUsed } from './places';
import { looseRoutes } from './routes-of-apis';
import { nodeId, outsideId, outsideKind, storyOf } from './stories';
import type { Tour } from './tour';

/**
 * What matters in the stacks of a pattern, where it is, and what it has to do with the rest: from their templates alone. What the
 * tour adds is words.
 *
 * @throws UndecidableError for whatever cannot be placed: a type, a permission or an entry that is not known, a reference to nothing, a
 *   thing without a name
 */
export function graphOf(stacks: readonly AssembledStack[], tour: Tour): Graph {
  const owners = ownersIn(stacks);
  const idOf = (end: End): string | undefined => {
    if ('outside' in end) return outsideId(tour, end.outside);
    return 'group' in end ? undefined : nodeId(tour, end.kind, end.main);
  };
  const drafts = stacks.flatMap((stack) => draftsOf(stack, stacks, owners));
  const merged = mergedEdges(drafts, idOf);
  const nodes = inOrder(tour, [...thingsOf(owners, tour, merged), ...outsidersOf(merged, tour)]);
  const edges = merged.map((edge) => withWords(edge, nodes, owners, idOf)).sort(byEnds(nodes));
  const { pattern, title } = tour;
  const places = placesUsed(stacks, nodes);
  const graph = { version: GRAPH_VERSION, pattern, title, places: [...places], nodes, edges };
  return { ...graph, flow: flowOf(tour, edges), groups: groupsOf(owners) };
}

function draftsOf(stack: AssembledStack, stacks: readonly AssembledStack[], owners: Owners): readonly EdgeDraft[] {
  const place = (logicalId: string): Placed => {
    const resource = stack.model.resources.get(logicalId);
    if (!resource) throw new UndecidableError(`${stack.id} has no resource ${logicalId}`);
    return { stack, resource };
  };
  return edgesFrom({ stack, stacks, place, ownerOf: (logicalId) => owners.of(stack, logicalId) }, owners);
}

/** Things of the templates, each with all that belongs to it. */
function thingsOf(owners: Owners, tour: Tour, edges: readonly MergedEdge[]): readonly GraphNode[] {
  const found = new Map<string, GraphNode>();
  const watched = watchedBy(owners);
  for (const { owner, stack, resource } of owners.all) {
    if ('group' in owner || owner.main.resource !== resource) continue;
    const { kind, main } = owner;
    const id = nodeId(tour, kind, main);
    const before = found.get(id);
    if (before && (COLLAPSED[kind] === undefined || before.kind !== kind)) {
      throw new UndecidableError(`The tour of ${tour.pattern} calls two things ${id}; one is ${resource.logicalId}`);
    }
    const mine = owners.all.filter((each) => isSame(each.owner, owner)).map(templateResource);
    const loose = looseRoutes(stack.model).filter(({ api }) => referencedIds(api).includes(resource.logicalId));
    found.set(id, {
      ...described(tour, id, kind, main),
      resource: before?.resource ?? templateResource(main),
      resources: [...(before?.resources ?? []), ...mine],
      watched: (before?.watched ?? false) || watched.some((each) => isSame(each, owner)),
      count: (before?.count ?? 0) + 1,
      notConnected: [...loose.map(({ way }) => way), ...idleCalls(main, id, edges)],
      unread: [...unreadPolicies(main)],
    });
  }
  return [...found.values()];
}

/** What something calls on a schedule, where neither its role nor anything else says whom that concerns. */
function idleCalls({ stack, resource }: Placed, id: string, edges: readonly MergedEdge[]): readonly string[] {
  if (edges.some(({ from }) => from === id)) return [];
  return exitsOf(stack.model).flatMap(({ logicalId, sends, to }) =>
    logicalId === resource.logicalId && sends === 'calls' ? [`calls ${to}`] : [],
  );
}

/** Who and what is in no template, as far as an edge leads there. */
function outsidersOf(edges: readonly MergedEdge[], tour: Tour): readonly GraphNode[] {
  const ids = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].filter((id) => id.startsWith('outside/'));
  return ids.map((id) => ({
    ...described(tour, id, outsideKind(id), undefined),
    resources: [],
    watched: false,
    count: 1,
    notConnected: [],
    unread: [],
  }));
}

function described(tour: Tour, id: string, kind: GraphNode['kind'], main: Placed | undefined) {
  const { name, why, lesson, console = KIND_NOTES[kind].console } = storyOf(tour, id, main);
  const { note } = KIND_NOTES[kind];
  const place = placeOf(kind, main);
  return { id, kind, place, name, why, note, ...(lesson && { lesson }), ...(console && { console }) };
}

function templateResource({ stack, resource: { logicalId, type } }: Placed): TemplateResource {
  const lines = stack.origins.get(logicalId)?.lines ?? [];
  return { stack: stack.id, logicalId, type, sources: lines.map((line) => ({ ...line })) };
}

function watchedBy(owners: Owners): readonly Owner[] {
  return owners.all
    .filter(({ resource }) => resource.type === 'AWS::CloudWatch::Alarm')
    .flatMap(({ stack, resource: { properties } }) =>
      referencedIds([properties['Dimensions'], properties['Metrics']])
        .filter((id) => stack.model.resources.has(id))
        .map((id) => owners.of(stack, id)),
    );
}

/** In the order of the tour, whoever is outside first. */
function inOrder(tour: Tour, nodes: readonly GraphNode[]): GraphNode[] {
  const keys = Object.keys(tour.nodes);
  const rank = ({ id, place }: GraphNode) => {
    const index = keys.indexOf(id);
    return (place === 'outside' ? 0 : 1000) + (index === -1 ? keys.length : index);
  };
  return [...nodes].sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}

function byEnds(nodes: readonly GraphNode[]): (a: GraphEdge, b: GraphEdge) => number {
  const at = new Map(nodes.map(({ id }, index) => [id, index]));
  return (a, b) => at.get(a.from)! - at.get(b.from)! || at.get(a.to)! - at.get(b.to)! || (a.id < b.id ? -1 : 1);
}

/** The lesson speaks of an edge where it speaks of what makes it; of what it leads to otherwise. */
function withWords(
  { made, ...edge }: MergedEdge,
  nodes: readonly GraphNode[],
  owners: Owners,
  idOf: (end: End) => string | undefined,
): GraphEdge {
  const maker = made && idOf(owners.of(made.stack, made.resource.logicalId));
  const lesson = [maker, edge.to, edge.from]
    .map((id) => nodes.find((node) => node.id === id)?.lesson)
    .find((each) => each !== undefined);
  const { console } = EDGE_NOTES[edge.meaning];
  return {
    ...edge,
    ...(lesson && { lesson }),
    ...(console && { console }),
    ...(made && { resource: templateResource(made) }),
  };
}

function groupsOf(owners: Owners): Graph['groups'] {
  return GROUP_NAMES.map((name) => ({
    name,
    ...GROUP_NOTES[name],
    resources: owners.all.filter(({ owner }) => 'group' in owner && owner.group === name).map(templateResource),
  })).filter(({ resources }) => resources.length > 0);
}
