import type { Language } from '../../config/sentence';
import { byClass } from './amounts';
import { type CostLine, classAmountOf } from './cost-of-stacks';
import { formulaOf } from './formula';
import { markdown } from './markdown';
import type { Spending } from './spending';
import type { Column } from './tables-of-lines';
import { TEXTS } from './texts';

const UNKNOWN = 'UNKNOWN';

/** What a use costs, as Markdown: uses as rows, configurations as columns. What none of them knows comes last. */
export function tableOfUses(columns: readonly Column[], language: Language): string {
  const cells = (line: CostLine | undefined) => (line ? priceOfOne(line, language) : '-');
  const rows = rowsOf(columns).toSorted((one, other) => unknownIn(one) - unknownIn(other));
  return markdown([
    [TEXTS[language].use, ...columns.map(({ heading }) => `\`${heading}\``)],
    ...rows.map((lines) => [nameOf(lines, language), ...lines.map(cells)]),
  ]);
}

/** What a class uses up and pays for that, beside what its two hours cost in any case. */
export function tableOfClass(columns: readonly Column[], { does }: Spending, language: Language): string {
  const texts = TEXTS[language];
  const rows = rowsOf(columns).filter((lines) => lines.some((line) => line?.quantity !== undefined));
  const quantityOf = (lines: readonly (CostLine | undefined)[]) => {
    const quantity = lines.find((line) => line?.quantity !== undefined)?.quantity;
    return Number.isFinite(quantity) ? String(round(quantity!)) : UNKNOWN;
  };
  const cell = (line: CostLine | undefined) => {
    if (line?.quantity === undefined) return '-';
    const amount = classAmountOf(line);
    if (amount !== undefined) return byCent(amount);
    // A price that is known stands here, or its reader thinks that it is not.
    return line.price ? line.formula[language] : UNKNOWN;
  };
  const table = markdown([
    [texts.use, texts.quantity, ...columns.map(({ heading }) => `\`${heading}\``)],
    ...rows.map((lines) => [nameOf(lines, language), quantityOf(lines), ...lines.map(cell)]),
    [
      texts.whatIsUsed,
      '',
      ...columns.map(({ cost: { classUse } }) => texts.atLeast(byClass(classUse.perClass), classUse.unknown)),
    ],
    [texts.twoHours, '', ...columns.map(({ cost: { idle } }) => texts.atLeast(byClass(idle.perClass), idle.unknown))],
    [
      `**${texts.together}**`,
      '',
      ...columns.map(
        ({ cost: { idle, classUse } }) =>
          `**${texts.atLeast(byClass(idle.perClass + classUse.perClass), idle.unknown + classUse.unknown)}**`,
      ),
    ],
  ]);
  return `${table}\n\n${texts.eachDoes(does[language])}.`;
}

/** Each use once, with its line in each column. */
function rowsOf(columns: readonly Column[]): (CostLine | undefined)[][] {
  const uses = [...new Set(columns.flatMap(({ cost }) => cost.uses.map(({ use }) => use)))];
  return uses.map((name) => columns.map(({ cost }) => cost.uses.find(({ use }) => use === name)));
}

function nameOf(lines: readonly (CostLine | undefined)[], language: Language): string {
  return lines.find((line) => line !== undefined)!.what[language];
}

function priceOfOne({ price }: CostLine, language: Language): string {
  return price ? formulaOf({ free: 0, standing: false, price })[language] : UNKNOWN;
}

function unknownIn(lines: readonly (CostLine | undefined)[]): number {
  return lines.filter((line) => line && !line.price).length;
}

/** Of a class, hundredths of a cent are as fine as anybody looks. */
function byCent(usd: number): string {
  return usd.toFixed(4);
}

function round(quantity: number): number {
  return Number(quantity.toPrecision(3));
}
