import type { Language, Sentence } from '../../config/sentence';
import { ROW_TITLES, ROWS } from './capabilities';
import { SECTIONS, type Verdict } from './finding';
import { type Line, linesOf } from './merged-findings';
import { countOf, findingsOf, type Report } from './report';
import { TEXTS } from './texts';

/** GitHub refuses a comment of more letters than 65,536; a line above the report, by which it is found again, fits in beside it. */
const LONGEST_COMMENT = 65_000;

/** Sections that a reader opens only on purpose. */
const FOLDED: readonly string[] = ['settings', 'code', 'moved'];

/** One line: what a reviewer must know first. */
export function verdictOf(report: Report, language: Language): string {
  const texts = TEXTS[language];
  if (report.capabilities) return texts.apart;
  const counted: readonly (readonly [keyof (typeof TEXTS)['en']['count'], readonly Verdict[]])[] = [
    ['broadened', ['broadened']],
    ['weakened', ['weakened']],
    ['unknown', ['unknown']],
    ['lost', ['lost']],
    ['replaced', ['replaced']],
    ['todo', ['todo']],
    ['narrowed', ['narrowed', 'strengthened']],
    ['changed', ['changed', 'kept']],
  ];
  const said = counted.flatMap(([name, verdicts]) => {
    const count = countOf(report, ...verdicts);
    return count === 0 ? [] : [texts.count[name](count)];
  });
  const alone = aloneLines(report, language);
  const money = moneyLine(report, language);
  const counts = [...said, ...alone, ...(money && isOther(report) ? [money] : [])];
  if (counts.length > 0) return counts.join(' · ');
  const written = report.stacks.reduce((sum, stack) => sum + stack.texts.length, 0);
  return written > 0 ? texts.textsOnly(written) : texts.nothingDiffers;
}

export function textOf(report: Report, language: Language): string {
  const texts = TEXTS[language];
  const lines = [`${report.before} -> ${report.after}`, verdictOf(report, language)];
  for (const { title, items } of partsOf(report, language)) {
    lines.push('', title);
    for (const { verdict, text, statement, places } of items) {
      lines.push(`  ${verdict ? `[${texts.verdicts[verdict]}] ` : ''}${text}`);
      if (statement) lines.push(`      ${statement}`);
      if (places.length > 0) lines.push(`      ${places.join('  ')}`);
    }
  }
  return lines.join('\n');
}

/** The report as a comment on a pull request, no longer than one may be. */
export function markdownOf(report: Report, language: Language): string {
  const texts = TEXTS[language];
  const lines = [`### \`${report.before}\` → \`${report.after}\``, '', `**${escaped(verdictOf(report, language))}**`];
  if (report.capabilities) lines.push('', ...capabilityTable(report, language));
  const parts = report.capabilities ? moneyPart(report, language) : partsOf(report, language);
  for (const { title, items, folded } of parts) {
    lines.push('', folded ? `<details><summary>${title} (${items.length})</summary>` : `#### ${title}`, '');
    for (const { verdict, text, statement, places } of items) {
      const place = places.map((each) => `\`${each}\``).join(' ');
      const mark = verdict ? `**${texts.verdicts[verdict]}** ` : '';
      lines.push(
        `- ${[`${mark}${escaped(text)}`, place, statement ? code(statement) : ''].filter(Boolean).join(' — ')}`,
      );
    }
    if (folded) lines.push('', '</details>');
  }
  return cut(lines, texts.cut);
}

/** Its form: what readers of an older one could no longer read has another number. */
const VERSION = 1;

/**
 * The report for programs: `version`, `verdict` (the first line, in both languages), `findings` (how many), `before` and `after` as they
 * were named, `stacks` (each with its `findings`: section, verdict, sentence, statement, lines, logicalId, subject; `texts`; `counts`),
 * `alone`, `capabilities` of two architectures, and `money`.
 */
export function jsonOf(report: Report): string {
  const findings = findingsOf(report).length;
  return JSON.stringify(
    { version: VERSION, verdict: { en: verdictOf(report, 'en'), ko: verdictOf(report, 'ko') }, findings, ...report },
    null,
    2,
  );
}

interface Part {
  readonly title: string;
  readonly items: readonly (Omit<Line, 'verdict'> & { readonly verdict?: Verdict })[];
  readonly folded: boolean;
}

