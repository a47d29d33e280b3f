import type { Graph } from '../../../model/graph/graph';
import { drawings } from '../drawings';
import { type Html, html, said } from '../html';
import type { PatternPicture } from '../pattern-picture';
import { resourceKey } from '../resource-key';

/** The picture in both languages. Its tiles are buttons, which a script of the page makes of them. */
export function pictureSection({ graph, whole, wideWay, narrowWay }: PatternPicture): Html {
  return html`<p class="on-screen">${said({
    en: 'Numbers are the way of a request. A tile shows what belongs to it, and nothing else, in all that follows.',
    ko: '숫자는 요청이 가는 순서입니다. 타일을 고르면 아래 모든 내용에서 거기에 속한 것만 보입니다.',
  })}</p>
<div class="picture" id="tiles" tabindex="0">${drawings({ 'on-wide': whole, 'on-paper': wideWay, 'on-narrow': narrowWay })}</div>
<p class="on-screen on-narrow">${said({
    en: 'This is the way of a request alone. A wider screen shows everything that the template has.',
    ko: '요청이 가는 길만 그렸습니다. 넓은 화면에서는 템플릿에 있는 것이 모두 보입니다.',
  })}</p>
${notShown(graph)}`;
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

/** What no line can show: ways that lead nowhere, and policies that nobody has read. */
export function notShown({ nodes }: Pick<Graph, 'nodes'>): Html | undefined {
  const found = nodes.flatMap(({ name, notConnected, unread }) => [
    ...notConnected.map((way) => ({
      en: `Leads nowhere: ${way} of ${name.en}`,
      ko: `이어지는 곳 없음: ${name.ko}의 ${way}`,
    })),
    ...unread.map((policy) => ({
      en: `Not shown: what ${policy} lets ${name.en} do; this project has not its text`,
      ko: `그림에 없음: ${policy} 정책이 ${name.ko}에 허용하는 것. 이 프로젝트에 정책 내용이 없습니다`,
    })),
  ]);
  if (found.length === 0) return undefined;
  return html`<ul>${found.map((each) => html`<li>${said(each)}</li>`)}</ul>`;
}
