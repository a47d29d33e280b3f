import { allIdentities } from '../iam/all-identities';
import { identities, policySources } from '../iam/attached-policies';
import { matches, wildcards } from '../iam/glob';
import { pinnedManagedPolicies, pinnedPolicies } from '../iam/pinned-policies';
import type { PolicyDocument, Statement } from '../iam/policy-document';
import { resourcePolicies } from '../iam/resource-policies';
import { inventedReferences } from '../intrinsics';
import { UndecidableError } from '../undecidable-error';
import type { EdgeDraft, End, Reading } from './edge-drafts';
import type { EdgeMeaning, NodeKind } from './graph';
import { SILENT_ACTIONS, TELLING_ACTIONS } from './known-actions';
import { modelsNamed } from './models';
import type { Owner, Owners, Placed } from './owners';
import { referredTo } from './owners';

/** Somebody with policies of his own, and what he is in the graph. */
interface Actor {
  readonly end: End;
  readonly documents: readonly { readonly source: Placed; readonly document: PolicyDocument }[];
  /** Whether each action must be known: a group of people may do a great deal that joins no two things. */
  readonly strict: boolean;
}

/**
 * What roles, groups and policies that wait for a holder permit between the things of the stacks.
 *
 * @throws UndecidableError for an action of a role that nobody has said what it joins
 */
export function permissions(reading: Reading, owners: Owners): readonly EdgeDraft[] {
  return actorsIn(reading, owners).flatMap(({ end, documents, strict }) =>
    documents.flatMap(({ source, document }) =>
      document.statements
        .filter(({ effect }) => effect === 'Allow')
        .flatMap((statement) => {
          if (strict) refuseUnknown(statement, source);
          const denied = documents
            .flatMap((each) => each.document.statements)
            .filter((deny) => isPlainDeny(deny) && covers(deny, statement));
          return edgesOf(owners, statement)
            .filter(({ action }) => !denied.some((deny) => hasAction(deny, action)))
            .map(({ meaning, to, action }): EdgeDraft => {
              return { from: end, to, meaning, details: [action], permitted: true, made: source };
            });
        }),
    ),
  );
}

function actorsIn({ stack, stacks, ownerOf, place }: Reading, owners: Owners): readonly Actor[] {
  const options = { managedPolicies: pinnedManagedPolicies };
  // The node itself names those that cannot be read.
  const readable = { managedPolicies: (name: string) => (isPinned(name) ? pinnedManagedPolicies(name) : NOTHING) };
  const policiesOf = (holder: string, how = options) =>
    policySources(stack.model, holder, how).attached.map(({ source, document }) => ({
      source: place(source),
      document,
    }));
  const roles = identities(stack.model, 'Role').map(
    (role): Actor => ({ end: ownerOf(role), documents: policiesOf(role), strict: true }),
  );
  const groups = identities(stack.model, 'Group').map(
    (group): Actor => ({ end: ownerOf(group), documents: policiesOf(group, readable), strict: false }),
  );
  const loose = allIdentities(stack.model, { managedPolicies: () => NOTHING })
    .filter(({ kind }) => kind === 'unattached' || kind === 'outside')
    .map(({ logicalId, kind, policies }): Actor => {
      const documents = policies.identity.map((document) => ({ source: place(logicalId), document }));
      if (kind === 'unattached') return { end: { outside: 'outside/callers' }, documents, strict: true };
      const roles = stack.model.resources.get(logicalId)?.properties['Roles'];
      const places = owners.all.map((each) => ({ stack: each.stack, resource: each.resource }));
      const [holder] = referredTo(places, stack, roles);
      if (!holder)
        throw new UndecidableError(`${logicalId} is for a holder that is in none of ${stacks.length} stacks`);
      return { end: owners.of(holder.stack, holder.resource.logicalId), documents, strict: true };
    });
  return [...roles, ...groups, ...loose].filter(({ end }) => !('group' in end));
}

const NOTHING: PolicyDocument = { version: '2012-10-17', statements: [] };

function isPinned(name: string): boolean {
  return pinnedPolicies.some(({ arn }) => arn.endsWith(`:policy/${name}`));
}

/** Policies of AWS that a group has and whose text nobody has pinned: what they permit, the graph does not know. */
export function unreadPolicies({ stack, resource }: Placed): readonly string[] {
  if (resource.type !== 'AWS::IAM::Group') return [];
  return policySources(stack.model, resource.logicalId, {
    managedPolicies: (name) => (isPinned(name) ? pinnedManagedPolicies(name) : NOTHING),
  }).attached.flatMap(({ managedByAws }) =>
    managedByAws === undefined || isPinned(managedByAws) ? [] : [managedByAws],
  );
}

