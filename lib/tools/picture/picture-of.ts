import type { Language, Sentence } from '../../config/sentence';
import type { Graph, GraphEdge, GraphNode, GraphPlace, NodeKind } from '../../model/graph/graph';
import { type Box, type DrawnEdge, LINE_HEIGHT, laidOut, type Point, type Shape, TILE_WIDTH } from './laid-out';
import { wrapped } from './text-lines';

const MARGIN = 12;

/** What a tile shows above its name: letters of our own, for no drawing of AWS may be taken along. */
const GLYPHS: Readonly<Record<NodeKind, string>> = {
  people: '☺',
  internet: '☁',
  distribution: 'CDN',
  'edge code': 'ƒ@',
  api: 'API',
  balancer: '⇉',
  machines: 'EC2',
  function: 'λ',
  queue: '≡',
  table: '▤',
  bucket: '◒',
  database: 'DB',
  'search store': '⌕',
  model: 'AI',
  mail: '✉',
  alarms: '!',
  'delivery stream': '⇢',
  schedule: '◷',
  'user pool': 'ID',
  'user group': 'IAM',
  nat: 'NAT',
  endpoints: '⇥',
};

/** Where a thing keeps something, where it computes, and where it lets in: three colours, and grey for the rest. */
const TONES: Readonly<Partial<Record<NodeKind, string>>> = {
  table: 'keeps',
  bucket: 'keeps',
  database: 'keeps',
  'search store': 'keeps',
  queue: 'keeps',
  function: 'computes',
  machines: 'computes',
  model: 'computes',
  'edge code': 'computes',
  distribution: 'lets-in',
  api: 'lets-in',
  balancer: 'lets-in',
};

const MEANINGS: Readonly<Partial<Record<GraphEdge['meaning'], Sentence>>> = {
  polls: { en: 'messages', ko: '메시지' },
  'dead-letters': { en: 'gives up', ko: '실패한 메시지' },
  reads: { en: 'reads', ko: '읽기' },
  writes: { en: 'writes', ko: '쓰기' },
  'reads and writes': { en: 'reads, writes', ko: '읽기·쓰기' },
  'checks tokens': { en: 'tokens', ko: '토큰' },
};

const LEGEND: Readonly<Record<'way' | 'permitted', Sentence>> = {
  way: { en: 'way of a request', ko: '요청의 길' },
  permitted: { en: 'may, by a permission alone', ko: '권한만 있음' },
};

/**
 * Draws a graph as an SVG that stands alone and in a page, light and dark: boxes for places, tiles for things, the numbers of the
 * request's way on its edges. A graph gives the same text each time.
 *
 * @param language - of everything written in it
 */