function partsOf(report: Report, language: Language): Part[] {
  const texts = TEXTS[language];
  const money = moneyPart(report, language);
  if (report.capabilities) return [...capabilityParts(report, language), ...money];
  const several = report.stacks.length > 1;
  return SECTIONS.flatMap((section): Part[] => {
    if (section === 'money') return money;
    return report.stacks.flatMap(({ id, findings }) => {
      const own = findings.filter((finding) => finding.section === section);
      if (own.length === 0) return [];
      const title = several ? `${texts.sections[section]}: ${id}` : texts.sections[section];
      return [{ title, items: linesOf(own, language), folded: FOLDED.includes(section) }];
    });
  });
}

/** The architectures as columns, and what is asked of each as rows. */
function capabilityTable({ capabilities = [] }: Report, language: Language): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(['', ...capabilities.map(({ id }) => escaped(id))]),
    row(['---', ...capabilities.map(() => '---')]),
    ...ROWS.map((name) =>
      row([
        `**${ROW_TITLES[name][language]}**`,
        ...capabilities.map(({ rows }) =>
          (rows[name].length > 0 ? rows[name] : [NOTHING]).map((text) => escaped(text[language])).join('<br>'),
        ),
      ]),
    ),
  ];
}

const NOTHING: Sentence = { en: '-', ko: '-' };

function capabilityParts({ capabilities = [] }: Report, language: Language): Part[] {
  return ROWS.map((row) => ({
    title: ROW_TITLES[row][language],
    items: capabilities.flatMap(({ id, rows }) =>
      (rows[row].length > 0 ? rows[row] : [NOTHING]).map((text) => ({ text: `${id}: ${text[language]}`, places: [] })),
    ),
    folded: false,
  }));
}

function moneyPart(report: Report, language: Language): Part[] {
  const texts = TEXTS[language];
  const { lines } = report.money;
  const total = moneyLine(report, language);
  if (total === undefined || (lines.length === 0 && !isOther(report))) return [];
  const amount = (value: number | undefined, known: boolean) =>
    value === undefined ? (known ? dollars(0) : texts.unknownPrice) : dollars(value);
  const items = lines.map(({ what, before, after, known }) => ({
    text:
      before === undefined && after === undefined && !known
        ? `${what[language]}: ${texts.unknownPrice}`
        : `${what[language]}: ${amount(before, known)} ${report.capabilities ? '|' : '->'} ${amount(after, known)}`,
    places: [],
  }));
  return [{ title: texts.sections.money, items: [{ text: total, places: [] }, ...items], folded: false }];
}

function moneyLine({ money: { before, after, difference } }: Report, language: Language): string | undefined {
  const texts = TEXTS[language];
  if (!before || !after) return undefined;
  const [was, is] = [before, after].map(
    ({ perMonth, unknown }) => `${unknown > 0 ? texts.atLeast : ''}${dollars(perMonth)}`,
  ) as [string, string];
  const change = after.perMonth - before.perMonth;
  const said = `${difference === undefined ? texts.atLeast : ''}${signed(change)}`;
  return `${texts.money(was, is, said)}, ${texts.moneyAnHour(signed(after.perHour - before.perHour, 4))}`;
}

/** Whether what is known of the cost is another sum. */
function isOther({ money: { before, after } }: Report): boolean {
  return before?.perMonth !== after?.perMonth;
}

function aloneLines({ alone }: Report, language: Language): string[] {
  const texts = TEXTS[language];
  return [
    ...(alone.before.length > 0 ? [texts.aloneBefore(alone.before.join(', '))] : []),
    ...(alone.after.length > 0 ? [texts.aloneAfter(alone.after.join(', '))] : []),
  ];
}

function dollars(amount: number, digits = 2): string {
  return `$${amount.toFixed(digits)}`;
}

function signed(amount: number, digits = 2): string {
  return `${amount < 0 ? '-' : '+'}${dollars(Math.abs(amount), digits)}`;
}

/** What would be markup, a mention or a link stays a text. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]|#]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replace(/@/g, '@\u200b');
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function cut(lines: readonly string[], said: (count: number) => string): string {
  const whole = lines.join('\n');
  // Bytes are at least as many as letters, whatever GitHub counts.
  if (Buffer.byteLength(whole) < LONGEST_COMMENT) return whole;
  const kept: string[] = [];
  let size = Buffer.byteLength(said(lines.length)) + '\n\n</details>\n\n'.length + 2_000;
  for (const line of lines) {
    size += Buffer.byteLength(line) + 1;
    if (size >= LONGEST_COMMENT) break;
    kept.push(line);
  }
  const open =
    kept.filter((line) => line.startsWith('<details>')).length > kept.filter((line) => line === '</details>').length;
  return [...kept, ...(open ? ['', '</details>'] : []), '', said(lines.length - kept.length)].join('\n');
}