function refuseUnknown({ action }: Statement, source: Placed): void {
  const known = TELLING_ACTIONS.flatMap(({ actions }) => actions);
  const stray = action.patterns.find(
    (pattern) =>
      !SILENT_ACTIONS.some((silent) => silent.test(pattern)) &&
      !known.some((name) => matches(wildcards(pattern), name, { ignoreCase: true })),
  );
  if (stray !== undefined || action.excluded) {
    throw new UndecidableError(
      `${source.resource.logicalId} allows ${stray ?? 'all but some actions'}; say in known-actions what that joins`,
    );
  }
}

function isPlainDeny({ effect, conditions, resource }: Statement): boolean {
  return effect === 'Deny' && conditions.length === 0 && resource !== undefined && !resource.excluded;
}

/** Whether a statement speaks of all that another speaks of. Of a part alone, the rest stays permitted. */
function covers({ resource }: Statement, { resource: other }: Statement): boolean {
  const patterns = resource?.patterns ?? [];
  return (
    patterns.includes('*') ||
    (other !== undefined &&
      !other.excluded &&
      other.patterns.every((each) => patterns.some((pattern) => isWider(pattern, each))))
  );
}

/** Asterisks of one take in whatever the other has there; a question mark would take an asterisk for a letter. */
function isWider(pattern: string, other: string): boolean {
  return pattern === other || (!pattern.includes('?') && matches(wildcards(pattern), other));
}

function hasAction({ action: { patterns, excluded } }: Statement, name: string): boolean {
  return patterns.some((pattern) => matches(wildcards(pattern), name, { ignoreCase: true })) !== excluded;
}

interface Permitted {
  readonly meaning: EdgeMeaning;
  readonly to: End;
  readonly action: string;
}

function edgesOf(owners: Owners, statement: Statement): readonly Permitted[] {
  const patterns = statement.resource?.patterns ?? [];
  return TELLING_ACTIONS.flatMap(({ meaning, kinds, actions }) =>
    actions
      .filter((action) => hasAction(statement, action))
      .flatMap((action) =>
        [...thingsNamed(owners, patterns, kinds), ...(kinds.includes('model') ? modelsNamed(patterns) : [])].map(
          (to) => ({ meaning, to, action }),
        ),
      ),
  );
}

/** Things that a pattern speaks of: one of a kind by any name, or by the name that references to it stand for. */
function thingsNamed(owners: Owners, patterns: readonly string[], kinds: readonly NodeKind[]): readonly Owner[] {
  return owners.all
    .filter(({ owner }) => !('group' in owner) && kinds.includes(owner.kind))
    .filter(({ stack, resource }) => {
      const name = `${stack.model.name}-${resource.logicalId}`.toLowerCase();
      const whole = new RegExp(`(^|[^\\w-])${name}($|[^\\w-])`);
      return patterns.some((pattern) => isAnything(pattern) || whole.test(pattern));
    })
    .map(({ owner }) => owner);
}

function isAnything(pattern: string): boolean {
  return pattern === '*' || /^arn:[\w-]+:ec2:[^:]*:[^:]*:instance\/\*$/.test(pattern);
}

/** What the policies of collections say that roles may do with their data. */
export function dataAccess({ stack, ownerOf, place }: Reading): readonly EdgeDraft[] {
  const policies = [...stack.model.resources.values()].filter(
    ({ type }) => type === 'AWS::OpenSearchServerless::AccessPolicy',
  );
  const references = inventedReferences(stack.model);
  const roles = identities(stack.model, 'Role').map(
    (role) => [role, String(references.attribute(role, 'Arn'))] as const,
  );
  return resourcePolicies(stack.model)
    .filter(({ logicalId }) => policies.some((policy) => policy.logicalId === logicalId))
    .flatMap(({ logicalId, document }) =>
      document.statements.flatMap(({ action, principal }) => {
        const named = principal === undefined || principal === '*' ? [] : (principal['AWS'] ?? []);
        return roles
          .filter(([, arn]) => named.includes(arn))
          .flatMap(([role]) =>
            TELLING_ACTIONS.filter(({ kinds }) => kinds.includes('search store')).flatMap(({ meaning, actions }) =>
              actions
                .filter((name) => action.patterns.some((pattern) => matches(wildcards(pattern), name)))
                .map(
                  (name): EdgeDraft => ({
                    from: ownerOf(role),
                    to: ownerOf(logicalId),
                    meaning,
                    details: [name],
                    permitted: true,
                    made: place(logicalId),
                  }),
                ),
            ),
          );
      }),
    );
}
