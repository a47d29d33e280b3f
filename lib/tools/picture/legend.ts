import type { Language, Sentence } from '../../config/sentence';
import type { Graph } from '../../model/graph/graph';
import { KIND_ICONS } from './kind-icons';
import { linesOf } from './lines';
import { LABEL_TEXT, lengthOf } from './text-lines';

/** A legend says what a picture has, and nothing else. */
export interface Legend {
  readonly text: string;
  readonly width: number;
  readonly rows: number;
}

interface Entry {
  readonly sign: string;
  readonly says: Sentence;
}

const SIGN = 30;
const GAP = 22;
/** From one row to the next. */
export const LEGEND_ROW = 22;

const TILE = (tone: string) => `<g class="tile ${tone}"><rect x="8" y="-11" width="16" height="13" rx="3"/></g>`;
const WAY: Entry = {
  sign: '<path class="edge flow" d="M0 -4H26"/>',
  says: { en: 'way of a request', ko: '요청의 길' },
};
const PERMITTED: Entry = {
  sign: '<path class="edge permitted" d="M0 -4H26"/>',
  says: { en: 'may, by a permission alone', ko: '권한만 있음' },
};
const WATCHED: Entry = {
  sign: '<circle class="watched" cx="16" cy="-4" r="5"/>',
  says: { en: 'an alarm watches it', ko: '경보가 지켜봄' },
};
const TONES: readonly (Entry & { readonly tone: string })[] = [
  { tone: 'lets-in', sign: TILE('lets-in'), says: { en: 'lets requests in', ko: '요청을 받음' } },
  { tone: 'computes', sign: TILE('computes'), says: { en: 'computes', ko: '계산함' } },
  { tone: 'keeps', sign: TILE('keeps'), says: { en: 'keeps data', ko: '데이터를 보관함' } },
];

/**
 * What the signs of a picture mean, in as many rows as it takes.
 *
 * @param most - how wide a row may be
 */
export function legendOf(graph: Graph, language: Language, most = Infinity): Legend {
  const entries = [
    WAY,
    ...(linesOf(graph, language).some(({ permitted }) => permitted) ? [PERMITTED] : []),
    ...TONES.filter(({ tone }) => graph.nodes.some(({ kind }) => KIND_ICONS[kind].tone === tone)),
    ...(graph.nodes.some(({ watched }) => watched) ? [WATCHED] : []),
  ];
  let x = 0;
  let row = 0;
  let width = 0;
  const text = entries
    .map(({ sign, says }) => {
      const length = SIGN + lengthOf(says[language], LABEL_TEXT);
      if (x > 0 && x + length > most) {
        x = 0;
        row += 1;
      }
      const at = `${x} ${row * LEGEND_ROW}`;
      width = Math.max(width, x + length);
      x += length + GAP;
      return `<g transform="translate(${at})">${sign}<text x="${SIGN + 2}">${says[language]}</text></g>`;
    })
    .join('');
  return { text, width, rows: row + 1 };
}
