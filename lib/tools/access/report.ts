import type { Language } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import { bareId } from '../../model/bare-id';
import type { UnresolvedIntrinsicError } from '../../model/intrinsics';
import { addressBlock } from '../../model/reach/address-block';
import { columns } from '../terminal/columns';
import { entryParts, entryWords } from '../wording/entry-words';
import { reasonWords } from '../wording/reason-words';
import type { AccessAnswer } from './access-question';
import type { Answer, MayAnswer, ToldThrough } from './answer-kinds';
import { mfaWords } from './mfa-words';
import type { OpenToAnyone, ToldEntry } from './open-to-anyone';
import { outcomeOf } from './outcome';
import type { Decider } from './public-ways';
import type { ReachList } from './reach-list';
import type { ReachLine } from './reach-question';
import type { Step, Through } from './role-chains';
import { TEXTS } from './texts';
import type { ToldRight } from './told-rights';

/** 0 allowed, or a list; 1 denied; 2 it cannot be told. */
export function exitCodeOf(answer: Answer): 0 | 1 | 2 {
  switch (answer.kind) {
    case 'may':
      return EXIT[outcomeOf(answer)];
    case 'each':
      return ofSeveral(answer.answers);
    case 'whoMay':
      return ofSeveral(answer.who.flatMap(({ answers }) => answers));
    case 'reach':
      return answer.asked.who === '' || answer.connections.length + answer.entries.length > 0 ? 0 : 1;
    default:
      return 0;
  }
}

const EXIT = { allowed: 0, denied: 1, undecided: 2 } as const;

/** One that cannot be told can be the one that matters. */
function ofSeveral(answers: readonly (AccessAnswer | MayAnswer)[]): 0 | 1 | 2 {
  const verdicts = answers.map(outcomeOf);
  return verdicts.includes('undecided') ? 2 : verdicts.includes('allowed') ? 0 : 1;
}

/** Somebody who may do everything may do each of them. */
const SHOWN_ACTIONS = 6;

function someOf(actions: readonly string[]): string {
  const more = actions.length - SHOWN_ACTIONS;
  return `${actions.slice(0, SHOWN_ACTIONS).join(', ')}${more > 0 ? ` (+${more})` : ''}`;
}

/** An answer as lines for people. */
export function reportOf(answer: Answer, stack: AssembledStack, language: Language): string {
  const { parameters = {}, notFollowed = {} } = answer;
  const texts = TEXTS[language];
  const values = Object.entries(parameters).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return [
    linesOf(answer, stack, language),
    ...Object.entries(notFollowed).map(([who, actions]) => texts.notFollowed(who, someOf(actions))),
    ...(values.length > 0 ? [texts.parameters(values.join(', '), Object.keys(parameters)[0]!)] : []),
  ].join('\n');
}

function linesOf(answer: Answer, { model }: AssembledStack, language: Language): string {
  const texts = TEXTS[language];
  const lines = (rights: readonly ToldRight[]) =>
    rights.length === 0 ? [`  ${texts.noRights}`] : rights.flatMap((right) => rightLines(right, language));
  switch (answer.kind) {
    case 'may':
      return mayLines(answer, language).join('\n');
    case 'each':
      return eachLines(answer, language).join('\n');
    case 'whoMay':
      return [texts.whoMay(answer.can), ...whoLines(answer, language)].join('\n');
    case 'rights':
      return [
        texts.rights(answer.of),
        ...lines(answer.rights),
        ...(answer.becomes.length > 0 ? [texts.becomes(answer.becomes.join(', '))] : []),
      ].join('\n');
    case 'open':
      return openLines(answer, language).join('\n');
    case 'reach': {
      const { who, what, port } = answer.asked;
      return [texts.reach(who, what, port), ...reachLines(answer, language)].join('\n');
    }
    case 'overview':
      return [
        `${model.name} (${model.region})`,
        texts.overview,
        ...reachLines(answer.reach, language),
        ...answer.anybody.flatMap((right) => rightLines(right, language)),
        '',
        ...columns(
          [
            [texts.people, answer.people.join(', ')],
            [texts.things, answer.things.join(', ')],
          ],
          '',
        ),
        '',
        texts.ask,
      ].join('\n');
  }
}

