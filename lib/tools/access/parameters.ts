import { identities } from '../../model/iam/attached-policies';
import { referencedIds } from '../../model/references';
import type { StackModel } from '../../model/template';
import { defaultOf } from '../../model/template-conditions';
import { UndecidableError } from '../../model/undecidable-error';
import { nearestFirst } from './nearest-first';
import { QuestionError } from './question-error';

/** Values of parameters by name. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * A stack with the values of parameters that a question gives.
 *
 * @throws QuestionError for a parameter that the template has not
 */
export function withParameters(stack: StackModel, given: Parameters): StackModel {
  const names = Object.keys(stack.parameters);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new QuestionError('unknownName', 'parameter', unknown, nearestFirst(unknown, names));
  const stated = Object.entries(given).map(
    ([name, value]) => [name, { Type: typeOf(stack, name), Default: value }] as const,
  );
  if (stated.length === 0) return stack;
  return { ...stack, parameters: { ...stack.parameters, ...Object.fromEntries(stated) } };
}

/** What is given is no path at which something is looked up. */
function typeOf({ parameters }: StackModel, name: string): string {
  return /\bList\b|CommaDelimitedList/.test(parameters[name]?.Type ?? '') ? 'CommaDelimitedList' : 'String';
}

/**
 * The parameters that resources of a stack are made of, with the default values that an answer takes them to have.
 *
 * @param logicalIds - resources and parameters that the answer rests on
 * @throws UndecidableError for one that a deployment looks up
 */
export function parametersOf(stack: StackModel, logicalIds: readonly string[]): Parameters {
  const names = [...new Set(logicalIds)].flatMap((logicalId) => {
    const resource = stack.resources.get(logicalId);
    return resource ? referencedIds(partsThatDecide(stack, logicalId)) : [logicalId];
  });
  const own = [...new Set(names)].filter((name) => Object.hasOwn(stack.parameters, name)).sort();
  return Object.fromEntries(
    own.map((name) => {
      const value = defaultOf(stack, name);
      if (value === undefined)
        throw new UndecidableError(
          `The parameter ${name} has its value from a deployment; give one with --parameter ${name}=VALUE`,
        );
      return [name, value];
    }),
  );
}

/** Of somebody who has policies only these: what else is said of him decides nothing. */
const POLICIES = ['AssumeRolePolicyDocument', 'Groups', 'ManagedPolicyArns', 'PermissionsBoundary', 'Policies'];

function partsThatDecide(stack: StackModel, logicalId: string): unknown {
  const { properties } = stack.resources.get(logicalId)!;
  const isHolder = (['Role', 'Group', 'User'] as const).some((type) => identities(stack, type).includes(logicalId));
  return isHolder ? POLICIES.map((name) => properties[name]) : properties;
}
