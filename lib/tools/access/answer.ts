import type { Language } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import type { Entry } from '../../model/entries';
import { type Right, type RightCondition, rightsOf } from '../../model/iam/rights';
import type { StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { rightInWords } from '../wording/right-in-words';
import { type AccessAnswer, answerAccess, personNamed } from './access-question';
import type { Asked } from './asked';
import { conditionsByOperator } from './deciding-statement';
import { named } from './names';
import { everybodyOf, type Person } from './people';
import { waysTo } from './public-ways';
import { QuestionError } from './question-error';
import { type ReachList, reachList } from './reach-list';
import { askable, rightsOfPerson, rightsOn, type WhoMay, whoMay } from './rights-lists';
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

/** Whether somebody may do one thing, with the deciding statement in words and what else leads to it. */
export interface MayAnswer extends AccessAnswer {
  readonly kind: 'may';
  readonly right?: ToldRight;
  readonly ways: readonly Entry[];
}

/** What a question comes to, by what was asked. */
export type Answer =
  | MayAnswer
  /** One question for everything that the action is about. */
  | { readonly kind: 'each'; readonly who: string; readonly can: string; readonly answers: readonly MayAnswer[] }
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
  refuseConditional(model);
  const { who, can, on, reach, port } = asked;
  if (reach !== undefined || port !== undefined) {
    if (can !== undefined || on !== undefined)
      throw new QuestionError('twoQuestions', can === undefined ? 'on' : 'can', '');
    return { kind: 'reach', ...reachList(model, { who: who ?? '', what: reach ?? '', port: port ?? '' }) };
  }
  if (can !== undefined && who !== undefined) {
    if (on !== undefined) return may(stack, { ...asked, who, can, on }, language);
    const { name } = personNamed(model, who);
    const each = await askable(model, can);
    const answers = await Promise.all(each.map((one) => may(stack, { ...asked, who, can, on: one }, language)));
    return answers.length === 1 ? answers[0]! : { kind: 'each', who: name, can: answers[0]!.asked.action, answers };
  }
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
  asked: Asked & { readonly who: string; readonly can: string; readonly on: string },
  language: Language,
): Promise<MayAnswer> {
  const { model } = stack;
  const { who, can, on } = asked;
  const answered = await answerAccess(model, { ...requestOf(asked), who, action: can, resource: on });
  const { statement } = answered;
  const person = personNamed(model, who);
  const right = statement && rightBehind(stack, person, statement);
  const [first] = right ? await told(stack, [right], language) : [];
  const { arn } = answered.asked;
  const thing = everythingOf(model).find((one) => arn === one.arn || arn.startsWith(`${one.arn}/`));
  return {
    kind: 'may',
    ...answered,
    ...(first && { right: first }),
    ways:
      person.kind === 'anybody' && thing
        ? waysTo(model, thing.logicalId).filter(({ who }) => who !== 'the network')
        : [],
  };
}

function requestOf({ mfa, from, with: given }: Asked) {
  return {
    ...(mfa !== undefined && { mfa }),
    ...(from !== undefined && { from }),
    ...(given !== undefined && { with: given }),
  };
}

/** The right that a deciding statement is: of whoever asks, where several have it. */
function rightBehind(
  { model }: AssembledStack,
  person: Person,
  { policy, sid, effect, text }: NonNullable<AccessAnswer['statement']>,
) {
  const written = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const actions = [written['Action'] ?? written['NotAction']].flat().join();
  const resources = [written['Resource'] ?? written['NotResource'] ?? '*'].flat();
  const conditions = JSON.stringify(written['Condition'] ?? {});
  return [...rightsOfPerson(model, person), ...rightsOf(model)].find(
    (right) =>
      right.policy === policy &&
      right.sid === sid &&
      right.effect === effect &&
      right.actions.patterns.join() === actions &&
      // The policy of a resource says `*` for what it guards.
      resources.every((one, at) => one === '*' || one === right.resources.listed[at]?.text) &&
      JSON.stringify(conditionsByOperator(right.conditions.map(withTexts))) === conditions,
  );
}

function withTexts({ values, ...condition }: RightCondition) {
  return { ...condition, values: values.map(({ text }) => text) };
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

/** @throws UndecidableError for a resource that a deployment may leave out: neither with it nor without it is an answer */
function refuseConditional({ resources }: StackModel): void {
  const open = [...resources.values()].find(
    ({ type, attributes }) => 'Condition' in attributes && type !== 'AWS::CDK::Metadata',
  );
  if (open) throw new UndecidableError(`${open.logicalId} is made under a condition, which a deployment decides`);
}
