import type { Language } from '../../config/sentence';
import { REMEDIES } from '../account/why-refused';
import { HOURS_A_MONTH } from '../prices/price-list';
import { displayWidth, padded } from '../terminal/columns';
import { type Check, FATES, type Fate } from './check';
import { type Finding, isDirt } from './finding';
import type { CheckResult, Survey, Verdict } from './survey';
import { TEXTS, type Texts } from './texts';

/** So many things of one kind are printed; JSON has them all. */
const MOST_PRINTED = 20;
/** Worst first. */
const VERDICTS: readonly Verdict[] = ['found', 'unknown', 'clean'];

/** What is known of the money in a survey. */
export interface Total {
  /** Things that make the account dirty. */
  readonly things: number;
  /** US dollars a month without tax, as far as they are known. */
  readonly usdPerMonth: number;
  /** Things of which a price, or a part of it, is not known. */
  readonly withoutPrice: number;
}

export function totalOf({ findings }: Survey): Total {
  const dirt = findings.filter(isDirt);
  return {
    things: dirt.length,
    // To a hundredth of a cent: what is behind that is arithmetic.
    usdPerMonth: Number(dirt.reduce((sum, { cost }) => sum + cost.perMonth, 0).toFixed(4)),
    withoutPrice: dirt.filter(({ cost }) => cost.unknown.length > 0).length,
  };
}

/** A survey for people: whose account, what stands in it by what it costs, the verdict of each check, and the last word. */
export function reportOf(survey: Survey, checks: readonly Check[], language: Language): string {
  const texts = TEXTS[language];
  const titleOf = (id: string) => checks.find((check) => check.id === id)?.title[language] ?? texts.regionsTitle;
  return [
    ...head(survey, texts),
    ...FATES.flatMap((fate) => section(fate, survey.findings, titleOf, texts)),
    ...verdicts(survey.results, titleOf, texts),
    ...remedies(survey.results, language),
    '',
    texts.prices(totalOf(survey).withoutPrice),
    texts.bill,
    '',
    lastWord(survey, texts),
  ]
    .map(printable)
    .join('\n');
}

function head(survey: Survey, texts: Texts): string[] {
  const { account, alias, identity, regions, notLookedAt, notEnabled, withoutTags } = survey;
  return [
    texts.account(account, alias, identity),
    texts.asked(regions.join(', ')),
    ...(notLookedAt === undefined ? [texts.othersUnknown] : []),
    ...(notLookedAt?.length ? [texts.notLookedAt(notLookedAt.join(', '))] : []),
    ...(notEnabled.length > 0 ? [texts.notEnabled(notEnabled.join(', '))] : []),
    ...(withoutTags.length > 0 ? [texts.withoutTags(withoutTags.join(', '))] : []),
  ];
}

function section(fate: Fate, all: readonly Finding[], titleOf: (id: string) => string, texts: Texts): string[] {
  const findings = all.filter((finding) => finding.fate === fate);
  if (findings.length === 0) return [];
  const kinds = grouped(findings, ({ check }) => check).map(([check, things]) => ({
    title: titleOf(check),
    things: things.toSorted((a, b) => b.cost.perMonth - a.cost.perMonth),
    usd: things.reduce((sum, { cost }) => sum + cost.perMonth, 0),
  }));
  const shown = kinds
    .toSorted((a, b) => b.usd - a.usd)
    .map((kind) => ({ ...kind, things: kind.things.slice(0, MOST_PRINTED), more: kind.things.length - MOST_PRINTED }));
  const width = Math.max(
    ...shown.flatMap(({ things }) => things.map((thing) => displayWidth(priceText(thing, texts)))),
  );
  const indent = ' '.repeat(width + 4);
  return [
    '',
    texts.fates[fate],
    ...shown.flatMap(({ title, things, more }) => [
      ...things.flatMap((thing) => [
        `  ${padded(priceText(thing, texts), width)}  ${title}  ${namesOf(thing)}`,
        // Who made what stays anyway is of no use.
        ...(fate === 'kept' ? [] : [`${indent}${texts.maker(thing.madeBy)}`]),
        ...(thing.note ? [`${indent}${thing.note}`] : []),
        ...removal(thing, texts).map((line) => indent + line),
      ]),
      ...(more > 0 ? [`${indent}${texts.more(more, title)}`] : []),
    ]),
  ];
}

function namesOf({ id, name, state, region }: Finding): string {
  return [id, ...(name ? [`(${name})`] : []), ...(state ? [`[${state}]`] : []), region].join('  ');
}