function mayLines(answer: Answer & { kind: 'may' }, language: Language): string[] {
  const texts = TEXTS[language];
  const { asked, verdict, statement, right, ways, through } = answer;
  return [
    texts.may(asked.who, asked.action, asked.resource, circumstancesOf(answer, language)),
    `  ${texts.verdict[verdict]}: ${whyWords(answer, language)}`,
    ...(statement ? [`  ${texts.statement(statement.effect, statement.sid, statement.place)}`] : []),
    ...(right?.line ? [`  ${texts.at(right.line.file, right.line.line)}`] : []),
    ...(statement ? statement.text.split('\n').map((line) => `    ${line}`) : []),
    ...(through ? throughLines(through, language) : []),
    ...(ways.length > 0 ? [texts.ways, ...ways.map((entry) => `  ${entryWords(entry, language)}`)] : []),
  ];
}

/** Role after role, each with the statement that opens it. */
function throughLines({ verdict, steps, right, reason }: ToldThrough, language: Language): string[] {
  const texts = TEXTS[language];
  if (verdict === 'undecided') {
    return [`  ${texts.throughUnknown(rolesOf(steps), unknownWords(reason!, language))}`];
  }
  return [
    ...steps.flatMap(({ role, by, right: opens }, at) => [
      `  ${texts.through[by](role, at === 0)}`,
      ...(opens ? rightLines(opens, language).map((line) => `  ${line}`) : []),
    ]),
    `  ${texts.lastRole}`,
    ...(right ? rightLines(right, language).map((line) => `  ${line}`) : []),
  ];
}

function rolesOf(steps: readonly Step[]): string {
  return steps.map(({ role }) => role).join(' -> ');
}

/** All that is open, and what shuts the rest, each with the line that decides it. */
function openLines(
  { connections, open, guarded, allowed, blocked, denied }: OpenToAnyone,
  language: Language,
): string[] {
  const texts = TEXTS[language];
  const at = (source: SourceLine | undefined) => (source ? [`    ${texts.at(source.file, source.line)}`] : []);
  const ways = (some: readonly ToldEntry[]) =>
    some.flatMap(({ source, ...entry }) => {
      const { place, who } = entryParts(entry, language);
      return [`  ${texts.open.entry(who, place)}`, ...at(source)];
    });
  const rights = (some: readonly ToldRight[]) => some.flatMap((right) => rightLines(right, language));
  const reached = (some: OpenToAnyone['connections']) =>
    some.flatMap(({ way, from, to, ports, groups, source }) => [
      `  ${texts.open.connection(from, to, ports, texts.way[way])}`,
      ...(source ? at(source) : [`    ${groups.join(', ')}`]),
    ]);
  const shown = {
    open: [...reached(connections.filter(isOfEverybody)), ...ways(open), ...rights(allowed)],
    some: reached(connections.filter((one) => !isOfEverybody(one))),
    guarded: ways(guarded),
    blocked: rights(blocked),
    denied: rights(denied),
  };
  return [
    texts.open.title,
    ...(['open', 'some', 'guarded', 'blocked', 'denied'] as const).flatMap((group) => {
      if (shown[group].length > 0) return [texts.open.groups[group], ...shown[group]];
      return group === 'open' ? [texts.open.groups.open, `  ${texts.noRights}`] : [];
    }),
  ];
}

/** Of a connection whether every address may open it, or those of a range or of CloudFront alone. */
function isOfEverybody({ from }: ReachLine): boolean {
  return addressBlock(from)?.prefix === 0;
}

/** What has the same answer stands together; what no statement speaks of at the end. */
function eachLines({ who, can, answers }: Answer & { kind: 'each' }, language: Language): string[] {
  const texts = TEXTS[language];
  const groups = new Map<string, MayAnswer[]>();
  for (const one of answers) {
    const through = one.through ? ` (${throughWords(one.through, language)})` : '';
    const told = `${texts.verdict[one.verdict]}: ${whyWords(one, language)}${through}`;
    groups.set(told, [...(groups.get(told) ?? []), one]);
  }
  const silent = `${texts.verdict.denied}: ${texts.nobodyAllows}`;
  return [
    texts.mayWhat(who, can, circumstancesOf(answers[0]!, language)),
    ...[...groups]
      .sort(([one], [other]) => Number(one === silent) - Number(other === silent))
      .flatMap(([told, ones]) => {
        const line = ones[0]!.right?.line;
        return [
          `  ${ones.map(({ asked }) => asked.resource).join(', ')}`,
          `    ${told}`,
          ...(line ? [`    ${texts.at(line.file, line.line)}`] : []),
        ];
      }),
  ];
}

