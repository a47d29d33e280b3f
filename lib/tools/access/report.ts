import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { bareId } from '../../model/bare-id';
import { columns } from '../terminal/columns';
import { entryWords } from '../wording/entry-words';
import type { Answer, ToldRight } from './answer';
import type { Decider } from './public-ways';
import type { ReachList } from './reach-list';
import { TEXTS } from './texts';

/** 0 allowed, or a list; 1 denied; 2 it cannot be told. */
export function exitCodeOf(answer: Answer): 0 | 1 | 2 {
  switch (answer.kind) {
    case 'may':
      return ({ allowed: 0, denied: 1, undecided: 2 } as const)[answer.verdict];
    case 'whoMay':
      return answer.who.some(({ answers }) => answers.some(({ verdict }) => verdict === 'undecided')) ? 2 : 0;
    case 'reach':
      return answer.asked.who === '' || answer.connections.length + answer.entries.length > 0 ? 0 : 1;
    default:
      return 0;
  }
}

/** An answer as lines for people. */
export function reportOf(answer: Answer, { model }: AssembledStack, language: Language): string {
  const texts = TEXTS[language];
  const lines = (rights: readonly ToldRight[]) =>
    rights.length === 0 ? [`  ${texts.noRights}`] : rights.flatMap((right) => rightLines(right, language));
  switch (answer.kind) {
    case 'may':
      return mayLines(answer, language).join('\n');
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
  const { asked, verdict, statement, decider, reason, right, ways } = answer;
  const { who, action, resource, mfa, from } = asked;
  const circumstances = [
    ...(mfa ? [`${texts.secondFactor}: ${mfa}`] : []),
    `${texts.from} ${from}`,
    ...Object.entries(asked.with).map((pair) => pair.join('=')),
  ];
  const why =
    right?.sentence ??
    (decider
      ? deciderWords(decider, language)
      : reason === undefined
        ? texts.nobodyAllows
        : undecidedWords(reason, language));
  return [
    texts.may(who, action, resource, circumstances.join(', ')),
    `  ${texts.verdict[verdict]}: ${why}`,
    ...(statement ? [`  ${texts.statement(statement.effect, statement.sid, statement.place)}`] : []),
    ...(right?.line ? [`  ${texts.at(right.line.file, right.line.line)}`] : []),
    ...(statement ? statement.text.split('\n').map((line) => `    ${line}`) : []),
    ...(ways.length > 0 ? [texts.ways, ...ways.map((entry) => `  ${entryWords(entry, language)}`)] : []),
  ];
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
  return key === undefined ? TEXTS[language].undecided(reason) : TEXTS[language].openKey(key);
}

function rightLines({ sentence, policy, managedByAws, sid, line }: ToldRight, language: Language): string[] {
  const place = [managedByAws ?? bareId(policy), sid, line && TEXTS[language].at(line.file, line.line)];
  return [`  ${sentence}`, `    ${place.filter((part) => part !== undefined).join(', ')}`];
}