/** What is meant to stay, or goes by itself, is not removed. */
function removal({ fate, stack, remove, note }: Finding, texts: Texts): string[] {
  if (fate === 'going' || fate === 'kept') return [];
  if (remove.length === 0 && !note) return [texts.noCommand];
  return [...(stack ? [texts.ofStack[stack.whenDeleted](stack.name)] : []), ...remove];
}

function priceText({ cost, atMostPerMonth }: Finding, texts: Texts): string {
  if (atMostPerMonth !== undefined) return texts.atMost(texts.perMonth(money(atMostPerMonth)));
  const { perMonth, hourly, unknown, prices } = cost;
  if (unknown.length > 0 && perMonth === 0) return texts.noPrice;
  if (prices.length === 0) return texts.free;
  const known = hourly && unknown.length === 0 ? texts.perHour(hourlyPrice(cost)) : texts.perMonth(money(perMonth));
  return unknown.length > 0 ? texts.atLeast(known) : known;
}

function hourlyPrice({ perMonth }: Finding['cost']): string {
  return `$${(perMonth / HOURS_A_MONTH).toFixed(4)}`;
}

/** Cents; what is less than one and not nothing is said so. */
function money(usd: number): string {
  return usd > 0 && usd < 0.01 ? '<$0.01' : `$${usd.toFixed(2)}`;
}

function verdicts(results: readonly CheckResult[], titleOf: (id: string) => string, texts: Texts): string[] {
  const rows = grouped(results, ({ check }) => check).map(([check, ofCheck]) => ({
    verdict: VERDICTS.find((verdict) => ofCheck.some((result) => result.verdict === verdict))!,
    title: titleOf(check),
    details: [
      ...ofCheck.filter(({ found }) => found > 0).map(({ found, region }) => texts.foundIn(found, region)),
      ...ofCheck.flatMap(({ unchecked, region }) => (unchecked ? [texts.foundIn(unchecked, region)] : [])),
      ...unanswered(ofCheck, texts),
      ...absent(ofCheck, texts),
    ],
  }));
  const words = Math.max(...VERDICTS.map((verdict) => displayWidth(texts.verdicts[verdict])));
  const titles = Math.max(...rows.map(({ title }) => displayWidth(title)));
  return [
    '',
    texts.checks,
    ...rows
      .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
      .map(({ verdict, title, details }) =>
        `  ${padded(texts.verdicts[verdict], words)}  ${padded(title, titles)}  ${details.join('; ')}`.trimEnd(),
      ),
  ];
}

/** The same words of AWS from many regions are said once. */
function unanswered(results: readonly CheckResult[], texts: Texts): string[] {
  const refused = results.filter(({ reason }) => reason);
  return grouped(refused, ({ reason }) => reason!.message).map(([message, ofMessage]) => {
    const regions = ofMessage.flatMap(({ region }) => (region ? [region] : [])).join(', ');
    return `${texts.verdicts.unknown}${regions ? ` (${regions})` : ''}: ${message}`;
  });
}

function absent(results: readonly CheckResult[], texts: Texts): string[] {
  const regions = results.flatMap(({ absent, region }) => (absent && region ? [region] : []));
  return regions.length > 0 ? [texts.absentIn(regions.join(', '))] : [];
}

function remedies(results: readonly CheckResult[], language: Language): string[] {
  const lines = results.flatMap(({ reason, region }) =>
    reason ? [REMEDIES[language][reason.refusal](region ?? '-')] : [],
  );
  const all = [...new Set(lines)];
  return all.length > 0 ? ['', ...all] : [];
}

function lastWord(survey: Survey, texts: Texts): string {
  const { verdict, regions, notLookedAt, results } = survey;
  const { things, usdPerMonth, withoutPrice } = totalOf(survey);
  const open = {
    unanswered: results.filter(({ reason }) => reason).length,
    of: results.length,
    unchecked: results.reduce((sum, { unchecked = 0 }) => sum + unchecked, 0),
  };
  if (verdict === 'found') return texts.found(things, money(usdPerMonth), withoutPrice > 0, open);
  if (verdict === 'unknown') return texts.unknown(open);
  return texts.clean(regions.length, notLookedAt?.length);
}

/** Items by a key, in the order in which each key is first seen. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, readonly Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}

/** Names come from whoever made the things: none of them moves the cursor or colours the screen. */
function printable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
  return line.replace(/[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, ' ');
}
