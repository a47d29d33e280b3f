import type { Language } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import type { Entry } from '../../model/entries';
import { type Right, rightsOf } from '../../model/iam/rights';
import { rightInWords } from '../wording/right-in-words';
import { type AccessAnswer, answerAccess, personNamed } from './access-question';
import type { Asked } from './asked';
import { named } from './names';
import { everybodyOf } from './people';
import { waysTo } from './public-ways';
import { QuestionError } from './question-error';
import { type ReachList, reachList } from './reach-list';
import { rightsOfPerson, rightsOn, type WhoMay, whoMay } from './rights-lists';
import { everythingOf, partOf } from './things';

/** A statement in words, with where it comes from. */
export interface ToldRight {
  readonly sentence: string;
  /** Logical id of the resource whose text holds the statement. */
  readonly policy: string;
  readonly managedByAws?: string;
  readonly sid?: string;
  /** @default - the assembly was made without traces, or a template was read alone */
  readonly line?: SourceLine;
}

/** What a question comes to, by what was asked. */
export type Answer =
  | ({ readonly kind: 'may'; readonly right?: ToldRight; readonly ways: readonly Entry[] } & AccessAnswer)
  | { readonly kind: 'whoMay'; readonly can: string; readonly who: readonly WhoMay[] }
  | { readonly kind: 'rights'; readonly of: string; readonly rights: readonly ToldRight[] }
  | ({ readonly kind: 'reach' } & ReachList)
  | {
      readonly kind: 'overview';
      readonly people: readonly string[];
      readonly things: readonly string[];
      readonly anybody: readonly ToldRight[];
      readonly reach: ReachList;
    };

/**
 * Answers a question about one stack.
 *
 * @throws QuestionError when a field cannot be understood
 * @throws UndecidableError when the template holds what cannot be read
 */
export async function answer(stack: AssembledStack, asked: Asked, language: Language): Promise<Answer> {
  const { model } = stack;
  const { who, can, on, reach, port } = asked;
  if (reach !== undefined || port !== undefined) {
    if (can !== undefined || on !== undefined)
      throw new QuestionError('twoQuestions', can === undefined ? 'on' : 'can', '');
    return { kind: 'reach', ...reachList(model, { who: who ?? '', what: reach ?? '', port: port ?? '' }) };
  }
  if (can !== undefined && who !== undefined) return may(stack, { ...asked, who, can }, language);
  if (can !== undefined) {
    const question = { ...requestOf(asked), action: can, ...(on !== undefined && { resource: on }) };
    return { kind: 'whoMay', can, who: await whoMay(model, question) };
  }
  if (who !== undefined && on === undefined) {
    const person = personNamed(model, who);
    return { kind: 'rights', of: person.name, rights: await told(stack, rightsOfPerson(model, person), language) };
  }
  if (on !== undefined) {
    const thing = partOf(model, on) ?? named(everythingOf(model), 'resource', on);
    const person = who === undefined ? undefined : personNamed(model, who);
    const held = person && rightsOfPerson(model, person).map((right) => JSON.stringify(right));
    const rights = rightsOn(model, thing).filter((right) => held?.includes(JSON.stringify(right)) ?? true);
    return { kind: 'rights', of: thing.name, rights: await told(stack, rights, language) };
  }
  return {
    kind: 'overview',
    people: everybodyOf(model).map(({ name }) => name),
    things: everythingOf(model).map(({ name }) => name),
    anybody: await told(
      stack,
      rightsOf(model).filter(({ who: { kind }, effect }) => kind === 'anybody' && effect === 'Allow'),
      language,
    ),
    reach: reachList(model, { who: 'internet' }),
  };
}

async function may(
  stack: AssembledStack,
  asked: Asked & { readonly who: string; readonly can: string },
  language: Language,
): Promise<Answer> {
  const { model } = stack;
  const question = { ...requestOf(asked), who: asked.who, action: asked.can };
  const answered = await answerAccess(model, { ...question, ...(asked.on !== undefined && { resource: asked.on }) });
  const { statement } = answered;
  const right = statement && rightBehind(stack, statement);
  const [first] = right ? await told(stack, [right], language) : [];
  const { arn } = answered.asked;
  const thing = everythingOf(model).find((one) => arn === one.arn || arn.startsWith(`${one.arn}/`));
  const isAnybody = personNamed(model, asked.who).kind === 'anybody';
  return {
    kind: 'may',
    ...answered,
    ...(first && { right: first }),
    ways: isAnybody && thing ? waysTo(model, thing.logicalId).filter(({ who }) => who !== 'the network') : [],
  };
}

function requestOf({ mfa, from, with: given }: Asked) {
  return {
    ...(mfa !== undefined && { mfa }),
    ...(from !== undefined && { from }),
    ...(given !== undefined && { with: given }),
  };
}

/** The right that a deciding statement is. */
function rightBehind({ model }: AssembledStack, { policy, sid, effect, text }: NonNullable<AccessAnswer['statement']>) {
  const { Action, NotAction, Condition = {} } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const actions = [Action ?? NotAction].flat().join();
  const operators = Object.keys(Condition as object).join();
  return rightsOf(model).find(
    (right) =>
      right.policy === policy &&
      right.sid === sid &&
      right.effect === effect &&
      right.actions.patterns.join() === actions &&
      [...new Set(right.conditions.map(({ operator }) => operator))].join() === operators,
  );
}

/** Statements in words, once where several holders have the same one. */
async function told(stack: AssembledStack, rights: readonly Right[], language: Language): Promise<ToldRight[]> {
  const all = await Promise.all(
    rights.map(async (right): Promise<ToldRight> => {
      const { policy, managedByAws, sid } = right;
      const line = stack.origins.get(policy)?.lines[0];
      return {
        sentence: await rightInWords(stack, right, language),
        policy,
        ...(managedByAws !== undefined && { managedByAws }),
        ...(sid !== undefined && { sid }),
        ...(line && { line }),
      };
    }),
  );
  return all.filter(
    (one, at) => all.findIndex(({ sentence, policy }) => sentence === one.sentence && policy === one.policy) === at,
  );
}
