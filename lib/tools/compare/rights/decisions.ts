import { accountOf } from '../../../model/iam/arn';
import type { Caller } from '../../../model/iam/callers';
import { decide, type Policies } from '../../../model/iam/decide';
import type { PolicyDocument, Statement } from '../../../model/iam/policy-document';
import type { RequestContext } from '../../../model/iam/request-context';
import { UndecidableError } from '../../../model/undecidable-error';
import { actionClasses, isListed } from './asked-actions';
import { askedContexts } from './asked-contexts';
import { askedResources, standForAll } from './asked-resources';

/** Somebody whom both states are asked about. */
export interface Subject {
  readonly caller: Caller;
  readonly before: Policies;
  readonly after: Policies;
  /** Resources that are asked about beside those that statements name. @default - none */
  readonly samples?: readonly string[];
}

/** One answer that the two states give differently. */
export interface Difference {
  readonly actions: readonly string[];
  readonly resource: string;
  /** The statement that decided where it is allowed; where both are silent about it, there is none. */
  readonly statement?: Statement;
  /** Whether it differs for some requests only, by their conditions. */
  readonly sometimes: boolean;
}

export interface Decided {
  readonly gained: readonly Difference[];
  readonly lost: readonly Difference[];
  /** What could not be decided, each with the reason. */
  readonly unknown: readonly { readonly actions: readonly string[]; readonly reason: string }[];
}

const NOTHING: Decided = { gained: [], lost: [], unknown: [] };

/** Puts every question to both states whose answers can differ. */
export async function decisionsOf(subject: Subject, account: string): Promise<Decided> {
  const before = statementsOf(subject.before);
  const after = statementsOf(subject.after);
  const [had, has] = [textsOf(before), textsOf(after)];
  const boundaryComesOrGoes = (subject.before.boundary === undefined) !== (subject.after.boundary === undefined);
  const all = [...before, ...after];
  const differing = boundaryComesOrGoes
    ? all
    : [
        ...before.filter((statement) => !has.has(textOf(statement))),
        ...after.filter((statement) => !had.has(textOf(statement))),
      ];
  if (differing.length === 0) return NOTHING;
  const found: Mutable = { gained: [], lost: [], unknown: [] };
  const statements = all.map(({ statement }) => statement);
  for (const { actions, forms } of await actionClasses(
    differing.map(({ statement }) => statement),
    statements,
  )) {
    const [action] = actions as [string];
    const relevant = statements.filter((statement) => isListed(statement.action, action));
    const contexts = askedContexts(relevant);
    if (contexts === undefined) {
      found.unknown.push({ actions, reason: 'too many conditions to ask every combination of' });
      continue;
    }
    const fitting = (subject.samples ?? []).filter((arn) => forms === undefined || forms.includes('*') || arn !== '*');
    const others = fitting.length > 0 && forms?.join() === '*' ? [] : askedResources(relevant, forms);
    const resources = [...new Set([...fitting, ...others])];
    const asked = { ...subject, before: speakingOf(subject.before, action), after: speakingOf(subject.after, action) };
    const differs = resources.map((resource) => ask(asked, account, actions, resource, contexts, found));
    if (!differs.includes(true) && !standForAll(relevant)) {
      found.unknown.push({ actions, reason: 'resources by patterns that overlap in more ways than were asked about' });
    }
  }
  return found;
}

type Mutable = { [Key in keyof Decided]: Decided[Key][number][] };

/** @returns whether any answer differs, or is none */
function ask(
  { caller, before, after }: Subject,
  account: string,
  actions: readonly string[],
  resource: string,
  contexts: readonly RequestContext[],
  found: Mutable,
): boolean {
  const [action] = actions as [string];
  const counts = { gained: 0, lost: 0 };
  const deciding: { gained?: Statement; lost?: Statement } = {};
  let reason: string | undefined;
  for (const context of contexts) {
    const request = { caller, action, resource, context, resourceAccount: accountOf(resource) ?? account };
    const [was, is] = [answered(request, before), answered(request, after)];
    if (typeof was === 'string' || typeof is === 'string') {
      reason ??= typeof was === 'string' ? was : String(is);
      continue;
    }
    if (was.allowed === is.allowed) continue;
    const way = is.allowed ? 'gained' : 'lost';
    counts[way] += 1;
    // What allows it says more than that nothing does; a new refusal says more than what it refuses.
    deciding[way] ??= (is.allowed ? is.statement : (is.statement ?? was.statement)) ?? was.statement;
  }
  for (const way of ['gained', 'lost'] as const) {
    if (counts[way] === 0) continue;
    found[way].push({
      actions,
      resource,
      sometimes: counts[way] < contexts.length,
      ...(deciding[way] && { statement: deciding[way] }),
    });
  }
  if (counts.gained + counts.lost === 0 && reason !== undefined) found.unknown.push({ actions, reason });
  return counts.gained + counts.lost > 0 || reason !== undefined;
}

function answered(request: Parameters<typeof decide>[0], policies: Policies) {
  try {
    return decide(request, policies);
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return error.message;
  }
}

/** The same policies without the statements that are about other actions, and decide nothing here. */
function speakingOf({ identity, boundary, resource, ...policies }: Policies, action: string): Policies {
  const of = (document: PolicyDocument): PolicyDocument => ({
    ...document,
    statements: document.statements.filter((statement) => isListed(statement.action, action)),
  });
  return {
    ...policies,
    identity: identity.map(of),
    ...(boundary && { boundary: of(boundary) }),
    ...(resource && { resource: resource.map(of) }),
  };
}

interface Carried {
  readonly statement: Statement;
  readonly carrier: string;
  readonly version: PolicyDocument['version'];
}

function statementsOf({ identity, boundary, resource }: Policies): Carried[] {
  const of = (carrier: string, documents: readonly PolicyDocument[]) =>
    documents.flatMap(({ statements, version }) => statements.map((statement) => ({ statement, carrier, version })));
  return [
    ...of('identity', identity),
    ...of('boundary', boundary ? [boundary] : []),
    ...of('resource', resource ?? []),
  ];
}

/** A statement without what decides nothing: its name, and the order of its lists. */
function textOf({ statement: { sid: _, ...rest }, carrier, version }: Carried): string {
  return JSON.stringify([carrier, version, rest], (key, value: unknown) =>
    Array.isArray(value) && (key === 'patterns' || key === 'values') ? [...value].sort() : value,
  );
}

function textsOf(statements: readonly Carried[]): ReadonlySet<string> {
  return new Set(statements.map(textOf));
}
