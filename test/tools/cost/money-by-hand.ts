import { withoutFigures } from '../../../lib/tools/cost/lesson-figures';

/** What a command writes, with all between its marks. */
const WRITTEN = [/<!-- cost: [\s\S]*?<!-- \/cost -->/g, /<!-- idle: .*?<!-- \/idle -->/g];
const CODE = [/^( *)```[\s\S]*?^\1```/gm, /`[^`\n]*`/g, /\]\([^)]*\)/g];

const NUMBER = String.raw`(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\d,.]*\d)`;
/** What is behind a number that is none of money. */
const UNIT = String.raw`\s?(?:GB|TB|MB|ms|s\b|%|times|to\b|or newer|LTS|배|초|분|개|건|번|이상)`;

/** A number that says itself that it is money. */
const OF_MONEY = new RegExp(
  String.raw`${NUMBER}\s*(?:USD|dollars?|cents?|달러|센트|원(?![가-힣]))|(?:\$|USD)\s?\d[\d,.]*`,
  'gi',
);
/** Words by which a sentence is about money. */
const ABOUT_MONEY = /USD|dollar|\bcosts?\b|\bbills?\b|\bpric|\bcharge|달러|요금|비용|과금|가격|시간당/i;
/** A number that is money where its sentence is: one of an hour or a month, or one with the decimals of a price. */
const IN_SUCH = new RegExp(
  [
    `${NUMBER} (?:an hour|a month|for each|per hour|per month)`,
    `(?:시간당|한 달에?|규칙마다) ${NUMBER}(?!${UNIT})`,
    String.raw`(?<![\w.])\d+\.\d{2,}(?![\w.]|${UNIT})`,
  ].join('|'),
  'g',
);

/** Money that stands in a page by hand: no command writes it, so nothing notices when it is no longer true. */
export function moneyByHand(page: string): string[] {
  const written = WRITTEN.reduce((text, mark) => text.replace(mark, ' '), withoutFigures(page));
  const prose = CODE.reduce((text, code) => text.replace(code, ' '), written);
  return prose
    .split(/\n|\|| - |(?<=[.!?;]) /)
    .flatMap((sentence) => [
      ...(sentence.match(OF_MONEY) ?? []),
      ...(ABOUT_MONEY.test(sentence) ? (sentence.match(IN_SUCH) ?? []) : []),
    ]);
}
