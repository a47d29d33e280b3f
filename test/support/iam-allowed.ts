import { accountOf } from '../../lib/model/iam/arn';
import type { Caller } from '../../lib/model/iam/callers';
import { actionListed, decide } from '../../lib/model/iam/decide';
import { type PolicyDocument, parsePolicy, type Statement } from '../../lib/model/iam/policy-document';
import { literalText, substituteVariables } from '../../lib/model/iam/policy-variables';
import type { RequestContext } from '../../lib/model/iam/request-context';
import { type CataloguePair, concreteArn, formOf, iamCatalogue } from '../../lib/tools/catalogue/iam-catalogue';

export interface Question {
  readonly caller: Extract<Caller, { kind: 'identity' }>;
  readonly policies: readonly PolicyDocument[];
  readonly context: RequestContext;
  /**
   * Concrete ARNs to ask about beside those the policies themselves lead to.
   * @default - none
   */
  readonly samples?: readonly string[];
}

/**
 * Everything in AWS's catalogue that policies allow: each action on each type of resource it can concern, on one example of
 * the type and on concrete resources made from the policies' own patterns, so that no permission stays unseen.
 *
 * @throws Error for a resource that no service named with it knows: what is allowed on it would stay unseen
 * @returns lines such as `s3:GetObject arn:aws:s3:::files/uploads/any`, sorted
 */
export async function allowedActions({ caller, policies, context, samples = [] }: Question): Promise<string[]> {
  // Whatever a key, a role or a foreign account lets in is not asked here: each is taken to leave the choice to the caller's account.
  const resource = [parsePolicy(leavingTheChoiceTo(caller.account), 'resource')];
  const candidates = [...samples, ...resourcesNamedBy(policies, context)];
  const allowed = new Set<string>();
  const allows = policies.flatMap(({ statements }) => statements).filter(({ effect }) => effect === 'Allow');
  const pairs = await pairsOfServicesNamedBy(allows);
  const unknown = resourcesNamedBy(policies, context, ['Allow']).find(
    (resource) => !pairs.some(({ arn }) => arn !== '*' && formOf(arn).test(resource)),
  );
  if (unknown !== undefined) throw new Error(`${unknown} has the form of no resource of the services named with it`);
  for (const pair of pairs) {
    if (!allows.some((statement) => actionListed(statement.action, pair.action))) continue;
    for (const on of requestsFor(pair, candidates)) {
      const owner = accountOf(on) ?? caller.account;
      const request = { caller, action: pair.action, resource: on, context, resourceAccount: owner };
      if (decide(request, { identity: policies, resource }).allowed) allowed.add(`${pair.action} ${on}`);
    }
  }
  return [...allowed].sort();
}

function leavingTheChoiceTo(account: string) {
  return {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: '*', Resource: '*' },
  };
}

/** Without an Allow that names its service, an action cannot be allowed; skipping it changes no answer. */
async function pairsOfServicesNamedBy(allows: readonly Statement[]): Promise<readonly CataloguePair[]> {
  const catalogue = await iamCatalogue();
  if (allows.some(namesEveryService)) return [...catalogue.values()].flat();
  const services = new Set(allows.flatMap(({ action }) => action.patterns.map((pattern) => pattern.split(':')[0]!)));
  return [...services].flatMap((service) => catalogue.get(service.toLowerCase()) ?? []);
}

function namesEveryService({ action: { patterns, excluded } }: Statement): boolean {
  return excluded || patterns.some((pattern) => /[*?]/.test(pattern.split(':')[0]!));
}

/** Resources that the policies speak of, with their wildcards filled in. */
function resourcesNamedBy(
  policies: readonly PolicyDocument[],
  context: RequestContext,
  effects: readonly Statement['effect'][] = ['Allow', 'Deny'],
): string[] {
  const named = policies.flatMap(({ version, statements }) =>
    statements
      .filter(({ effect }) => effects.includes(effect))
      .flatMap(({ resource }) =>
        (resource?.patterns ?? []).flatMap((text) => {
          const pattern = substituteVariables(text, version, context);
          return pattern ? [literalText(pattern)] : [];
        }),
      ),
  );
  return [...new Set(named.filter((text) => text !== '*').map(concrete))];
}

/** Any name for a wildcard; behind a log group, any of its streams. */
function concrete(pattern: string): string {
  return pattern
    .replace(/(:log-group:[^:]+):\*$/, '$1:log-stream:any')
    .replace(/\*/g, 'any')
    .replace(/\?/g, 'x');
}

function requestsFor({ arn }: CataloguePair, candidates: readonly string[]): string[] {
  if (arn === '*') return ['*'];
  const form = formOf(arn);
  return [...new Set([concreteArn(arn), ...candidates.filter((candidate) => form.test(candidate))])];
}
