import type { Language } from '../../config/sentence';
import { BARS, type Report, type Shortfalls, verdictOn } from './bars';
import type { Estimate } from './interval';
import { type EvaluationTexts, TEXTS } from './texts';

const COLUMNS = [
  ['MRR', 'mrr'],
  ['Hit@1', 'hitAt1'],
  ['Hit@5', 'hitAt5'],
  ['nDCG@10', 'ndcgAt10'],
] as const;

const WIDTH = 20;
const COUNT_WIDTH = 6;

export interface ReportedRun {
  readonly questions: number;
  readonly vectorsBy: string;
  readonly shortfalls: Shortfalls;
  /** Lines below the figures. */
  readonly notes: readonly string[];
}

/** A report for people: rankings as a table, then answers, then each bar with its verdict. */
export function reportText(
  report: Report,
  { questions, vectorsBy, shortfalls, notes }: ReportedRun,
  language: Language,
): string {
  const texts: EvaluationTexts = TEXTS[language];
  const { rankings, answers, obeyed, injections } = report;
  const header = ['', '', 'n', ...COLUMNS.map(([name]) => name)];
  const rows = Object.entries(rankings).flatMap(([stratum, figures]) =>
    Object.entries(figures).map(([by, each]) => [
      stratum,
      by,
      String(each.mrr.count),
      ...COLUMNS.map(([, key]) => figure(each[key])),
    ]),
  );
  const bars = BARS.map((bar) => {
    const { id, claim } = bar;
    const verdict = verdictOn(bar, report, shortfalls);
    const word = verdict === undefined ? texts.notMeasured : texts[verdict];
    const known = verdict === 'short' ? `\n    ${texts.shortOf(bar.figure(report)!.toFixed(3), shortfalls[id]!)}` : '';
    return `  ${id}: ${word}\n    ${claim[language]}${known}`;
  });
  const { abstentionPrecision: precision, abstentionRecall: recall } = answers;
  const share = (estimate: Estimate | undefined) => (estimate ? figure(estimate) : texts.notMeasured);
  const cited = answers.citedEvidence;
  return [
    texts.heading(questions, vectorsBy),
    '',
    ...[header, ...rows].map(line),
    '',
    `${texts.abstention}: ${texts.precision} ${share(precision)}, ${texts.recall} ${share(recall)}`,
    `${texts.citedEvidence}: ${share(cited)}${cited ? ` (n = ${cited.count})` : ''}`,
    texts.invalidCitations(answers.invalidCitations),
    texts.obeyed(obeyed, injections),
    texts.interval,
    ...notes,
    '',
    texts.bars,
    ...bars,
  ].join('\n');
}

function figure({ value, low, high }: Estimate): string {
  return `${value.toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

function line([stratum = '', by = '', count = '', ...figures]: readonly string[]): string {
  return `${stratum.padEnd(11)} ${by.padEnd(8)} ${count.padEnd(COUNT_WIDTH)} ${figures.map((text) => text.padEnd(WIDTH)).join(' ')}`.trimEnd();
}
