import type { Language } from '../../../config/sentence';
import type { Graph } from '../../../model/graph/graph';
import { Html, html, inEach, said } from '../html';
import { resourceKey } from '../resource-key';

/** The picture in both languages. Its tiles are buttons, which a script of the page makes of them. */
export function pictureSection(graph: Graph, pictures: Readonly<Record<Language, string>>): Html {
  return html`<p class="on-screen">${said({
    en: 'Numbers are the way of a request. A tile shows what belongs to it, and nothing else, in all that follows.',
    ko: '숫자는 요청이 가는 순서입니다. 타일을 고르면 아래 모든 내용에서 거기에 속한 것만 보입니다.',
  })}</p>
<div class="picture" id="tiles" tabindex="0">${inEach((language) => sized(pictures[language]))}</div>
${notConnected(graph)}`;
}

/** A picture in a box that knows how wide it is drawn: styles make it smaller, but not too small to read. */
function sized(picture: string): Html {
  const [, width] = /^<svg[^>]* width="(\d+)"/.exec(picture) ?? [];
  return html`<div class="drawn" style="--width: ${width}px">${new Html(picture)}</div>`;
}

/** The resources of each tile, by the id of its node. */
export function tilesOf(graph: Graph): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    graph.nodes.map(({ id, resources }) => [
      id,
      resources.map(({ stack, logicalId }) => resourceKey(stack, logicalId)),
    ]),
  );
}

function notConnected(graph: Graph): Html | undefined {
  const found = graph.nodes.flatMap(({ name, notConnected: ways }) => ways.map((way) => ({ name, way })));
  if (found.length === 0) return undefined;
  return html`<ul>${found.map(
    ({ name, way }) =>
      html`<li>${said({ en: `Leads nowhere: ${way} of ${name.en}`, ko: `이어지는 곳 없음: ${name.ko}의 ${way}` })}</li>`,
  )}</ul>`;
}
