import { at, objectsAt } from './property-path';
import { resourceOrStray } from './references';
import type { Resource, StackModel } from './template';

/** Who copies a function to its own places and runs it there. */
export const EDGE_SERVICE = 'edgelambda.amazonaws.com';

/** Services that may take the role of a function. */
export function takersOf(stack: StackModel, { properties }: Resource): readonly string[] {
  const role = resourceOrStray(stack, properties['Role'], ['AWS::IAM::Role']);
  return objectsAt(at(role?.properties, 'AssumeRolePolicyDocument', 'Statement')).flatMap((statement) =>
    [at(statement, 'Principal', 'Service') ?? []].flat().map(String),
  );
}

/** Whether CloudFront may run a function at the edge. */
export function runsAtEdge(stack: StackModel, handler: Resource): boolean {
  return takersOf(stack, handler).includes(EDGE_SERVICE);
}
