import { REGIONS } from '../../config/regions';
import type { Language } from '../../config/sentence';
import { byClass, hourly, hourOf, monthly } from './amounts';
import type { CostLine, CostOfStacks } from './cost-of-stacks';
import { markdown } from './markdown';
import { TEXTS } from './texts';

/** What one configuration costs, under the words that make it one. */
export interface Column {
  /** Settings as they are given, for example `mode=production`. */
  readonly heading: string;
  readonly cost: CostOfStacks;
}

/** Lines as rows, configurations as columns, as Markdown. What nobody pays for is no row; sums come last. */
export function tableOfLines(columns: readonly Column[], language: Language): string {
  const texts = TEXTS[language];
  const rows = new Map<string, string[]>();
  columns.forEach(({ cost }, at) => {
    for (const line of cost.lines.filter(({ found }) => found > 0)) {
      const what = line.what[language];
      if (!rows.has(what))
        rows.set(
          what,
          columns.map(() => '-'),
        );
      const cells = rows.get(what)!;
      const cell = cellOf(line, language);
      cells[at] = cells[at] === '-' ? cell : `${cells[at]}; ${cell}`;
    }
  });
  const sums: [string, (cost: CostOfStacks) => string][] = [
    [texts.anHour, ({ idle }) => hourOf(idle, texts)],
    [texts.aClass, ({ idle }) => texts.atLeast(byClass(idle.perClass), idle.unknown)],
    [texts.aMonth, ({ idle }) => texts.atLeast(monthly(idle.perMonth), idle.unknown)],
    [texts.anHourStopped, ({ stopped }) => hourOf(stopped, texts)],
    ...(columns.some(({ cost: { uses } }) => uses.some(({ quantity }) => quantity !== undefined))
      ? [
          [texts.aMonthUsed, ({ used }: CostOfStacks) => texts.atLeast(monthly(used.perMonth), used.unknown)] as [
            string,
            (cost: CostOfStacks) => string,
          ],
        ]
      : []),
  ];
  return markdown([
    [`USD`, ...columns.map(({ heading }) => `\`${heading}\``)],
    ...[...rows]
      .toSorted(([one], [other]) => dearest(columns, other, language) - dearest(columns, one, language))
      .map(([what, cells]) => [what, ...cells]),
    ...sums.map(([what, sumOf]) => [`**${what}**`, ...columns.map(({ cost }) => `**${sumOf(cost)}**`)]),
  ]);
}

/** Sums alone: configurations as rows, regions as columns; an hour, and in brackets a month. */
export function tableOfRegions(
  rows: readonly { readonly heading: string; readonly inRegion: readonly CostOfStacks[] }[],
  language: Language,
): string {
  const texts = TEXTS[language];
  return markdown([
    [texts.variant, ...REGIONS],
    ...rows.map(({ heading, inRegion }) => [
      `\`${heading}\``,
      ...inRegion.map(({ idle }) => texts.atLeast(`${hourly(idle.perHour)} (${monthly(idle.perMonth)})`, idle.unknown)),
    ]),
  ]);
}

/** What a row costs where it costs most; what is not known comes last. */
function dearest(columns: readonly Column[], what: string, language: Language): number {
  const same = columns.flatMap(({ cost }) => cost.lines).filter((line) => line.what[language] === what);
  return Math.max(...same.map(({ amount }) => amount?.perHour ?? -1));
}

function cellOf({ formula, amount, quantity }: CostLine, language: Language): string {
  return amount && quantity !== 0 ? `${formula[language]} = ${hourly(amount.perHour)}` : formula[language];
}
