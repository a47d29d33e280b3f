import { matches, wildcards } from '../../../model/iam/glob';
import type { Statement } from '../../../model/iam/policy-document';
import { type CataloguePair, iamCatalogue } from '../../catalogue/iam-catalogue';

/** Actions that no statement tells apart, and that concern the same kinds of resources: what is decided of one holds for all. */
export interface ActionClass {
  readonly actions: readonly string[];
  /** ARNs with variables; `*` for actions that know no resources. @default - of actions that AWS does not list */
  readonly forms?: readonly string[];
}

/**
 * Every action of AWS that a statement which differs speaks of, in classes.
 *
 * @param differing - statements of one side alone: an action that none of them speaks of is decided by the same statements on both
 * @param all - every statement of both sides
 */
export async function actionClasses(
  differing: readonly Statement[],
  all: readonly Statement[],
): Promise<readonly ActionClass[]> {
  const listed = await listedActions(differing);
  const known = new Set([...listed.keys()].map((name) => name.toLowerCase()));
  // Data of some services have permissions of their own, which the list of IAM does not have.
  const unlisted = all
    .flatMap(({ action }) => action.patterns)
    .filter((pattern) => pattern !== '*')
    .map((pattern) => pattern.replace(/[*?]/g, 'Any'))
    .filter((name) => !known.has(name.toLowerCase()));
  const candidates = [
    ...[...listed].map(([name, forms]) => ({ name, forms })),
    ...[...new Set(unlisted)].map((name) => ({ name, forms: undefined })),
  ].filter(({ name }) => differing.some(({ action }) => isListed(action, name)));
  const classes = new Map<string, { actions: string[]; forms: readonly string[] | undefined }>();
  for (const { name, forms: listedForms } of candidates) {
    // Taking a role is decided in a way of its own.
    const own = /^sts:/i.test(name);
    const listing = all.map(({ action }) => isListed(action, name));
    const forms = own || all.some((each, at) => listing[at] && namesResources(each)) ? listedForms : ANYTHING;
    const key = [listing.map(Number).join(''), forms, own ? name : ''].join();
    const found = classes.get(key);
    if (found) found.actions.push(name);
    else classes.set(key, { actions: [name], forms });
  }
  return [...classes.values()].map(({ actions, forms }) => ({ actions, ...(forms && { forms }) }));
}

/** Where no statement tells resources apart, one answer is that of every resource. */
const ANYTHING: readonly string[] = ['*'];

function namesResources({ resource }: Statement): boolean {
  return resource?.excluded === true || resource?.patterns.some((text) => text !== '*') === true;
}

async function listedActions(statements: readonly Statement[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const catalogue = await iamCatalogue();
  const every = statements.some(
    ({ action: { patterns, excluded } }) => excluded || patterns.some((pattern) => /[*?]/.test(serviceOf(pattern))),
  );
  const services = new Set(statements.flatMap(({ action }) => action.patterns.map(serviceOf)));
  const pairs = every
    ? [...catalogue.values()].flat()
    : [...services].flatMap((service): readonly CataloguePair[] => catalogue.get(service) ?? []);
  const actions = new Map<string, string[]>();
  for (const { action, arn } of pairs) actions.set(action, [...(actions.get(action) ?? []), arn]);
  return actions;
}

function serviceOf(pattern: string): string {
  return pattern.split(':')[0]!.toLowerCase();
}

/** Whether a statement speaks of an action. */
export function isListed({ patterns, excluded }: Statement['action'], action: string): boolean {
  return patterns.some((pattern) => matches(wildcards(pattern), action, { ignoreCase: true })) !== excluded;
}
