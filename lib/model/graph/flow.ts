import type { FlowStep, GraphEdge } from './graph';
import type { Tour } from './tour';

/** Those of a tour's steps that go along an edge, numbered. An edge may be gone along against its direction: an answer, or what is polled. */
export function flowOf({ steps }: Tour, edges: readonly GraphEdge[]): FlowStep[] {
  return steps
    .map(({ from, to, text }) => ({
      from,
      to,
      text,
      edges: edges
        .filter((edge) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from))
        .map(({ id }) => id),
    }))
    .filter((step) => step.edges.length > 0)
    .map((step, index) => ({ number: index + 1, ...step }));
}
