const KEYS = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Principal',
  'NotPrincipal',
  'Resource',
  'NotResource',
  'Condition',
];

type Json = Record<string, unknown>;

/** A statement of a policy, of whatever kind the policy is. */
export function isStatement(value: unknown): value is Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.includes('Effect') && keys.every((key) => KEYS.includes(key)) && keys.some((key) => /Action$/.test(key));
}

/** The clauses of a statement, in the order one says them: effect and actions, resources, principals, conditions, name. */
export function statementClauses(statement: Json, inline: (value: unknown) => string): string[] {
  const list = (value: unknown) =>
    Array.isArray(value) && value.length > 0 ? value.map(inline).join(', ') : inline(value);
  // In no order of its own: CDK sorts them by their text, of which a hash may be a part.
  const set = (value: unknown) => (Array.isArray(value) ? list([...value].sort(by(inline))) : list(value));
  const pairs = (value: unknown) =>
    isPlainObject(value) && Object.keys(value).length > 0
      ? Object.entries(value)
          .map(([key, of]) => `${key} ${list(of)}`)
          .join('; ')
      : `= ${inline(value)}`;
  const clauses: string[] = [];
  const say = (key: string, word: string, text: (value: unknown) => string) => {
    if (key in statement) clauses.push(`${word} ${text(statement[key])}`);
  };
  say('Action', inline(statement['Effect']), list);
  say('NotAction', `${inline(statement['Effect'])} all but`, list);
  say('Resource', 'on', set);
  say('NotResource', 'on all but', set);
  say('Principal', 'to', (value) => (value === '*' ? '*' : pairs(value)));
  say('NotPrincipal', 'to all but', (value) => (value === '*' ? '*' : pairs(value)));
  say('Condition', 'if', (value) =>
    isPlainObject(value)
      ? Object.entries(value)
          .map(([operator, keys]) => `${operator} ${pairs(keys)}`)
          .join(' and ')
      : inline(value),
  );
  say('Sid', '--', inline);
  return clauses;
}

function by(text: (value: unknown) => string) {
  return (one: unknown, other: unknown): number => (text(one) < text(other) ? -1 : 1);
}

function isPlainObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
