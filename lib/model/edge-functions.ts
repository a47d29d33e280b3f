import { trustPolicies } from './iam/resource-policies';
import { resourceOrStray } from './references';
import type { Resource, StackModel } from './template';

/** Who copies a function to its own places and runs it there. */
export const EDGE_SERVICE = 'edgelambda.amazonaws.com';

/** Services and accounts that may take the role of a function. */
export function takersOf(stack: StackModel, { properties }: Resource): readonly string[] {
  const role = resourceOrStray(stack, properties['Role'], ['AWS::IAM::Role'])?.logicalId;
  return trustPolicies(stack)
    .filter(({ logicalId }) => logicalId === role)
    .flatMap(({ document }) => document.statements)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ principal = '*' }) => (principal === '*' ? [principal] : Object.values(principal).flat()));
}

/** Whether CloudFront may run a function at the edge. */
export function runsAtEdge(stack: StackModel, handler: Resource): boolean {
  return takersOf(stack, handler).includes(EDGE_SERVICE);
}
