import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { bareId } from '../../model/bare-id';
import { columns } from '../terminal/columns';
import { entryWords } from '../wording/entry-words';
import { reasonWords } from '../wording/reason-words';
import type { AccessAnswer } from './access-question';
import type { Answer, MayAnswer, ToldRight } from './answer';
import { mfaWords } from './mfa-words';
import type { Decider } from './public-ways';
import type { ReachList } from './reach-list';
import { TEXTS } from './texts';

/** 0 allowed, or a list; 1 denied; 2 it cannot be told. */
export function exitCodeOf(answer: Answer): 0 | 1 | 2 {
  switch (answer.kind) {
    case 'may':
      return ({ allowed: 0, denied: 1, undecided: 2 } as const)[answer.verdict];
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

/** One that cannot be told can be the one that matters. */
function ofSeveral(answers: readonly AccessAnswer[]): 0 | 1 | 2 {
  const verdicts = answers.map(({ verdict }) => verdict);
  return verdicts.includes('undecided') ? 2 : verdicts.includes('allowed') ? 0 : 1;
}

/** An answer as lines for people. */
export function reportOf(answer: Answer, { model }: AssembledStack, language: Language): string {
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
      return [texts.rights(answer.of), ...lines(answer.rights)].join('\n');
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
  const { asked, verdict, statement, right, ways } = answer;
  return [
    texts.may(asked.who, asked.action, asked.resource, circumstancesOf(answer, language)),
    `  ${texts.verdict[verdict]}: ${whyWords(answer, language)}`,
    ...(statement ? [`  ${texts.statement(statement.effect, statement.sid, statement.place)}`] : []),
    ...(right?.line ? [`  ${texts.at(right.line.file, right.line.line)}`] : []),
    ...(statement ? statement.text.split('\n').map((line) => `    ${line}`) : []),
    ...(ways.length > 0 ? [texts.ways, ...ways.map((entry) => `  ${entryWords(entry, language)}`)] : []),
  ];
}

/** What has the same answer stands together; what no statement speaks of at the end. */
function eachLines({ who, can, answers }: Answer & { kind: 'each' }, language: Language): string[] {
  const texts = TEXTS[language];
  const groups = new Map<string, MayAnswer[]>();
  for (const one of answers) {
    const told = `${texts.verdict[one.verdict]}: ${whyWords(one, language)}`;
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

function whoLines({ who }: Answer & { kind: 'whoMay' }, language: Language): string[] {
  const texts = TEXTS[language];
  const lines = who.flatMap(({ who: name, answers }) => {
    const on = (verdict: string) => answers.filter((one) => one.verdict === verdict);
    const [allowed, open] = [on('allowed'), on('undecided')];
    return [
      ...(allowed.length > 0 ? [[name, allowed.map(({ asked }) => asked.resource).join(', ')] as const] : []),
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

/** Why it cannot be told; of a key that the request leaves open, how to state it. */
export function undecidedWords(reason: string, language: Language): string {
  const key = /^A policy reads (\S+), which the request does not state/.exec(reason)?.[1];
  return key === undefined ? TEXTS[language].undecided(reasonWords(reason, language)) : TEXTS[language].openKey(key);
}

function rightLines({ sentence, policy, managedByAws, sid, line }: ToldRight, language: Language): string[] {
  const place = [managedByAws ?? bareId(policy), sid, line && TEXTS[language].at(line.file, line.line)];
  return [`  ${sentence}`, `    ${place.filter((part) => part !== undefined).join(', ')}`];
}
