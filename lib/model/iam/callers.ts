import { UndecidableError } from '../undecidable-error';
import type { Principals } from './policy-document';

/** Who asks. */
export type Caller =
  /** Somebody without credentials. */
  | { readonly kind: 'anonymous' }
  /** An AWS service on somebody's behalf, for example `scheduler.amazonaws.com`. */
  | { readonly kind: 'service'; readonly service: string }
  /** Somebody an identity provider vouches for, for example `cognito-identity.amazonaws.com`. */
  | { readonly kind: 'federated'; readonly provider: string }
  /** A user, a role, or one session of a role (`arn:aws:sts::<account>:assumed-role/<role>/<session>`). */
  | { readonly kind: 'identity'; readonly arn: string; readonly account: string };

/**
 * How a `Principal` element names a caller: not at all, by naming the caller's whole account, by the role behind the caller, or
 * itself. A permissions boundary limits what is given to a role, and not what is given to a session of it or to a user.
 */
export type Naming = 'no' | 'account' | 'role' | 'yes';

/**
 * @param others - principals of kinds that a proof knows and that are not the caller, for example
 *   `Federated cognito-identity.amazonaws.com`
 * @throws UndecidableError for a principal whose form or kind this does not know
 */
export function naming(principals: Principals, caller: Caller, others: readonly string[] = []): Naming {
  if (principals === '*') return 'yes';
  const found = Object.entries(principals).flatMap(([kind, names]) =>
    names.map((name) => (others.includes(`${kind} ${name}`) ? 'no' : namingByOne(kind, name, caller))),
  );
  return STRENGTH.find((strength) => found.includes(strength)) ?? 'no';
}

const STRENGTH = ['yes', 'role', 'account'] as const;

function namingByOne(kind: string, name: string, caller: Caller): Naming {
  switch (kind) {
    case 'AWS':
      return namingByArn(name, caller);
    case 'Service':
      if (!/^[a-z][a-z0-9.-]*\.amazonaws\.com$/.test(name)) {
        throw new UndecidableError(`Principal ${name} has not the form of a service`);
      }
      return caller.kind === 'service' && caller.service === name ? 'yes' : 'no';
    case 'Federated':
      if (caller.kind === 'federated') return caller.provider === name ? 'yes' : 'no';
      break;
  }
  throw new UndecidableError(`Principal ${kind} ${name} is of a kind that is not known; list it if it is meant`);
}

const ACCOUNT = /^(\d{12})$|^arn:[\w-]+:iam::(\d{12}):root$/;
const ROLE = /^arn:[\w-]+:iam::(\d{12}):role\/(?:[^*?]*\/)?([^/*?]+)$/;
const SESSION = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/*?]+)\/[^/*?]+$/;
const USER = /^arn:[\w-]+:iam::\d{12}:user\/[^*?]+$/;

function namingByArn(name: string, caller: Caller): Naming {
  const account = ACCOUNT.exec(name);
  const role = roleOf(name);
  if (!account && !role && !USER.test(name)) {
    throw new UndecidableError(`Principal AWS ${name} is no account, user, role or session`);
  }
  if (caller.kind !== 'identity') return 'no';
  if (account) return caller.account === (account[1] ?? account[2]) ? 'account' : 'no';
  if (name === caller.arn) return ROLE.test(name) ? 'role' : 'yes';
  if (role === undefined || role !== roleOf(caller.arn)) return 'no';
  if (ROLE.test(name)) return 'role';
  if (ROLE.test(caller.arn)) {
    throw new UndecidableError(`${name} names one session of ${caller.arn}; ask for a session`);
  }
  return 'no';
}

/** Account and name of a role, from its own ARN or a session's. Names are unique in an account whatever their path is. */
function roleOf(arn: string): string | undefined {
  const [, account, name] = ROLE.exec(arn) ?? SESSION.exec(arn) ?? [];
  return account && `${account} ${name}`;
}
