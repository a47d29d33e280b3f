import type { Language, Sentence } from '../../config/sentence';
import { AGAINST } from '../../model/graph/flow';
import type { Graph, GraphEdge } from '../../model/graph/graph';

/** Whether a request goes from left to right, or from top to bottom on a narrow screen. */
export type Shape = 'wide' | 'narrow';

/** A line of a picture: an edge, and with it the permissions between the same two things. */
export interface Line {
  /** Of the edge that it is drawn for. */
  readonly id: string;
  readonly edges: readonly GraphEdge[];
  /** Ids of nodes, from where the data comes to where it goes. */
  readonly from: string;
  readonly to: string;
  /** Nothing but a permission. */
  readonly permitted: boolean;
  /** Numbers of the steps that go along it. */
  readonly steps: readonly number[];
  /** What is written on it, maybe nothing. */
  readonly words: string;
}

const MEANINGS: Readonly<Partial<Record<GraphEdge['meaning'], Sentence>>> = {
  polls: { en: 'messages', ko: '메시지' },
  'dead-letters': { en: 'gives up', ko: '실패한 메시지' },
  reads: { en: 'reads', ko: '읽기' },
  writes: { en: 'writes', ko: '쓰기' },
  'reads and writes': { en: 'reads, writes', ko: '읽기·쓰기' },
  'checks tokens': { en: 'tokens', ko: '토큰' },
};

/** The lines of a graph. What is permitted where something happens anyway has no line of its own; neither has what goes nowhere. */
export function linesOf({ edges, flow }: Graph, language: Language, shape: Shape): readonly Line[] {
  const apart = edges.filter(({ from, to }) => from !== to);
  const happens = apart.filter(({ permitted }) => !permitted);
  const beside = (edge: GraphEdge) => (edge.permitted ? happens.find((other) => sameEnds(edge, other)) : undefined);
  return apart
    .filter((edge) => beside(edge) === undefined)
    .map((edge) => {
      const all = [edge, ...apart.filter((other) => beside(other) === edge)];
      const [from, to] = AGAINST.includes(edge.meaning) ? [edge.to, edge.from] : [edge.from, edge.to];
      const steps = flow.filter((step) => all.some(({ id }) => step.edges.includes(id))).map(({ number }) => number);
      return {
        id: edge.id,
        edges: all,
        from,
        to,
        permitted: edge.permitted,
        steps,
        // Words side by side make a narrow picture wide, and the sentence of the number says the same.
        words: wordsOf(edge, shape === 'narrow' && steps.length > 0 ? undefined : language),
      };
    });
}

function sameEnds(one: GraphEdge, other: GraphEdge): boolean {
  return (one.from === other.from && one.to === other.to) || (one.from === other.to && one.to === other.from);
}

/** What happens, and at which ports; without a language these alone. */
function wordsOf({ meaning, ports }: GraphEdge, language: Language | undefined): string {
  const words = [language && MEANINGS[meaning]?.[language], ports.map((port) => port.replace(/^tcp /, ':')).join(' ')];
  return words.filter(Boolean).join(' ');
}
