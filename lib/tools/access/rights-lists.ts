import { groupsOf } from '../../model/iam/attached-policies';
import { type Right, rightsOf } from '../../model/iam/rights';
import type { StackModel } from '../../model/template';
import { type AccessAnswer, type AccessQuestion, answerAccess } from './access-question';
import { awsAction } from './aws-action';
import { candidatesFor } from './candidates';
import { everybodyOf, type Person } from './people';
import { QuestionError } from './question-error';
import type { Thing } from './things';

/** Everything that statements say of somebody; of a user, what they say of its groups too. */
export function rightsOfPerson(stack: StackModel, person: Person): readonly Right[] {
  const holders = [
    person.logicalId,
    ...(person.kind === 'user' && person.logicalId !== undefined ? groupsOf(stack, person.logicalId) : []),
  ];
  return rightsOf(stack).filter(({ who }) => {
    if (who.kind === 'anybody') return person.kind === 'anybody';
    if ('name' in who) return person.kind === 'service' && who.name === person.name;
    return holders.includes(who.logicalId);
  });
}

/** Everything that statements say about a thing: by name, or by `*` where they are of its service. */
export function rightsOn(stack: StackModel, { logicalId, arn }: Thing): readonly Right[] {
  const service = arn.split(':')[2];
  return rightsOf(stack).filter(({ resources: { listed, excluded }, actions }) => {
    const names = listed.some((resource) => resource.logicalId === logicalId);
    const all = listed.some(({ text }) => text === '*') || excluded;
    return names || (all && actions.patterns.some((pattern) => pattern === '*' || pattern.split(':')[0] === service));
  });
}

/**
 * What a question that names no resource is about.
 *
 * @throws QuestionError for an action that AWS does not have, and where neither the stack nor its statements name what it is about
 */
export async function askable(stack: StackModel, text: string): Promise<readonly string[]> {
  const action = await awsAction(text);
  const found = candidatesFor(stack, action);
  if (found.length === 0) throw new QuestionError('nothingOfKind', 'action', action.name, action.resources);
  return found;
}

/** Somebody, and the answers on the things that were asked about. */
export interface WhoMay {
  readonly who: string;
  readonly answers: readonly AccessAnswer[];
}

/**
 * Asks for everybody: who may do something, and to what.
 *
 * @param question - without a resource, everything that the action is about is asked
 * @throws QuestionError when a field cannot be understood
 */
export async function whoMay(stack: StackModel, question: Omit<AccessQuestion, 'who'>): Promise<readonly WhoMay[]> {
  const asked = question.resource === undefined ? await askable(stack, question.action) : [question.resource];
  return Promise.all(
    everybodyOf(stack).map(async (person) => ({
      who: person.name,
      answers: await Promise.all(
        asked.map((resource) => answerAccess(stack, { ...question, who: person.name, resource })),
      ),
    })),
  );
}