export async function pictureOf(graph: Graph, language: Language, shape: Shape = 'wide'): Promise<string> {
  const found = await laidOut(graph, language, (edge) => labelOf(edge, language), shape);
  const steps = new Map<string, number[]>();
  for (const { number, edges } of graph.flow) {
    for (const edge of edges) steps.set(edge, [...(steps.get(edge) ?? []), number]);
  }
  const prefix = `${graph.pattern}-${language}-${shape}`;
  const width = Math.ceil(found.width) + 2 * MARGIN;
  const height = Math.ceil(found.height) + 2 * MARGIN + 26;
  const title = escaped(graph.title[language]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${title}" class="architecture" font-family="system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif" font-size="12">
<title>${title}</title>
<style>${STYLE}</style>
<defs>${marker(`${prefix}-arrow`, 'tip')}${marker(`${prefix}-flow`, 'tip flow')}</defs>
<rect class="ground" width="100%" height="100%"/>
<g transform="translate(${MARGIN} ${MARGIN})">
${graph.places.map((place) => placeText(place, found.places.get(place.id), language)).join('')}
${found.edges.map((drawn) => edgeText(drawn, steps.get(drawn.edge.id) ?? [], prefix)).join('')}
${graph.nodes.map((node) => tileText(node, found.tiles.get(node.id)!, language)).join('')}
${found.edges.map((drawn) => numberText(drawn, steps.get(drawn.edge.id) ?? [])).join('')}
</g>
<g class="legend" transform="translate(${MARGIN} ${height - 14})"><path class="edge flow" d="M0 -4H34"/><text x="42">${LEGEND.way[language]}</text><path class="edge permitted" d="M190 -4H224"/><text x="232">${LEGEND.permitted[language]}</text></g>
</svg>
`;
}

function labelOf({ meaning, ports }: GraphEdge, language: Language): string | undefined {
  const words = [MEANINGS[meaning]?.[language], ports.map((port) => port.replace(/^tcp /, ':')).join(' ')];
  return words.filter(Boolean).join(' ') || undefined;
}

function placeText({ kind, name }: GraphPlace, box: Box | undefined, language: Language): string {
  if (!box) return '';
  return `<g class="place ${kind}">${rectangle(box, 10)}<text x="${round(box.x + 12)}" y="${round(box.y + 21)}">${escaped(name[language])}</text></g>\n`;
}

function tileText({ id, kind, name, count, watched }: GraphNode, box: Box, language: Language): string {
  const middle = round(box.x + TILE_WIDTH / 2);
  const lines = wrapped(name[language], TILE_WIDTH - 12, 12)
    .map((line, at) => `<tspan x="${middle}" dy="${at === 0 ? 0 : LINE_HEIGHT}">${escaped(line)}</tspan>`)
    .join('');
  const several =
    count > 1
      ? `<text class="count" x="${round(box.x + box.width - 8)}" y="${round(box.y + 17)}">×${count}</text>`
      : '';
  const bell = watched ? `<circle class="watched" cx="${round(box.x + 11)}" cy="${round(box.y + 11)}" r="4"/>` : '';
  return `<g class="tile ${TONES[kind] ?? 'other'}" data-node="${escaped(id)}" aria-label="${escaped(name[language])}">${rectangle(box, 8)}<text class="glyph" x="${middle}" y="${round(box.y + 27)}" aria-hidden="true">${GLYPHS[kind]}</text><text class="name" x="${middle}" y="${round(box.y + 46)}">${lines}</text>${several}${bell}</g>\n`;
}

function edgeText({ edge, points, label }: DrawnEdge, steps: readonly number[], prefix: string): string {
  const flow = steps.length > 0;
  const path = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const classes = ['edge', ...(flow ? ['flow'] : []), ...(edge.permitted ? ['permitted'] : [])].join(' ');
  const written = label
    ? `<text class="label" x="${round(label.x + 3)}" y="${round(label.y + 11)}">${escaped(label.text)}</text>`
    : '';
  return `<g data-edge="${escaped(edge.id)}"><path class="${classes}" d="${path}" marker-end="url(#${prefix}-${flow ? 'flow' : 'arrow'})"/>${written}</g>\n`;
}

function numberText({ points }: DrawnEdge, steps: readonly number[]): string {
  const at = middleOf(points);
  return steps
    .map((number, index) => {
      const x = round(at.x + index * 18);
      return `<g class="step" data-step="${number}"><circle cx="${x}" cy="${round(at.y)}" r="9"/><text x="${x}" y="${round(at.y + 4)}">${number}</text></g>`;
    })
    .join('');
}

/** The middle of the longest stretch, where a number covers no bend. */
function middleOf(points: readonly Point[]): Point {
  const stretches = points.slice(1).map((to, at) => ({ from: points[at]!, to }));
  const length = ({ from, to }: (typeof stretches)[number]) => Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const longest = stretches.reduce((best, each) => (length(each) > length(best) ? each : best));
  return { x: (longest.from.x + longest.to.x) / 2, y: (longest.from.y + longest.to.y) / 2 };
}

function marker(id: string, classes: string): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="${classes}" d="M0 0L8 4L0 8z"/></marker>`;
}

function rectangle({ x, y, width, height }: Box, radius: number): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!);
}

/** In a page the theme is the page's, by `color-scheme`; alone it is the system's. */
const STYLE = `
.architecture{color-scheme:light dark;--i:light-dark(#16222e,#e6edf3);--s:light-dark(#4c5b69,#afbdca);--c:light-dark(#fff,#15222d);--l:light-dark(#b9c5d0,#3b5066);--f:light-dark(#c2410c,#ffb37a);--k:light-dark(#0f7b6c,#5fd3c0);--p:light-dark(#0b5ea3,#8cc8ff);--a:light-dark(#6d3fc0,#c4a8ff)}
.architecture text{fill:var(--i)}.ground{fill:var(--c)}
.place rect{fill:none;stroke:var(--l);stroke-width:1.2}.place text{fill:var(--s);font-size:12px;font-weight:600}.place.network rect{stroke:var(--k);stroke-width:1.5}.place.tier rect{stroke-dasharray:5 4}.place.outside rect{stroke:none}
.tile rect{fill:var(--c);stroke:var(--s);stroke-width:1.6}.tile .glyph{text-anchor:middle;font-size:18px;font-weight:700;fill:var(--s)}.tile .name{text-anchor:middle;font-size:12px;font-weight:600}.tile .count{text-anchor:end;font-size:12px}
.tile.keeps rect{stroke:var(--k)}.tile.keeps .glyph{fill:var(--k)}.tile.computes rect{stroke:var(--a)}.tile.computes .glyph{fill:var(--a)}.tile.lets-in rect{stroke:var(--p)}.tile.lets-in .glyph{fill:var(--p)}
.watched{fill:var(--f)}
path.edge{fill:none;stroke:var(--s);stroke-width:1.4}path.edge.permitted{stroke-dasharray:5 4}path.edge.flow{stroke:var(--f);stroke-width:2.2}.tip{fill:var(--s)}.tip.flow{fill:var(--f)}
.architecture .label{font-size:11px;fill:var(--s);paint-order:stroke;stroke:var(--c);stroke-width:3px}
.step circle{fill:var(--f)}.architecture .step text{fill:var(--c);text-anchor:middle;font-size:11px;font-weight:700}
.architecture .legend text{font-size:11px;fill:var(--s)}
`.trim();
