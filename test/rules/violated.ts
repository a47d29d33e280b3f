import type { StackModel } from '../../lib/model/template';
import type { Facts } from '../../lib/rules/facts';
import { judge } from '../../lib/rules/judge';
import type { Rule } from '../../lib/rules/rule';

/** Ids of the rules that a stack breaks. */
export function violated(rules: readonly Rule[], stack: StackModel, facts: Facts = {}): string[] {
  return rules.filter((rule) => judge(rule, stack, facts).length > 0).map(({ id }) => id);
}
