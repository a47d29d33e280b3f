import type { Language } from '../../config/sentence';
import type { AssembledStack, SourceLine } from '../../model/assembly';
import { type Right, type RightCondition, rightsOf } from '../../model/iam/rights';
import { rightInWords } from '../wording/right-in-words';
import { conditionsByOperator, type DecidingStatement } from './deciding-statement';
import type { Person } from './people';
import { rightsOfPerson } from './rights-lists';

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

/** Statements in words, once where several holders have the same one. */
export async function toldRights(
  stack: AssembledStack,
  rights: readonly Right[],
  language: Language,
): Promise<ToldRight[]> {
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

/** The statement that an answer to somebody rests on, in words. */
export async function toldStatement(
  stack: AssembledStack,
  person: Person,
  statement: DecidingStatement | undefined,
  language: Language,
): Promise<ToldRight | undefined> {
  const right = statement && rightBehind(stack, person, statement);
  return right && (await toldRights(stack, [right], language))[0];
}

/** The right that a deciding statement is: of whoever asks, where several have it. */
function rightBehind({ model }: AssembledStack, person: Person, { policy, sid, effect, text }: DecidingStatement) {
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
