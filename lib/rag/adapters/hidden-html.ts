import type { HTMLElement } from 'node-html-parser';

/** What a rule or an element says of its own letters. */
interface Said {
  readonly hides: boolean;
  /** @default - that of what stands around */
  readonly background?: string;
  /** @default - that of what stands around */
  readonly color?: string;
  /** @default - that of what stands around */
  readonly size?: 'unreadable' | 'readable' | 'relative';
}

/** What a page says of classes and ids, which are written as selectors: `.x`, `#y`. */
export type HidingRules = ReadonlyMap<string, Said>;

/** What an element has from those that it stands in. */
export interface Surroundings {
  readonly background: string;
  /** Letters of no size: frames of mails have them against gaps, and give what stands in them a size of its own. */
  readonly isUnreadable: boolean;
}

/** A page is white where nothing else is said. */
export const PAGE: Surroundings = { background: 'white', isUnreadable: false };

/** Rules of a page that are looked at; what follows is taken for shown. */
const LONGEST_STYLE = 200_000;

/** What a page says in so many words: `.x { display: none }`. Whoever hides by computed styles is not found out here. */
export function hidingRules(root: HTMLElement): HidingRules {
  const rules = new Map<string, Said>();
  const css = root
    .querySelectorAll('style')
    .map(({ text }) => text)
    .join('\n')
    .slice(0, LONGEST_STYLE);
  for (const [, selectors = '', declarations = ''] of css.matchAll(/([^{}]{1,500})\{([^{}]{0,2000})\}/g)) {
    const said = saidBy(declarations);
    for (const selector of selectors.split(',')) {
      const name = /^\s*[a-z]{0,10}([.#][\w-]+)\s*$/i.exec(selector)?.[1];
      if (name) rules.set(name, together([rules.get(name) ?? NOTHING, said]));
    }
  }
  return rules;
}

/**
 * What an element hands on to what stands in it.
 *
 * @returns undefined when nobody who looks at the page sees any of it: instructions for models are put there
 */
export function seenIn(element: HTMLElement, rules: HidingRules, around: Surroundings): Surroundings | undefined {
  const { hidden, style, 'aria-hidden': unread, role, class: names = '', id, bgcolor } = element.attributes;
  if (hidden !== undefined || unread === 'true' || role === 'navigation') return undefined;
  const selectors = [...names.split(/\s+/).map((name) => `.${name}`), `#${id}`];
  const said = together([
    ...(bgcolor ? [saidBy(`background:${bgcolor}`)] : []),
    ...(rules.size > 0 ? selectors.map((selector) => rules.get(selector) ?? NOTHING) : []),
    ...(style === undefined ? [] : [saidBy(style)]),
  ]);
  const background = said.background ?? around.background;
  if (said.hides || (said.color !== undefined && isSame(said.color, background))) return undefined;
  const isUnreadable = said.size === 'unreadable' || (around.isUnreadable && said.size !== 'readable');
  return { background, isUnreadable };
}

const NOTHING: Said = { hides: false };

function together(all: readonly Said[]): Said {
  return { ...Object.assign({}, ...all), hides: all.some(({ hides }) => hides) };
}

const HIDING: readonly RegExp[] = [
  /(?:^|;)\s*display\s*:\s*none\b/,
  /(?:^|;)\s*visibility\s*:\s*(?:hidden|collapse)\b/,
  /(?:^|;)\s*opacity\s*:\s*0*\.?0*\s*(?:%|;|!|$)/,
  /(?:^|;)\s*(?:text-indent|left|top|margin-left|margin-top)\s*:\s*-\d{3,}/,
  /(?:^|;)\s*(?:clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\((?:50|100)%)/,
  /(?:^|;)\s*color\s*:\s*transparent\b/,
];
const COLOR = /(?:^|;)\s*color\s*:\s*([^;!]{1,60})/;
const BACKGROUND = /(?:^|;)\s*background(?:-color|-image)?\s*:\s*([^;!]{1,60})/;
/** Such a one is not seen for what it is: what stands behind it is. */
const NO_BACKGROUND = /^(?:none|transparent|inherit|initial|unset)$/;
const WHITE = /^(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(?:,\s*1\s*)?\))$/;
const SIZE = /(?:^|;)\s*font-size\s*:\s*(?:(\d*\.?\d+)\s*(px|pt|em|rem|%)?|((?:x{1,3}-)?(?:small|large)|medium))/;

function saidBy(declarations: string): Said {
  const said = declarations.toLowerCase();
  const color = COLOR.exec(said)?.[1]?.trim();
  const background = BACKGROUND.exec(said)?.[1]?.trim();
  const size = sizeOf(said);
  return {
    hides: HIDING.some((rule) => rule.test(said)),
    ...(color !== undefined && { color }),
    ...(background !== undefined && !NO_BACKGROUND.test(background) && { background }),
    ...(size !== undefined && { size }),
  };
}

/** Largest number of each unit that nobody can read. */
const UNREADABLE: Readonly<Record<string, number>> = { px: 1, pt: 1, em: 0.1, rem: 0.1, '%': 10, '': 0 };

function sizeOf(declarations: string): Said['size'] {
  const [whole, number, unit = ''] = SIZE.exec(declarations) ?? [];
  if (whole === undefined) return undefined;
  if (number !== undefined && Number(number) <= UNREADABLE[unit]!) return 'unreadable';
  return unit === 'em' || unit === '%' ? 'relative' : 'readable';
}

function isSame(color: string, background: string): boolean {
  return color === background || (WHITE.test(color) && WHITE.test(background));
}
