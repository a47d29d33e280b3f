import type { Resource, StackModel } from '../../lib/model/template';
import { isOfTheStack } from '../../lib/rules/names';
import { patternNamed } from '../patterns';
import { isCustom, typeSpec } from '../support/resource-spec';
import type { Proof } from './proof';

/** Held here and not in lib/rules, because what identifies a resource of each type is published with the tests only. */
export const namesOfTheStack: Proof = {
  rule: 'NamesAreOfTheStack',
  claim:
    'by whatever a template identifies a resource, another stack in the same account and region identifies another',
  violations: ({ variant, stack }) => {
    const { names = {} } = patternNamed(variant.pattern).stack.pattern.facts ?? {};
    return [...stack.resources.values()].flatMap((resource) =>
      sharedIdentifier(stack, resource)
        .filter((property) => !(`${resource.type}.${property}` in names))
        .map((property) => `${resource.logicalId} is identified by ${property}, which another stack gives too`),
    );
  },
};

/** The properties that identify a resource and that its template gives; none where one of them is the stack's own. */
function sharedIdentifier(stack: StackModel, { type, properties }: Resource): string[] {
  if (isCustom(type)) return [];
  const identifier = typeSpec(type).primaryIdentifier ?? [];
  const given = identifier.filter((property) => property in properties);
  const own = given.some((property) => isOfTheStack(stack, properties[property]));
  // What CloudFormation names differs from stack to stack, unless the template gives all of the identifier.
  return own || given.length < identifier.length ? [] : given;
}
