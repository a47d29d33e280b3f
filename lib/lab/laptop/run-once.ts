import type { Language } from '../../config/sentence';
import type { StackModel } from '../../model/template';
import { type AccessAnswer, type AccessQuestion, answerAccess } from '../../tools/access/access-question';
import { mfaWords } from '../../tools/access/mfa-words';
import { peopleOf } from '../../tools/access/people';
import { problemText } from '../../tools/access/problem-texts';
import { QuestionError } from '../../tools/access/question-error';
import { answerReach, type ReachAnswer } from '../../tools/access/reach-question';
import { REQUEST_KEYS } from '../../tools/access/request-keys';
import type { OnceAnswer, OnceArguments } from '../../tools/laptop/desk/pattern-page';
import { UsageError } from '../../tools/laptop/desk/usage-error';
import { columns } from '../../tools/terminal/columns';
import { reasonWords } from '../../tools/wording/reason-words';
import { LAB_MESSAGES } from './messages';
import { shownThings } from './shown-things';
import { USUAL_ACCESS, USUAL_REACH } from './usual-questions';

type Messages = (typeof LAB_MESSAGES)['en'];

/** Refuses what is no question, before the template is made. */
export function checkOnce({ words, options, language }: OnceArguments): void {
  const text = LAB_MESSAGES[language];
  const [verb, ...rest] = words;
  if (verb !== undefined && verb !== 'may' && verb !== 'reaches') throw new UsageError(`${verb}: ${text.onceVerbs}`);
  if (verb === 'may' && rest.length < 2) throw new UsageError(text.onceMay);
  const unexpected = rest[verb === 'may' ? 3 : 2];
  if (unexpected !== undefined) throw new UsageError(text.tooMany(unexpected));
  const stray = Object.keys(options).find((option) => options[option] !== undefined && verb !== 'may');
  if (stray) throw new UsageError(text.onlyMay(stray));
}

/**
 * Answers one question, or the usual ones, and says what can be asked about.
 *
 * @throws UsageError when a field cannot be understood
 */
export async function runOnce(stack: StackModel, given: OnceArguments): Promise<OnceAnswer> {
  const text = LAB_MESSAGES[given.language];
  try {
    const [verb, first = '', second = '', third] = given.words;
    if (verb === 'may') {
      const question = { who: first, action: second, ...(third && { resource: third }), ...requestOf(given) };
      const answer = await answerAccess(stack, question);
      return {
        about: answer,
        lines: [...accessLines(answer, given.language), ...(answer.statement?.text.split('\n') ?? [])],
      };
    }
    if (verb === 'reaches') {
      const answer = answerReach(stack, /^(tcp|udp|\d)/i.test(first) ? { port: first } : { what: first, port: second });
      return { about: answer, lines: reachLines(answer, text) };
    }
    return await usual(stack, given.language);
  } catch (error) {
    if (!(error instanceof QuestionError)) throw error;
    throw new UsageError(problemText(error, given.language));
  }
}

function requestOf({ options }: OnceArguments): Pick<AccessQuestion, 'mfa' | 'from' | 'with'> {
  const { mfa, from, with: pairs } = options;
  return {
    ...(mfa !== undefined && { mfa: String(mfa) }),
    ...(from !== undefined && { from: String(from) }),
    ...(pairs !== undefined && { with: Object.fromEntries(String(pairs).split(',').map(pairOf)) }),
  };
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  if (at < 1)
    throw new QuestionError(
      'notAPair',
      'with',
      pair,
      Object.entries(REQUEST_KEYS).map((one) => one.join('=')),
    );
  return [pair.slice(0, at), pair.slice(at + 1)];
}

async function usual(stack: StackModel, language: Language): Promise<OnceAnswer> {
  const text = LAB_MESSAGES[language];
  const access = await Promise.all(Object.values(USUAL_ACCESS).map((question) => answerAccess(stack, question)));
  const reach = Object.values(USUAL_REACH).map((question) => answerReach(stack, question));
  const named = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name).join(', ');
  return {
    about: { access, reach },
    lines: [
      ...access.flatMap((answer) => accessLines(answer, language)),
      ...reach.flatMap((answer) => reachLines(answer, text)),
      ...columns(
        [
          [text.people, named(peopleOf(stack))],
          [text.things, named(shownThings(stack))],
        ],
        '',
      ),
    ],
  };
}

function accessLines({ asked, verdict, statement, reason }: AccessAnswer, language: Language): string[] {
  const text = LAB_MESSAGES[language];
  const why = statement
    ? text.decides(statement.effect, statement.sid, statement.place)
    : reason === undefined
      ? text.nobodyAllows
      : reasonWords(reason, language);
  const { mfa, from } = asked;
  const circumstances = [
    ...(mfa ? [mfaWords(mfa, language)] : []),
    `${text.from} ${from}`,
    ...Object.entries(asked.with).map((pair) => pair.join('=')),
  ];
  return [text.may(asked, circumstances.join(', ')), `  ${text.verdict[verdict]}: ${why}`];
}

function reachLines({ asked, connections }: ReachAnswer, text: Messages): string[] {
  const lines = connections.map(({ way, from, to, ports, groups }) => {
    const how = way === 'outward' ? '' : text.ways[way];
    return `  ${from} -> ${to} ${ports}: ${how}; ${groups.join(', ')}`;
  });
  return [text.reaches(asked), ...(lines.length > 0 ? lines : [`  ${text.nobody}`])];
}
