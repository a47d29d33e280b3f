import type { Language } from '../../config/sentence';
import type { Graph, GraphPlace } from '../../model/graph/graph';
import { type Box, laidOut, type Shape } from './laid-out';
import { LEGEND_ROW, legendOf } from './legend';
import { lineText } from './line-text';
import { linesOf } from './lines';
import { PICTURE_STYLE } from './picture-style';
import { escaped, rectangle, round } from './svg';
import { NAME_TEXT } from './text-lines';
import { tileText } from './tile-text';

const MARGIN = 12;
const LEGEND_HEIGHT = 30;

const FONTS = "system-ui, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif";

/**
 * Draws a graph as an SVG that stands alone and in a page, light and dark: boxes for places, tiles for things, the numbers of the
 * request's way on its lines. A graph gives the same text each time.
 *
 * @param language - of everything written in it
 */
export async function pictureOf(graph: Graph, language: Language, shape: Shape = 'wide'): Promise<string> {
  const found = await laidOut(graph, language, linesOf(graph, language), shape);
  const legend = legendOf(graph, language, shape === 'narrow' ? found.width : Infinity);
  const furtherRows = (legend.rows - 1) * LEGEND_ROW;
  const prefix = `${graph.pattern}-${language}-${shape}`;
  const width = Math.ceil(Math.max(found.width, legend.width)) + 2 * MARGIN;
  const height = Math.ceil(found.height) + 2 * MARGIN + LEGEND_HEIGHT + furtherRows;
  const title = escaped(graph.title[language]);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${title}" class="architecture" font-family="${FONTS}" font-size="${NAME_TEXT.size}">
<title>${title}</title>
<style>${PICTURE_STYLE}</style>
<defs>${marker(`${prefix}-arrow`, 'tip', 7)}${marker(`${prefix}-flow`, 'tip flow', 5)}</defs>
<rect class="sheet" width="100%" height="100%"/>
<g transform="translate(${MARGIN} ${MARGIN})">
${graph.places.map((place) => placeText(place, found.places.get(place.id), language)).join('')}
${found.ways.map((way) => lineText(way, prefix)).join('')}
${graph.nodes.map((node) => tileText(node, found.tiles.get(node.id)!, language)).join('')}
</g>
<g class="legend" transform="translate(${MARGIN} ${height - 14 - furtherRows})">${legend.text}</g>
</svg>
`;
}

function placeText({ kind, name }: GraphPlace, box: Box | undefined, language: Language): string {
  if (!box) return '';
  return `<g class="place ${kind}">${rectangle(box, 10)}<text x="${round(box.x + 12)}" y="${round(box.y + 21)}">${escaped(name[language])}</text></g>\n`;
}

function marker(id: string, classes: string, size: number): string {
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${size}" markerHeight="${size}" orient="auto-start-reverse"><path class="${classes}" d="M0 0L8 4L0 8z"/></marker>`;
}
