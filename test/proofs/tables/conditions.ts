import type { PolicyDocument, Statement } from '../../../lib/model/iam/policy-document';

/**
 * What statements ask of a request. Whoever meets every condition does not show that they are there; without them, a permission
 * would be wider and look alike.
 */
export function conditionsOf(
  policies: readonly PolicyDocument[],
  effects: readonly Statement['effect'][] = ['Allow', 'Deny'],
): string[] {
  const lines = policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect, conditions }) => effects.includes(effect) && conditions.length > 0)
    .map(({ effect, action, conditions }) => {
      const asked = conditions.map(({ operator, key, values }) => `${operator} ${key} ${values.join(' or ')}`);
      return `${effect} ${action.excluded ? 'all but ' : ''}${action.patterns.join(', ')}: if ${asked.sort().join(' and ')}`;
    });
  return [...new Set(lines)];
}
