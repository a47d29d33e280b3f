import { UndecidableError } from '../undecidable-error';
import type { Caller } from './callers';
import { decide } from './decide';
import { matches, wildcards } from './glob';
import { type Condition, parsePolicy, type Statement } from './policy-document';
import { ABSENT, type ContextValue, type RequestContext } from './request-context';
import type { ResourcePolicy } from './resource-policies';

/** What the evaluator answers to one who asks for what a statement gives. */
export interface Admission {
  /** The template's resource that carries the statement. */
  readonly logicalId: string;
  /** For example `sns.amazonaws.com for 999988887777`. */
  readonly who: string;
  /** Whoever asks comes from another account, or from nowhere. */
  readonly stranger: boolean;
  readonly action: string;
  readonly resource: string;
  readonly allowed: boolean;
}

export interface AdmissionOptions {
  readonly account: string;
  /** Some other account. */
  readonly foreignAccount: string;
  /** Keys that the policies read and that nobody can choose, such as `aws:SecureTransport`. */
  readonly context: RequestContext;
  /** See Policies.otherPrincipals. */
  readonly otherPrincipals?: readonly string[];
}

/**
 * Puts the policies of resources, or of roles, to the evaluator: each statement that allows is asked by those it names, from the own
 * account and from a foreign one. What asks on behalf of a foreign source shows an ARN made from the statement's own pattern, so
 * that `arn:aws:cloudfront::*:distribution/*` is seen to admit strangers. Whatever else a statement asks for, a stranger brings.
 *
 * @throws UndecidableError for what cannot be read, among it a key that only a negated condition speaks of and the context leaves open
 */
export function admissions(policies: readonly ResourcePolicy[], options: AdmissionOptions): readonly Admission[] {
  return policies.flatMap((policy) => {
    const resource = policies.filter((other) => other.resource === policy.resource).map(({ document }) => document);
    return policy.document.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) =>
        askersOf(statement, options).flatMap(({ who, stranger, caller, values }) =>
          requestsOf(statement, policy).map(({ action, on }) => {
            const request = {
              caller,
              action,
              resource: on,
              resourceAccount: options.account,
              context: options.context.with(values),
            };
            const asked = {
              identity: [EVERYTHING],
              resource,
              ...(options.otherPrincipals && { otherPrincipals: options.otherPrincipals }),
            };
            // Only an identity brings permissions of its own.
            const { allowed } = decide(request, caller.kind === 'identity' ? asked : { ...asked, identity: [] });
            return { logicalId: policy.logicalId, who, stranger, action, resource: on, allowed };
          }),
        ),
      );
  });
}

const EVERYTHING = parsePolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

interface Asker {
  readonly who: string;
  readonly stranger: boolean;
  readonly caller: Caller;
  readonly values: Readonly<Record<string, ContextValue>>;
}

function askersOf(statement: Statement, options: AdmissionOptions): Asker[] {
  const { account, foreignAccount } = options;
  const sources = [
    { owner: account, stranger: false },
    { owner: foreignAccount, stranger: true },
  ];
  return sources.flatMap(({ owner, stranger }) =>
    callersOf(statement, owner, stranger, account).flatMap((caller) =>
      valuesFor(statement, owner, account).map((values) => ({
        who: `${callerText(caller)} for ${owner}`,
        stranger,
        caller,
        values,
      })),
    ),
  );
}

function callersOf({ principal }: Statement, owner: string, stranger: boolean, own: string): Caller[] {
  const identity = { kind: 'identity', arn: `arn:aws:iam::${owner}:role/anybody`, account: owner } as const;
  if (principal === undefined) throw new UndecidableError("A resource's policy has no Principal");
  if (principal === '*') return stranger ? [{ kind: 'anonymous' }, identity] : [identity];
  const named = Object.entries(principal).flatMap(([kind, names]) =>
    names.flatMap((name): Caller[] => {
      if (kind === 'Service') return [{ kind: 'service', service: name }];
      if (kind === 'Federated') return [{ kind: 'federated', provider: name }];
      const account = /^(?:arn:[\w-]+:(?:iam|sts)::)?(\d{12})/.exec(name)?.[1];
      if (kind !== 'AWS' || !account) throw new UndecidableError(`Principal ${kind} ${name} cannot be made to ask`);
      const whole = /^\d{12}$|:root$/.test(name);
      const arn = whole ? `arn:aws:iam::${account}:role/anybody` : name;
      return stranger === (account !== own) ? [{ kind: 'identity', arn, account }] : [];
    }),
  );
  // A stranger tries his luck; whoever is of the own account is not asked in the name of those a statement does not name.
  return stranger ? [...named, identity] : named;
}

function callerText(caller: Caller): string {
  if (caller.kind === 'service') return caller.service;
  if (caller.kind === 'federated') return caller.provider;
  return caller.kind === 'identity' ? caller.arn : 'anybody';
}

/** Keys that AWS states itself, truthfully: whose account asks, or on behalf of which source. */
const ACCOUNT_KEYS = ['aws:sourceaccount', 'aws:principalaccount', 'aws:sourceowner', 'kms:calleraccount'];
const ARN_KEYS = ['aws:sourcearn', 'aws:principalarn'];

/** The keys of a request that does what a statement's conditions ask for, once for each ARN they accept. */
function valuesFor({ conditions }: Statement, owner: string, own: string): Readonly<Record<string, ContextValue>>[] {
  const truth = Object.fromEntries(ACCOUNT_KEYS.map((key) => [key, owner]));
  const others = Object.fromEntries(
    conditions
      .filter(({ key }) => ![...ACCOUNT_KEYS, ...ARN_KEYS].includes(key.toLowerCase()))
      .flatMap((condition) => brought(condition)),
  );
  const arns = conditions.filter(({ key }) => key.toLowerCase() === 'aws:sourcearn').flatMap(({ values }) => values);
  const sources: ContextValue[] = arns.length > 0 ? arns.map((pattern) => arnOf(pattern, owner, own)) : [ABSENT];
  return sources.map((source) => ({ ...truth, ...others, 'aws:SourceArn': source }));
}

function brought({ operator, key, values }: Condition): [string, ContextValue][] {
  if (operator === 'Null') return [[key, values[0] === 'true' ? ABSENT : 'any']];
  if (/Not|LessThan|GreaterThan/.test(operator)) return [];
  const value = filled(values[0]!);
  return [[key, operator.includes(':') ? [value] : value]];
}

/** A concrete ARN of a pattern. It names the owner as far as the pattern lets it, and where the pattern names the own account. */
function arnOf(pattern: string, owner: string, own: string): string {
  const parts = pattern.split(':');
  if (parts.length < 6) return `arn:aws:any:us-east-1:${owner}:any`;
  const account = parts[4]!;
  const named = account === own || (account !== '' && matches(wildcards(account), owner)) ? owner : filled(account);
  return [...parts.slice(0, 4).map(filled), named, ...parts.slice(5).map(filled)].join(':');
}

function filled(pattern: string): string {
  return pattern.replace(/\*/g, 'any').replace(/\?/g, 'x');
}

function requestsOf({ action, resource }: Statement, policy: ResourcePolicy) {
  const resources = (resource?.patterns ?? ['*']).map((text) => (text === '*' ? policy.resource : filled(text)));
  const actions = action.patterns.map((name) => name.replace(/[*?]/g, 'Any'));
  return actions.flatMap((name) => resources.map((on) => ({ action: name, on })));
}
