import { groupsOf } from '../../model/iam/attached-policies';
import { type Right, rightsOf } from '../../model/iam/rights';
import type { StackModel } from '../../model/template';
import { type AccessAnswer, type AccessQuestion, answerAccess } from './access-question';
import { awsAction, isOfForm } from './aws-action';
import { nearestFirst } from './nearest-first';
import { everybodyOf, type Person } from './people';
import { QuestionError } from './question-error';
import { everythingOf, type Thing } from './things';

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

/** Somebody, and the answers on the things that were asked about. */
export interface WhoMay {
  readonly who: string;
  readonly answers: readonly AccessAnswer[];
}

/**
 * Asks for everybody: who may do something, and to what.
 *
 * @param question - without a resource, everything that the action is about is asked
 * @throws QuestionError when a field cannot be understood, and where nothing of the stack is what the action is about
 */
export async function whoMay(stack: StackModel, question: Omit<AccessQuestion, 'who'>): Promise<readonly WhoMay[]> {
  const { name, resources: forms } = await awsAction(question.action);
  const fitting = everythingOf(stack)
    .filter(({ arn }) => isOfForm(arn, forms))
    .map((thing) => thing.name);
  const asked = question.resource !== undefined ? [question.resource] : forms.length === 0 ? ['*'] : fitting;
  if (asked.length === 0) throw new QuestionError('otherResource', 'can', name, nearestFirst('', forms));
  return Promise.all(
    everybodyOf(stack).map(async (person) => ({
      who: person.name,
      answers: await Promise.all(
        asked.map((resource) => answerAccess(stack, { ...question, who: person.name, resource })),
      ),
    })),
  );
}
