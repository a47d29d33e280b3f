import type { Language, Sentence } from '../../config/sentence';
import { EVERY_CHECK } from '../check-off/checks/every-check';
import { HOURS_A_MONTH, type Price } from '../prices/price-list';
import { dateIn, EVIDENCE } from '../prices/price-words';
import { columns, displayWidth, padded } from '../terminal/columns';
import { withinWidth } from '../terminal/within-width';
import { byClass, hourly, monthly } from './amounts';
import { type CostedResource, type CostLine, type CostOfStacks, classAmountOf, HOURS_A_CLASS } from './cost-of-stacks';
import { TEXTS, type Texts } from './texts';
import { unpricedIn } from './unpriced';
import { USES } from './uses';

/** What was asked beside the cost of standing there. */
export interface Asked {
  /** Whether the use of a month is stated. */
  readonly use: boolean;
  /** @default - no class is */
  readonly ofClass?: { readonly people: number; readonly does: Sentence } | undefined;
  /** Of the prices. */
  readonly daysOld: number;
  /** Columns of the terminal. @default - it goes to a file, where lines are as long as they like */
  readonly width?: number | undefined;
}

/** What stacks cost, for people: the verdict, what is paid for, what goes on and what stays, and what only use pays for. */
export function reportOf(
  cost: CostOfStacks,
  language: Language,
  { use, ofClass, daysOld, width = Infinity }: Asked,
): string {
  const texts = TEXTS[language];
  const { idle, used, classUse, stopped, uses, free } = cost;
  const priced = uses.filter(({ price }) => price);
  const report = [
    texts.verdict(hourly(idle.perHour), byClass(idle.perClass), monthly(idle.perMonth), idle.unknown),
    ...(use ? [texts.used(hourly(used.perHour), monthly(used.perMonth), used.unknown)] : []),
    ...(ofClass
      ? [
          texts.ofClass(
            ofClass.people,
            byClass(idle.perClass + classUse.perClass),
            byClass(classUse.perClass),
            idle.unknown + classUse.unknown,
          ),
          texts.eachDoes(ofClass.does[language]),
        ]
      : []),
    ...(daysOld > MOST_DAYS ? [texts.old(daysOld)] : []),
    ...section(texts.lines, linesOf(cost, language, texts, width)),
    ...section(texts.stopped(hourly(stopped.perHour), stopped.unknown), stoppedOf(cost, language, texts)),
    ...section(texts.survivors, survivorsOf(cost, language, texts)),
    ...section(texts.onlyUsed, usesOf(priced, 'only-when-used', language, ofClass !== undefined)),
    ...section(texts.kept, usesOf(priced, 'storage-only', language, ofClass !== undefined)),
    ...section(texts.notPriced, unpricedIn(cost, language)),
    ...section(
      texts.freeResources,
      columns(free.map(({ type, why, resources }) => [`${type} x ${resources.length}`, why[language]])),
    ),
    '',
    texts.assumptions,
  ].join('\n');
  return withinWidth(report, width);
}

/** Older prices are told to be old. */
const MOST_DAYS = 180;

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function linesOf({ lines }: CostOfStacks, language: Language, texts: Texts, width: number): string[] {
  const rows = lines
    .filter(({ found }) => found > 0)
    .toSorted(
      (a, b) => (b.amount?.perHour ?? Number.POSITIVE_INFINITY) - (a.amount?.perHour ?? Number.POSITIVE_INFINITY),
    )
    .map((line) => [
      nameOf(line, lines, language),
      line.amount ? hourly(line.amount.perHour) : 'UNKNOWN',
      line.amount ? monthly(line.amount.perMonth) : 'UNKNOWN',
      line.formula[language],
      `${line.price ? evidenceOf(line.price, language) : texts.noPriceIn(line.region)}; ${placesOf(line.resources)}`,
    ]);
  const notes = [...new Set(lines.flatMap(({ note }) => (note ? [`  ${note[language]}`] : [])))];
  if (rows.length === 0) return notes;
  return [
    ...table([[texts.what, texts.perHour, texts.perMonth, texts.formula, texts.source], ...rows], width),
    ...notes,
  ];
}

/** What stands in two regions is told apart by them. */
function nameOf({ what, region }: CostLine, all: readonly CostLine[], language: Language): string {
  const elsewhere = all.some((other) => other.what.en === what.en && other.region !== region);
  return elsewhere ? `${what[language]}, ${region}` : what[language];
}

/** So many columns of a table are its figures; what is behind them can stand below. */
const FIGURES = 3;

function table(rows: readonly (readonly string[])[], width: number): string[] {
  const whole = aligned(rows);
  if (whole.every((line) => displayWidth(line) <= width)) return whole;
  return aligned(rows.map((cells) => cells.slice(0, FIGURES))).flatMap((line, at) => [
    line,
    `      ${rows[at]!.slice(FIGURES).join('; ')}`,
  ]);
}

function evidenceOf(price: Price, language: Language): string {
  return `${dateIn(price, language)}, ${EVIDENCE[price.evidence][language]}`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((cells) => displayWidth(cells[at]!))));
  return rows.map((cells) => `  ${cells.map((cell, at) => padded(cell, widths[at]!)).join('  ')}`.trimEnd());
}

/** Where resources come from: the first line of each, once. */
function placesOf(resources: readonly CostedResource[]): string {
  const places = resources.map(({ source, logicalId }) => (source ? `${source.file}:${source.line}` : logicalId));
  const different = [...new Set(places)];
  return different.length > 2 ? `${different.slice(0, 2).join(', ')} +${different.length - 2}` : different.join(', ');
}

function stoppedOf({ lines }: CostOfStacks, language: Language, texts: Texts): string[] {
  const told = lines
    .filter(({ found, whenStopped, quantity }) => found > 0 && quantity !== 0 && whenStopped)
    .map((line) => [nameOf(line, lines, language), texts.whenStopped[line.whenStopped!]] as const);
  return columns(told);
}

function survivorsOf({ survivors }: CostOfStacks, language: Language, texts: Texts): string[] {
  if (survivors.length === 0) return [`  ${texts.nothingStays}`];
  return columns(
    survivors.map(({ check, says, paidBy, resources }) => [
      EVERY_CHECK.find(({ id }) => id === check)?.title[language] ?? (paidBy ? USES[paidBy].what[language] : '-'),
      [
        resources.map(({ logicalId }) => logicalId).join(', '),
        says[language],
        ...(check ? [texts.check(check)] : []),
      ].join('; '),
    ]),
  );
}

function usesOf(uses: CostOfStacks['uses'], idle: CostLine['idle'], language: Language, ofClass: boolean): string[] {
  const amountOf = (line: CostLine) => {
    if (!ofClass) return line.amount && `${monthly(line.amount.perMonth)} USD`;
    const usd = classAmountOf(line);
    return usd === undefined ? undefined : `${hourly(usd)} USD`;
  };
  return columns(
    uses
      .filter((line) => line.idle === idle)
      .map((line) => {
        const amount = amountOf(line);
        // What a month pays for, a class pays for its two hours.
        const share = ofClass && idle === 'storage-only' ? ` x ${HOURS_A_CLASS} / ${HOURS_A_MONTH}` : '';
        const formula = line.formula[language];
        const stated = amount === undefined ? formula : `${formula}${share} = ${amount}`;
        return [`${nameOf(line, uses, language)} (${line.use})`, `${stated}; ${evidenceOf(line.price!, language)}`];
      }),
  );
}
