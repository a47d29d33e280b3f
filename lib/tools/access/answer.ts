import type { Language } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { rightsOf } from '../../model/iam/rights';
import type { StackModel } from '../../model/template';
import { outcomesOf, readByConditions } from '../../model/template-conditions';
import { UndecidableError } from '../../model/undecidable-error';
import { answerAccess, personNamed } from './access-question';
import type { Answer, MayAnswer, ToldThrough } from './answer-kinds';
import type { Asked } from './asked';
import { named } from './names';
import { openToAnyone } from './open-to-anyone';
import { parametersOf, withParameters } from './parameters';
import { everybodyOf, type Person } from './people';
import { waysTo } from './public-ways';
import { QuestionError } from './question-error';
import { reachList } from './reach-list';
import { isHuman, USUAL_ADDRESS } from './request-keys';
import { restsOn } from './rests-on';
import { askable, rightsOfPerson, rightsOn, whoMay } from './rights-lists';
import { rolesOpenTo, type Through } from './role-chains';
import { everythingOf, partOf } from './things';
import { toldRights, toldStatement } from './told-rights';
import { waysNotFollowed } from './ways-not-followed';

/**
 * Answers a question about one stack.
 *
 * @throws QuestionError when a field cannot be understood
 * @throws UndecidableError when the template holds what cannot be read, and when the answer is another one by what a deployment decides
 */
export async function answer(stack: AssembledStack, asked: Asked, language: Language): Promise<Answer> {
  const given = asked.parameters ?? {};
  const whole = withParameters(stack.model, given);
  const { stacks, open, decided } = outcomesOf(whole);
  const answers = await Promise.all(stacks.map((model) => answerOf({ ...stack, model }, asked, language)));
  const [first, ...others] = answers as [Answer, ...Answer[]];
  if (others.some((other) => !isSame(first, other))) {
    const by = readByConditions(whole, open).join(', ');
    throw new UndecidableError(`The answer depends on ${open.join(', ')}, which a deployment decides by ${by}`);
  }
  const assumed = Object.entries({
    ...parametersOf(
      whole,
      readByConditions(whole, decided).filter((name) => name in whole.parameters),
    ),
    ...parametersOf(stacks[0]!, restsOn(stacks[0]!, first)),
  }).filter(([name]) => !Object.hasOwn(given, name));
  const notFollowed = waysNotFollowed(stacks[0]!, first);
  return {
    ...first,
    ...(assumed.length > 0 && { parameters: Object.fromEntries(assumed) }),
    ...(Object.keys(notFollowed).length > 0 && { notFollowed }),
  };
}

/** What decides may stand elsewhere; what is decided must be the same, and so what is decided by way of roles. */
function isSame(one: Answer, other: Answer): boolean {
  return JSON.stringify(decidedBy(one)) === JSON.stringify(decidedBy(other));
}

function decidedBy(answer: Answer): unknown {
  return answer.kind === 'may' ? [answer.verdict, answer.through?.verdict] : answer;
}

async function answerOf(stack: AssembledStack, asked: Asked, language: Language): Promise<Answer> {
  const { model } = stack;
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
    if (person.kind === 'anybody') return { kind: 'open', ...(await openToAnyone(stack, language)) };
    const rights = await toldRights(stack, rightsOfPerson(model, person), language);
    return { kind: 'rights', of: person.name, rights, becomes: becomes(model, person, asked) };
  }
  if (on !== undefined) {
    const thing = partOf(model, on) ?? named(everythingOf(model), 'resource', on);
    const person = who === undefined ? undefined : personNamed(model, who);
    const held = person && rightsOfPerson(model, person).map((right) => JSON.stringify(right));
    const rights = rightsOn(model, thing).filter((right) => held?.includes(JSON.stringify(right)) ?? true);
    return { kind: 'rights', of: thing.name, rights: await toldRights(stack, rights, language), becomes: [] };
  }
  return {
    kind: 'overview',
    people: everybodyOf(model).map(({ name }) => name),
    things: everythingOf(model).map(({ name }) => name),
    anybody: await toldRights(
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
  const { through, ...answered } = await answerAccess(model, { ...requestOf(asked), who, action: can, resource: on });
  const person = personNamed(model, who);
  const right = await toldStatement(stack, person, answered.statement, language);
  const { arn } = answered.asked;
  const thing = everythingOf(model).find((one) => arn === one.arn || arn.startsWith(`${one.arn}/`));
  return {
    kind: 'may',
    ...answered,
    ...(right && { right }),
    ...(through && { through: await toldThrough(stack, person, through, language) }),
    ways:
      person.kind === 'anybody' && thing
        ? waysTo(model, thing.logicalId).filter(({ who }) => who !== 'the network')
        : [],
  };
}

/** Each statement in words: of who asks, of the roles on the way, and of the last one. */
async function toldThrough(
  stack: AssembledStack,
  person: Person,
  through: Through,
  language: Language,
): Promise<ToldThrough> {
  const { steps, statement } = through;
  const holders = [person, ...steps.map(({ role }) => personNamed(stack.model, role))];
  const opened = await Promise.all(
    steps.map(async (step, at) => {
      const right = await toldStatement(stack, holders[at]!, step.statement, language);
      return { ...step, ...(right && { right }) };
    }),
  );
  const right = await toldStatement(stack, holders.at(-1)!, statement, language);
  return { ...through, steps: opened, ...(right && { right }) };
}

/** Roles that somebody can come to have; what cannot be told of one is told when something is asked. */
function becomes(stack: StackModel, person: Person, { mfa, from, with: given = {} }: Asked): readonly string[] {
  const circumstances = { mfa: mfa ?? (isHuman(person) ? 'yes' : undefined), from: from ?? USUAL_ADDRESS, given };
  return rolesOpenTo(stack, person, circumstances)
    .filter(({ reason }) => reason === undefined)
    .map(({ role }) => role.name);
}

function requestOf({ mfa, from, with: given }: Asked) {
  return {
    ...(mfa !== undefined && { mfa }),
    ...(from !== undefined && { from }),
    ...(given !== undefined && { with: given }),
  };
}