function circumstancesOf({ asked }: AccessAnswer, language: Language): string {
  const texts = TEXTS[language];
  return [
    ...(asked.mfa ? [mfaWords(asked.mfa, language)] : []),
    `${texts.from} ${asked.from}`,
    ...Object.entries(asked.with).map((pair) => pair.join('=')),
  ].join(', ');
}

function whyWords({ right, statement, decider, reason }: MayAnswer, language: Language): string {
  const texts = TEXTS[language];
  if (right) return right.sentence;
  if (decider) return deciderWords(decider, language);
  if (reason !== undefined) return undecidedWords(reason, language);
  return statement ? texts.statement(statement.effect, statement.sid, statement.place) : texts.nobodyAllows;
}

function throughWords({ verdict, steps, reason }: Through | ToldThrough, language: Language): string {
  const texts = TEXTS[language];
  if (verdict === 'allowed') return texts.byWayOf(rolesOf(steps));
  return texts.throughUnknown(rolesOf(steps), unknownWords(reason!, language));
}

function whoLines({ who }: Answer & { kind: 'whoMay' }, language: Language): string[] {
  const texts = TEXTS[language];
  const lines = who.flatMap(({ who: name, answers }) => {
    const on = (verdict: string) => answers.filter((one) => one.verdict === verdict);
    const [allowed, open] = [on('allowed'), on('undecided')];
    const ways = on('denied').flatMap(({ asked: { resource }, through }) =>
      through ? [{ resource, words: throughWords(through, language) }] : [],
    );
    const throughRoles = [...new Set(ways.map(({ words }) => words))].map((words) => {
      const resources = ways.filter((way) => way.words === words).map(({ resource }) => resource);
      return [name, `${resources.join(', ')} (${words})`] as const;
    });
    return [
      ...(allowed.length > 0 ? [[name, allowed.map(({ asked }) => asked.resource).join(', ')] as const] : []),
      ...throughRoles,
      ...(open.length > 0
        ? [[name, `${texts.cannotTell}: ${undecidedWords(open[0]!.reason!, language)}`] as const]
        : []),
    ];
  });
  return lines.length > 0 ? columns(lines) : [`  ${texts.nobodyMay}`];
}

function reachLines({ connections, entries }: ReachList, language: Language): string[] {
  const texts = TEXTS[language];
  const lines = [
    ...connections.map(
      ({ way, from, to, ports, groups }) => `  ${from} -> ${to} ${ports}: ${texts.way[way]}; ${groups.join(', ')}`,
    ),
    ...entries.map((entry) => `  ${entryWords(entry, language)}`),
  ];
  return lines.length > 0 ? lines : [`  ${texts.nobodyReaches}`];
}

function deciderWords(decider: Decider, language: Language): string {
  const { decides } = TEXTS[language];
  switch (decider.kind) {
    case 'accessBlock':
      return decides.accessBlock(bareId(decider.bucket));
    case 'noRoute':
      return decides.noRoute(bareId(decider.api), decider.call);
    case 'route':
      return entryWords(decider.entry, language);
  }
}

/** What cannot be evaluated, and how to state it where it is a parameter. */
export function unresolvedWords({ expression, message }: UnresolvedIntrinsicError, language: Language): string {
  const { Ref: name } = expression as { readonly Ref?: unknown };
  if (typeof name !== 'string') return undecidedWords(message, language);
  return TEXTS[language].noValue(name);
}

/** That it cannot be told, and why; of a key that the request leaves open, how to state it. */
export function undecidedWords(reason: string, language: Language): string {
  const why = unknownWords(reason, language);
  return keyLeftOpen(reason) === undefined ? TEXTS[language].undecided(why) : why;
}

function unknownWords(reason: string, language: Language): string {
  const key = keyLeftOpen(reason);
  return key === undefined ? reasonWords(reason, language) : TEXTS[language].openKey(key);
}

function keyLeftOpen(reason: string): string | undefined {
  return /^A policy reads (\S+), which the request does not state/.exec(reason)?.[1];
}

function rightLines({ sentence, policy, managedByAws, sid, line }: ToldRight, language: Language): string[] {
  const place = [managedByAws ?? bareId(policy), sid, line && TEXTS[language].at(line.file, line.line)];
  return [`  ${sentence}`, `    ${place.filter((part) => part !== undefined).join(', ')}`];
}
