import type { Language } from '../../config/sentence';
import type { Graph, GraphPlace } from '../../model/graph/graph';
import { type Box, laidOut } from './laid-out';
import { legendOf } from './legend';
import { lineText } from './line-text';
import { linesOf, type Shape } from './lines';
import { PICTURE_STYLE } from './picture-style';
import { escaped, rectangle, round } from './svg';
import { NAME_TEXT } from './text-lines';
import { tileText } from './tile-text';

const MARGIN = 12;
const LEGEND_GAP = 10;
/** For the longest sign of a legend. */
const LEAST_WIDTH = 260;

const FONTS = "system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

/**
 * Draws a graph as an SVG that stands alone and in a page, light and dark: boxes for places, tiles for things, the numbers of the
 * request's way on its lines. A graph gives the same text each time.
 *
 * @param language - of everything written in it
 * @param id - of what is drawn: pictures of one page that differ in nothing else need different ones, or a browser takes the arrow
 *   heads of one from another that it does not show. @default - the pattern
 */
export async function pictureOf(
  graph: Graph,
  language: Language,
  shape: Shape,
  id: string = graph.pattern,
): Promise<string> {
  const lines = linesOf(graph, language, shape);
  const found = await laidOut(graph, language, lines, shape);
  const inner = Math.ceil(Math.max(found.width, LEAST_WIDTH));
  const legend = legendOf(graph, lines, language, inner);
  const prefix = `${id}-${language}-${shape}`;
  const width = inner + 2 * MARGIN;
  const top = Math.ceil(found.height) + MARGIN + LEGEND_GAP;
  const height = top + legend.height + MARGIN;
  const title = escaped(graph.title[language]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${title}" class="architecture" font-family="${FONTS}" font-size="${NAME_TEXT.size}">
<title>${title}</title>
<style>${PICTURE_STYLE}</style>
<defs>${marker(`${prefix}-arrow`, 'tip', 7)}${marker(`${prefix}-flow`, 'tip flow', 5)}</defs>
<rect class="sheet" width="100%" height="100%"/>
<g transform="translate(${MARGIN} ${MARGIN})">
${graph.places.map(({ id, kind }) => placeText(kind, found.places.get(id))).join('')}
${found.ways.map((way) => lineText(way, prefix)).join('')}
${graph.places.map(({ id, name }) => nameText(name[language], found.places.get(id))).join('')}
${graph.nodes.map((node) => tileText(node, found.tiles.get(node.id)!, language)).join('')}
</g>
<g class="legend" transform="translate(${MARGIN} ${top})">${legend.text}</g>
</svg>
`;
}

function placeText(kind: GraphPlace['kind'], box: Box | undefined): string {
  return box ? `<g class="place ${kind}">${rectangle(box, 10)}</g>\n` : '';
}

/** Above the lines, some of which go through it. */
function nameText(name: string, box: Box | undefined): string {
  return box
    ? `<text class="place-name" x="${round(box.x + 12)}" y="${round(box.y + 21)}">${escaped(name)}</text>\n`
    : '';
}

function marker(id: string, classes: string, size: number): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${size}" markerHeight="${size}" orient="auto-start-reverse"><path class="${classes}" d="M0 0L8 4L0 8z"/></marker>`;
}
