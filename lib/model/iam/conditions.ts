import { UndecidableError } from '../undecidable-error';
import { conditionOperator } from './condition-operators';
import type { Pattern } from './glob';
import type { Condition, PolicyDocument } from './policy-document';
import { substituteVariables } from './policy-variables';
import { ABSENT, type RequestContext } from './request-context';

/** True when the request meets a condition. Several values of a policy are alternatives. */
export function conditionHolds(
  condition: Condition,
  version: PolicyDocument['version'],
  context: RequestContext,
): boolean {
  const stated = context.get(condition.key);
  // A key with a list of no values is a key that is not there.
  const present = Array.isArray(stated) && stated.length === 0 ? ABSENT : stated;
  if (condition.operator === 'Null') return holdsNull(condition, present === ABSENT);

  const { set, name, ifExists } = readOperator(condition.operator);
  const { compare, negated, takesVariables } = conditionOperator(name);
  if (!takesVariables && version !== '2008-10-17' && condition.values.some((value) => value.includes('${'))) {
    throw new UndecidableError(`${condition.operator} ${condition.key} has a policy variable, which it does not take`);
  }
  const policyValues = condition.values.map((value) => known(substituteVariables(value, version, context), value));
  const holds = (value: string) => policyValues.some((policyValue) => compare(value, policyValue)) !== negated;

  // A set prefix asks about each value, IfExists included: of no values, all hold and not one does.
  if (present === ABSENT) return set === undefined ? ifExists || negated : set === 'ForAllValues';
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
