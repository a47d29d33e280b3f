import { type Principals, UndecidableError } from './policy-document';

/** Who asks. */
export type Caller =
  /** Somebody without credentials. */
  | { readonly kind: 'anonymous' }
  /** An AWS service on somebody's behalf, for example `scheduler.amazonaws.com`. */
  | { readonly kind: 'service'; readonly service: string }
  /** A user or role. */
  | { readonly kind: 'identity'; readonly arn: string; readonly account: string };

/** How a `Principal` element names a caller: not at all, by name, or by naming the caller's whole account. */
export type Naming = 'no' | 'account' | 'yes';

/**
 * @throws UndecidableError for a kind of principal this does not know
 */
export function naming(principals: Principals, caller: Caller): Naming {
  if (principals === '*') return 'yes';
  let found: Naming = 'no';
  for (const [kind, names] of Object.entries(principals)) {
    if (kind === 'Service') {
      if (caller.kind === 'service' && names.includes(caller.service)) return 'yes';
    } else if (kind === 'AWS') {
      if (caller.kind !== 'identity') continue;
      if (names.includes(caller.arn)) return 'yes';
      if (names.some((name) => name === caller.account || accountOf(name) === caller.account)) found = 'account';
    } else if (kind !== 'Federated' && kind !== 'CanonicalUser') {
      throw new UndecidableError(`Principal kind ${kind} is not known`);
    }
  }
  return found;
}

function accountOf(name: string): string | undefined {
  return /^arn:[\w-]+:iam::(\d{12}):root$/.exec(name)?.[1];
}
