import { type PolicyDocument, parsePolicy } from '../../../model/iam/policy-document';
import { resourcePolicies, trustPolicies } from '../../../model/iam/resource-policies';
import { inventedReferences, resolveIntrinsics } from '../../../model/intrinsics';
import { at, objectsAt } from '../../../model/property-path';
import { referencedIds } from '../../../model/references';
import type { Resource, StackModel } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';

/** Everything that says who may use one thing. */
export interface Guard {
  /** ARN of what is guarded. */
  readonly resource: string;
  /** Resources of the template that carry the policies. */
  readonly carriers: readonly string[];
  readonly documents: readonly PolicyDocument[];
  /** `path`: what may pass an endpoint of a network, which narrows what others give. */
  readonly kind: 'resource' | 'trust' | 'path';
}

/**
 * The guards of a stack, one for each thing that has any.
 *
 * @throws UndecidableError for one that cannot be read
 */
export function guardsOf(stack: StackModel): readonly Guard[] {
  const guards = new Map<string, Guard>();
  const put = (kind: Guard['kind'], resource: string, carrier: string, document: PolicyDocument) => {
    const known = guards.get(resource);
    guards.set(resource, {
      kind,
      resource,
      carriers: [...(known?.carriers ?? []), carrier],
      documents: [...(known?.documents ?? []), document],
    });
  };
  // Data of collections are guarded rule by rule, each for indexes of its own.
  const ofData = resourcesOf(stack, 'AWS::OpenSearchServerless::AccessPolicy');
  const others = { ...stack, resources: new Map([...stack.resources].filter(([id]) => !ofData.has(id))) };
  for (const { logicalId, resource, document } of resourcePolicies(others))
    put('resource', resource, logicalId, document);
  for (const { logicalId, resource, document } of trustPolicies(stack)) put('trust', resource, logicalId, document);
  for (const resource of ofData.values()) {
    put(
      'resource',
      String(inventedReferences(stack).attribute(resource.logicalId, 'Arn')),
      resource.logicalId,
      dataPolicy(stack, resource),
    );
  }
  for (const { logicalId, properties } of resourcesOf(stack, 'AWS::EC2::VPCEndpoint').values()) {
    const written = properties['PolicyDocument'];
    const document = written === undefined ? EVERYTHING : parsePolicy(read(stack, written), 'resource');
    put('path', String(inventedReferences(stack).attribute(logicalId, 'Arn')), logicalId, document);
  }
  return [...guards.values()];
}

/** What an endpoint lets pass whose policy is not written. */
const EVERYTHING = parsePolicy(
  { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } },
  'resource',
);

function resourcesOf({ resources }: StackModel, type: string): ReadonlyMap<string, Resource> {
  return new Map([...resources].filter(([, resource]) => resource.type === type));
}

function dataPolicy(stack: StackModel, { logicalId, properties }: Resource): PolicyDocument {
  const rules = read(stack, properties['Policy']);
  if (!Array.isArray(rules)) throw new UndecidableError(`${logicalId} has a policy that is not written out`);
  const { region, accountId } = inventedReferences(stack);
  return parsePolicy(
    {
      Version: '2012-10-17',
      Statement: rules.flatMap((rule) =>
        objectsAt(rule, 'Rules').map(({ Permission, Resource }) => ({
          Effect: 'Allow',
          Action: Permission,
          Resource: [Resource].flat().map((name) => `arn:aws:aoss:${region}:${accountId}:${String(name)}`),
          Principal: { AWS: at(rule, 'Principal') },
        })),
      ),
    },
    'resource',
  );
}

function read(stack: StackModel, document: unknown): unknown {
  const resolved = resolveIntrinsics(document, inventedReferences(stack));
  return typeof resolved === 'string' ? JSON.parse(resolved) : resolved;
}

/** The resource that a guard is about, by the policy that carries it. */
export function guardedId(stack: StackModel, { resource, carriers }: Guard): string {
  const references = inventedReferences(stack);
  const [carrier] = carriers as [string];
  const mentioned = [carrier, ...referencedIds(stack.resources.get(carrier)?.properties)];
  return mentioned.find((id) => String(references.attribute(id, 'Arn')) === resource) ?? carrier;
}
