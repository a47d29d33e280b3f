import { UndecidableError } from '../undecidable-error';

/** A policy as IAM reads it, every list written out. Intrinsic functions are resolved before; see attached-policies.ts. */
export interface PolicyDocument {
  /** `2008-10-17` knows no policy variables; everything the library writes is `2012-10-17`. */
  readonly version: '2008-10-17' | '2012-10-17';
  readonly statements: readonly Statement[];
}

export interface Statement {
  /** @default - the statement has no name */
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly action: Listed;
  /** @default - a trust policy: the role that carries it is the resource */
  readonly resource?: Listed;
  /** @default - an identity's policy: whoever carries it is the principal */
  readonly principal?: Principals;
  readonly conditions: readonly Condition[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`: the patterns, and whether the element excludes them. */
export interface Listed {
  readonly patterns: readonly string[];
  readonly excluded: boolean;
}

/** Everyone, or the names by kind (`AWS`, `Service`, ...). */
export type Principals = '*' | Readonly<Record<string, readonly string[]>>;

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** What carries a policy, which decides whether a statement has a `Principal` and a `Resource`. */
export type Carrier = 'identity' | 'resource' | 'trust';

/**
 * Reads a policy document.
 *
 * @throws UndecidableError for an element this does not know, or one that is missing or empty
 */
export function parsePolicy(document: unknown, carrier: Carrier = 'identity'): PolicyDocument {
  const { Version: version = '2008-10-17', Statement: statements, Id: _, ...unknown } = asObject(document, 'a policy');
  refuseUnknown(unknown, 'a policy');
  if (version !== '2008-10-17' && version !== '2012-10-17') {
    throw new UndecidableError(`Policy version ${JSON.stringify(version)} is not known`);
  }
  const list = statements === undefined ? [] : [statements].flat();
  if (list.length === 0) throw new UndecidableError('A policy has no Statement');
  return { version, statements: list.map((raw) => parseStatement(raw, carrier)) };
}

function parseStatement(raw: unknown, carrier: Carrier): Statement {
  const {
    Sid,
    Effect,
    Action,
    NotAction,
    Resource,
    NotResource,
    Principal,
    Condition = {},
    ...unknown
  } = asObject(raw, 'a statement');
  refuseUnknown(unknown, 'a statement');
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw new UndecidableError(`Effect ${JSON.stringify(Effect)} is neither Allow nor Deny`);
  }
  const action = listed('Action', Action, NotAction);
  if (!action) throw new UndecidableError('A statement has neither Action nor NotAction');
  const odd = action.patterns.find((pattern) => !/^(\*|[\w-]+:.+)$/.test(pattern));
  if (odd !== undefined) throw new UndecidableError(`The action ${odd} is not of the form service:Action`);
  const resource = listed('Resource', Resource, NotResource);
  refuseElements(carrier, resource, Principal);
  return {
    ...(typeof Sid === 'string' && { sid: Sid }),
    effect: Effect,
    action,
    ...(resource && { resource }),
    ...(Principal !== undefined && { principal: parsePrincipals(Principal) }),
    conditions: parseConditions(Condition),
  };
}

/** An identity's policy says what is reached, a trust policy by whom, a resource's policy both. */
function refuseElements(carrier: Carrier, resource: Listed | undefined, principal: unknown): void {
  const carried = carrier === 'trust' ? 'A trust policy' : carrier === 'identity' ? "An identity's policy" : undefined;
  if (carrier === 'identity' && principal !== undefined) throw new UndecidableError(`${carried} has a Principal`);
  if (carrier !== 'identity' && principal === undefined) {
    throw new UndecidableError(`${carried ?? "A resource's policy"} has no Principal`);
  }
  if (carrier === 'trust' && resource) throw new UndecidableError(`${carried} has a Resource`);
  if (carrier !== 'trust' && !resource) {
    throw new UndecidableError(`${carried ?? "A resource's policy"} has neither Resource nor NotResource`);
  }
}

function listed(name: string, included: unknown, excluded: unknown): Listed | undefined {
  if (included !== undefined && excluded !== undefined) {
    throw new UndecidableError(`A statement has both ${name} and Not${name}`);
  }
  if (included !== undefined) return { patterns: texts(included, name), excluded: false };
  if (excluded !== undefined) return { patterns: texts(excluded, `Not${name}`), excluded: true };
  return undefined;
}

function parsePrincipals(raw: unknown): Principals {
  if (raw === '*') return '*';
  const byKind = Object.entries(asObject(raw, 'Principal')).map(
    ([kind, names]) => [kind, texts(names, `Principal ${kind}`)] as const,
  );
  if (byKind.length === 0) throw new UndecidableError('Principal names nobody');
  return byKind.some(([kind, names]) => kind === 'AWS' && names.includes('*')) ? '*' : Object.fromEntries(byKind);
}

function parseConditions(raw: unknown): Condition[] {
  return Object.entries(asObject(raw, 'Condition')).flatMap(([operator, keys]) => {
    const byKey = Object.entries(asObject(keys, operator));
    if (byKey.length === 0) throw new UndecidableError(`${operator} names no key`);
    return byKey.map(([key, values]) => ({ operator, key, values: texts(values, `${operator} ${key}`) }));
  });
}

function texts(value: unknown, element: string): string[] {
  const list = [value].flat();
  if (list.length === 0) throw new UndecidableError(`${element} is an empty list`);
  return list.map((item) => {
    if (typeof item !== 'string' && typeof item !== 'boolean' && typeof item !== 'number') {
      throw new UndecidableError(`${element} holds ${JSON.stringify(item)}, which is not text`);
    }
    return String(item);
  });
}

function asObject(value: unknown, element: string): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new UndecidableError(`${element} is ${JSON.stringify(value)}, not an object`);
  }
  return value as Record<string, unknown>;
}

function refuseUnknown(rest: Readonly<Record<string, unknown>>, element: string): void {
  const [name] = Object.keys(rest);
  if (name !== undefined) throw new UndecidableError(`${element} has the element ${name}, which is not supported`);
}
