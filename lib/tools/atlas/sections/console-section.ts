import type { Graph, TemplateResource } from '../../../model/graph/graph';
import { type Html, html, said } from '../html';
import { resourceKey } from '../resource-key';
import type { SourceText } from '../source-text';

/** What somebody would do in the console, beside the line that does it here. */
export function consoleSection(graph: Graph, sources: SourceText): Html {
  const steps = graph.nodes.flatMap(({ name, console: step, resource, resources }) =>
    step && resource ? [{ name, step, resource, resources }] : [],
  );
  return html`<div class="wide" tabindex="0" role="region" aria-label="By hand in the console" data-ko-label="콘솔에서 손으로 하면"><table class="steps">
<thead><tr><th scope="col">${said({ en: 'What', ko: '대상' })}</th><th scope="col">${said({ en: 'By hand', ko: '손으로 하면' })}</th><th scope="col">${said({ en: 'The line that does it', ko: '그 일을 하는 줄' })}</th></tr></thead>
<tbody>
${steps.map(
  ({ name, step, resource, resources }) =>
    html`<tr data-resources="${keysOf(resources)}"><th scope="row">${said(name)}</th><td>${said(step)}</td><td>${lineOf(resource, sources)}</td></tr>\n`,
)}</tbody>
</table></div>`;
}

function keysOf(resources: readonly TemplateResource[]): string {
  return resources.map(({ stack, logicalId }) => resourceKey(stack, logicalId)).join(' ');
}

function lineOf({ stack, logicalId, sources: lines }: TemplateResource, sources: SourceText): Html | undefined {
  const line = lines.find(({ file }) => /^(stacks|constructs)\//.test(file));
  return (
    line &&
    html`<button type="button" class="to-line" data-key="${resourceKey(stack, logicalId)}"><small>${line.file.split('/').at(-1)}:${line.line}</small> <code>${sources.lineAt(line)}</code></button>`
  );
}
