import type { FlowStep, GraphEdge } from './graph';
import type { Tour } from './tour';

/** A consumer asks its queue, and messages come the other way. */
export const AGAINST: readonly GraphEdge['meaning'][] = ['polls'];

/** Those of a tour's steps that go along an edge, numbered. */
export function flowOf({ steps }: Tour, edges: readonly GraphEdge[]): FlowStep[] {
  return steps
    .map(({ from, to, text }) => ({ from, to, text, edges: edgesAlong(from, to, edges).map(({ id }) => id) }))
    .filter((step) => step.edges.length > 0)
    .map((step, index) => ({ number: index + 1, ...step }));
}

/**
 * Edges that a step goes along: what happens before what is only permitted, and what is sent that way before what is sent the other
 * way, of which the step is the answer.
 */
function edgesAlong(from: string, to: string, edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const between = edges.filter((edge) => isBetween(edge, from, to) || isBetween(edge, to, from));
  const goes = (edge: GraphEdge) => isBetween(edge, from, to) !== AGAINST.includes(edge.meaning);
  const choices = [
    between.filter((edge) => goes(edge) && !edge.permitted),
    between.filter(goes),
    between.filter(({ permitted }) => !permitted),
  ];
  return choices.find(({ length }) => length > 0) ?? between;
}

function isBetween(edge: GraphEdge, from: string, to: string): boolean {
  return edge.from === from && edge.to === to;
}
