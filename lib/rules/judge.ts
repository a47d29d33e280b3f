import type { StackModel } from '../model/template';
import type { Facts } from './facts';
import type { Rule, Violation } from './rule';

/** What a rule finds wrong with a stack. A rule that gives up is broken too: what it cannot read proves nothing. */
export function judge(rule: Rule, stack: StackModel, facts: Facts): readonly Violation[] {
  try {
    return rule.violations(stack, facts);
  } catch (error) {
    return [{ at: stack.name, problem: `cannot be judged: ${(error as Error).message}` }];
  }
}
