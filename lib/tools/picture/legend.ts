import type { Language, Sentence } from '../../config/sentence';
import type { Graph } from '../../model/graph/graph';
import { KIND_ICONS } from './kind-icons';
import type { Line } from './lines';
import { LABEL_TEXT, lengthOf } from './text-lines';

/** A legend says what a picture has, and nothing else. */
export interface Legend {
  readonly text: string;
  readonly height: number;
}

interface Entry {
  readonly sign: string;
  readonly says: Sentence;
}

const SIGN = 30;
const GAP = 22;
const ROW = 20;

const TILE = (tone: string) => `<g class="tile ${tone}"><rect x="8" y="-11" width="16" height="13" rx="3"/></g>`;
const WAY: Entry = {
  sign: '<path class="edge flow" d="M0 -4H26"/>',
  says: { en: 'request flow', ko: '요청 흐름' },
};
const PERMITTED: Entry = {
  sign: '<path class="edge permitted" d="M0 -4H26"/>',
  says: { en: 'may, by an IAM policy', ko: 'IAM 정책으로 허용됨' },
};
const WATCHED: Entry = {
  sign: '<circle class="watched" cx="16" cy="-4" r="5"/>',
  says: { en: 'an alarm watches it', ko: '경보가 지켜봄' },
};
const TONES: readonly (Entry & { readonly tone: string })[] = [
  { tone: 'lets-in', sign: TILE('lets-in'), says: { en: 'lets requests in', ko: '요청을 받음' } },
  { tone: 'computes', sign: TILE('computes'), says: { en: 'computes', ko: '컴퓨팅' } },
  { tone: 'keeps', sign: TILE('keeps'), says: { en: 'keeps data', ko: '데이터를 보관함' } },
];

/**
 * What the signs of a picture mean, in as few rows as its width lets.
 *
 * @param width - of the picture, in its units
 */
export function legendOf(graph: Graph, lines: readonly Line[], language: Language, width: number): Legend {
  const entries = [
    WAY,
    ...(lines.some(({ permitted }) => permitted) ? [PERMITTED] : []),
    ...TONES.filter(({ tone }) => graph.nodes.some(({ kind }) => KIND_ICONS[kind].tone === tone)),
    ...(graph.nodes.some(({ watched }) => watched) ? [WATCHED] : []),
  ];
  let [x, y] = [0, ROW - 4];
  const text = entries
    .map(({ sign, says }) => {
      const long = SIGN + lengthOf(says[language], LABEL_TEXT);
      if (x > 0 && x + long > width) [x, y] = [0, y + ROW];
      const made = `<g transform="translate(${x} ${y})">${sign}<text x="${SIGN + 2}">${says[language]}</text></g>`;
      x += long + GAP;
      return made;
    })
    .join('');
  return { text, height: y + 4 };
}
