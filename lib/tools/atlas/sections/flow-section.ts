import type { FlowStep, Graph } from '../../../model/graph/graph';
import { type Html, html, said } from '../html';

/** The way of a request in sentences, numbered as in the picture. */
export function flowSection({ flow }: Graph): Html {
  return html`<ol class="flow">
${flow.map(step)}</ol>`;
}

function step({ number, from, to, edges, text }: FlowStep): Html {
  return html`<li data-step="${number}" data-nodes="${JSON.stringify([from, to])}" data-edges="${JSON.stringify(edges)}">${said(text)}</li>
`;
}
