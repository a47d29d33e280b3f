import type { Graph, GraphEdge, GraphNode } from '../../../lib/model/graph/graph';

/** A graph in lines that a person reads: no line of the sources, no word that the tour has. Each line stands once. */
export function graphText({ places, nodes, edges, flow, groups }: Graph): readonly string[] {
  return [
    ...places.map(({ id, name }) => `place ${id}: ${name.en}`),
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    ...flow.map(({ edges: along, from, to }) => `way: ${from} > ${to} by ${along.join(' and ')}`),
    ...groups.map(({ name, resources }) => `besides: ${resources.length} of ${name}`),
  ];
}

function nodeLine({ id, kind, place, resource, resources, watched, count, notConnected, unread }: GraphNode): string {
  return [
    `${id}: ${kind} in ${place}`,
    ...(count > 1 ? [`x${count}`] : []),
    ...(resource ? [`is ${withoutHash(resource.logicalId)}, ${resources.length} in all`] : []),
    ...(watched ? ['watched'] : []),
    ...notConnected.map((way) => `leads nowhere: ${way}`),
    ...unread.map((policy) => `unread: ${policy}`),
  ].join('; ');
}

function edgeLine({ id, details, ports, permitted, resource }: GraphEdge): string {
  const particulars = [...ports, ...details].join(', ');
  const made = resource ? ` by ${withoutHash(resource.logicalId)}` : '';
  return `${id}${permitted ? ' (permission alone)' : ''}${particulars && `: ${particulars}`}${made}`;
}

/** The library ends an id with a hash of its path, and an instance with one of what it runs at first. */
function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}([0-9a-f]{16})?$/, '');
}
