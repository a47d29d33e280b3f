import type { Language } from '../../config/sentence';
import type { GraphNode } from '../../model/graph/graph';
import { KIND_ICONS } from './kind-icons';
import { type Box, nameLines } from './laid-out';
import { escaped, rectangle, round } from './svg';
import { lengthOf, NAME_TEXT, SERVICE_TEXT } from './text-lines';

const ICON = 20;
const ICON_GAP = 6;

/** A function of CloudFront is one at the edge too. */
const SERVICES: Readonly<Record<string, string>> = { 'AWS::CloudFront::Function': 'CloudFront' };

/** A tile: what kind of thing it is, of which service, how it is called, how many there are, and whether an alarm watches it. */
export function tileText(node: GraphNode, box: Box, language: Language): string {
  const { id, kind, name, watched } = node;
  const middle = round(box.x + box.width / 2);
  const words = nameLines(node, language);
  const lines = words
    .map((line, at) => `<tspan x="${middle}" dy="${at === 0 ? 0 : NAME_TEXT.lineHeight}">${escaped(line)}</tspan>`)
    .join(' ');
  const bell = watched
    ? `<circle class="watched" cx="${round(box.x + box.width - 3)}" cy="${round(box.y + 3)}" r="6"/>`
    : '';
  return `<g class="tile ${KIND_ICONS[kind].tone}" data-node="${escaped(id)}" data-name="${escaped(name[language])}" aria-label="${escaped([serviceOf(node), ...words].filter(Boolean).join(' '))}">${rectangle(box, 8)}${headText(node, box)} <text class="name" x="${middle}" y="${round(box.y + 47)}">${lines}</text>${bell}</g>\n`;
}

function serviceOf({ kind, resource }: GraphNode): string {
  return SERVICES[resource?.type ?? ''] ?? KIND_ICONS[kind].service ?? '';
}

function headText(node: GraphNode, { x, y, width }: Box): string {
  const { strokes } = KIND_ICONS[node.kind];
  const service = serviceOf(node);
  const wide = ICON + (service === '' ? 0 : ICON_GAP + lengthOf(service, SERVICE_TEXT));
  const start = x + (width - wide) / 2;
  const icon = `<path class="icon" transform="translate(${round(start)} ${round(y + 9)}) scale(${round(ICON / 24)})" d="${strokes}"/>`;
  return `${icon}${service && `<text class="service" x="${round(start + ICON + ICON_GAP)}" y="${round(y + 23)}">${service}</text>`}`;
}
