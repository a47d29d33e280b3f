import { conditionOperator } from './condition-operators';
import type { Pattern } from './glob';
import { type Condition, type PolicyDocument, UndecidableError } from './policy-document';
import { substituteVariables } from './policy-variables';
import { ABSENT, type RequestContext } from './request-context';

/** True when the request meets a condition. Several values of a policy are alternatives. */
export function conditionHolds(
  condition: Condition,
  version: PolicyDocument['version'],
  context: RequestContext,
): boolean {
  const present = context.get(condition.key);
  if (condition.operator === 'Null') return holdsNull(condition, present === ABSENT);

  const { set, name, ifExists } = readOperator(condition.operator);
  const { compare, negated } = conditionOperator(name);
  const policyValues = condition.values.map((value) => known(substituteVariables(value, version, context), value));
  const holds = (value: string) => policyValues.some((policyValue) => compare(value, policyValue)) !== negated;

  if (present === ABSENT) return ifExists || set === 'ForAllValues' || (negated && set === undefined);
  if (set === 'ForAnyValue') return [present].flat().some(holds);
  if (set === 'ForAllValues') return [present].flat().every(holds);
  if (typeof present !== 'string') {
    throw new UndecidableError(
      `${condition.key} has several values; ${condition.operator} needs ForAnyValue or ForAllValues`,
    );
  }
  return holds(present);
}

function readOperator(text: string): {
  set: 'ForAnyValue' | 'ForAllValues' | undefined;
  name: string;
  ifExists: boolean;
} {
  const [, set, name = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(text) ?? [];
  return { set: set as 'ForAnyValue' | 'ForAllValues' | undefined, name, ifExists: ifExists !== undefined };
}

function holdsNull({ key, values }: Condition, absent: boolean): boolean {
  return values.some((value) => {
    if (value !== 'true' && value !== 'false') throw new UndecidableError(`Null ${key} is ${value}`);
    return (value === 'true') === absent;
  });
}

/** AWS does not say how a condition on a variable without a value ends, so neither does this. */
function known(pattern: Pattern | undefined, text: string): Pattern {
  if (!pattern) throw new UndecidableError(`The condition value ${text} reads a key that the request lacks`);
  return pattern;
}
