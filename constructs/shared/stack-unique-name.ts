import { Aws, Fn } from 'aws-cdk-lib/core';

/**
 * A name that CloudFormation makes from the stack's own id when it deploys: known before the resource exists, never the
 * same in two stacks, and free again when the stack is deployed anew.
 *
 * Only where one resource must know another's name before that other exists, and for a key pair, which CloudFormation cannot
 * name. Everything else is named by CloudFormation.
 */
export function stackUniqueName(prefix: string): string {
  return Fn.join('-', [prefix, Fn.select(2, Fn.split('/', Aws.STACK_ID))]);
}

/**
 * The same where a service takes no more than some thirty letters: the first part of the id, which counts tenths of microseconds and
 * comes again after seven minutes. Two stacks of one account and region would have to be begun at the same instant of those.
 */
export function shortStackUniqueName(prefix: string): string {
  const id = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.join('-', [prefix, Fn.select(0, Fn.split('-', id))]);
}
