import { inventedReferences, type References, resolveIntrinsics } from '../intrinsics';
import { oncePerStack } from '../once-per-stack';
import { at, objectsAt } from '../property-path';
import { referencedIds } from '../references';
import { resourceType } from '../resource-types';
import type { Resource, StackModel } from '../template';
import { UndecidableError } from '../undecidable-error';
import { type PolicyDocument, parsePolicy } from './policy-document';

/** A policy of a resource, and the resource it guards. */
export interface ResourcePolicy {
  /** The template's resource that carries the policy. */
  readonly logicalId: string;
  /** ARN of what it guards. */
  readonly resource: string;
  readonly document: PolicyDocument;
}

/**
 * Every policy in a stack that says who may use a resource: of buckets, queues, topics, keys, secrets, APIs, functions, domains.
 * Trust policies of roles are not among them; see trustPolicies.
 *
 * @throws UndecidableError for a type that is not known, for a policy in a property that the table of types does not list, and
 *   for one that guards nothing of the stack
 */
export function resourcePolicies(stack: StackModel, references?: References): readonly ResourcePolicy[] {
  return references ? read(stack, references) : readOnce(stack);
}

const readOnce = oncePerStack((stack) => read(stack, inventedReferences(stack)));

function read(stack: StackModel, references: References): ResourcePolicy[] {
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  return [...stack.resources.values()].flatMap((resource) => {
    refuseUnlistedPolicy(resource);
    return guards(resource, resolve).flatMap(({ document, of }) =>
      [of].flat().map((reference) => ({
        logicalId: resource.logicalId,
        resource: reference === undefined ? ANY_LOG_GROUP : arnBehind(stack, resource, reference, references),
        document: parsePolicy(inFull(resource, resolve(document), references), 'resource'),
      })),
    );
  });
}

/** CloudWatch Logs keeps policies of the account, which name log groups themselves. */
const ANY_LOG_GROUP = 'arn:aws:logs:::log-group:any';

/** The services and accounts that may take a role of the stack. */
export function trustPolicies(stack: StackModel, references = inventedReferences(stack)): ResourcePolicy[] {
  return [...stack.resources.values()]
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map(({ logicalId, properties }) => ({
      logicalId,
      resource: String(references.attribute(logicalId, 'Arn')),
      document: parsePolicy(resolveIntrinsics(properties.AssumeRolePolicyDocument, references), 'trust'),
    }));
}

interface Guard {
  readonly document: unknown;
  /** What it guards, by reference; undefined where the document alone says it. */
  readonly of: unknown;
}

/** Types whose policy guards another resource, by the property that names it. Every other policy guards what carries it. */
const GUARDED: Readonly<Record<string, string>> = {
  'AWS::Lambda::LayerVersionPermission': 'LayerVersionArn',
  'AWS::Lambda::Permission': 'FunctionName',
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
  'AWS::SQS::QueuePolicy': 'Queues',
  'AWS::SecretsManager::ResourcePolicy': 'SecretId',
};

function guards(resource: Resource, resolve: (value: unknown) => unknown): Guard[] {
  const { logicalId, type, properties } = resource;
  const own = { Ref: logicalId };
  switch (type) {
    case 'AWS::ApiGateway::RestApi':
      return present(properties['Policy'], own);
    case 'AWS::DynamoDB::GlobalTable':
      return objectsAt(properties['Replicas']).flatMap((replica) => present(at(replica, ...IN_TABLE), own));
    case 'AWS::DynamoDB::Table':
      return present(at(properties, ...IN_TABLE), own);
    case 'AWS::Events::EventBusPolicy':
      throw new UndecidableError(
        `${logicalId} guards an event bus by a statement of its own form, which is not understood`,
      );
    case 'AWS::Lambda::LayerVersionPermission':
    case 'AWS::Lambda::Permission':
      return [{ document: functionPolicy(resource), of: properties[GUARDED[type]!] }];
    case 'AWS::Logs::ResourcePolicy':
      return [{ document: properties['PolicyDocument'], of: undefined }];
    case 'AWS::OpenSearchServerless::AccessPolicy':
      return [{ document: collectionPolicy(resource, resolve), of: own }];
  }
  const carried = Object.entries(resourceType(type).policies ?? {}).filter(([, speaksFor]) => speaksFor === 'resource');
  return carried.flatMap(([property]) =>
    present(properties[property], type in GUARDED ? properties[GUARDED[type]!] : own),
  );
}

const IN_TABLE = ['ResourcePolicy', 'PolicyDocument'];

function present(document: unknown, of: unknown): Guard[] {
  return document === undefined ? [] : [{ document, of }];
}

/** A document where no policy is expected would be seen by nobody. */
function refuseUnlistedPolicy({ logicalId, type, properties }: Resource): void {
  const listed = Object.keys(resourceType(type).policies ?? {});
  const found = Object.entries(properties).find(([name, value]) => !listed.includes(name) && holdsPolicy(value));
  if (found)
    throw new UndecidableError(`${logicalId} (${type}) holds a policy in ${found[0]}, which is not understood`);
}

function holdsPolicy(value: unknown): boolean {
  if (typeof value === 'string') return /"Statement"\s*:/.test(value) && /"Effect"\s*:/.test(value);
  if (value === null || typeof value !== 'object') return false;
  return ('Statement' in value && !Array.isArray(value)) || Object.values(value).some(holdsPolicy);
}

/** Access to the data of collections has a language of its own: permissions on indexes, and the ARNs that have them. */
function collectionPolicy({ logicalId, properties }: Resource, resolve: (value: unknown) => unknown): unknown {
  const rules = textOrObject(resolve(properties['Policy']));
  if (!Array.isArray(rules)) throw new UndecidableError(`${logicalId} has a policy that is not written out`);
  return {
    Version: '2012-10-17',
    Statement: rules.map((rule) => ({
      Effect: 'Allow',
      Action: objectsAt(rule, 'Rules').flatMap(({ Permission }) => Permission),
      Resource: '*',
      Principal: { AWS: at(rule, 'Principal') },
    })),
  };
}

/** Lambda writes a permission as a statement of the function's policy. */
function functionPolicy({ logicalId, properties }: Resource): unknown {
  const { Action, Principal, FunctionName: _, LayerVersionArn: __, ...conditions } = properties;
  const unknown = Object.keys(conditions).find((name) => !(name in PERMISSION_CONDITIONS));
  if (unknown !== undefined) throw new UndecidableError(`${logicalId} has ${unknown}, which is not understood`);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action,
        Resource: '*',
        Principal: String(Principal).includes('.amazonaws.com') ? { Service: Principal } : { AWS: Principal },
        Condition: Object.fromEntries(
          Object.entries(conditions).reduce((all, [name, value]) => {
            const { operator, key } = PERMISSION_CONDITIONS[name]!;
            return all.set(operator, { ...all.get(operator), [key]: value });
          }, new Map<string, Record<string, unknown>>()),
        ),
      },
    ],
  };
}

/** The condition that Lambda makes of each further property of a permission. */
const PERMISSION_CONDITIONS: Readonly<Record<string, { readonly operator: string; readonly key: string }>> = {
  SourceArn: { operator: 'ArnLike', key: 'aws:SourceArn' },
  SourceAccount: { operator: 'StringEquals', key: 'aws:SourceAccount' },
  PrincipalOrgID: { operator: 'StringEquals', key: 'aws:PrincipalOrgID' },
  FunctionUrlAuthType: { operator: 'StringEquals', key: 'lambda:FunctionUrlAuthType' },
  EventSourceToken: { operator: 'StringEquals', key: 'lambda:EventSourceToken' },
  InvokedViaFunctionUrl: { operator: 'Bool', key: 'lambda:InvokedViaFunctionUrl' },
};

/** Policies name what they guard by `Ref`, which is a name, a URL or an ARN, by type. */
function arnBehind(stack: StackModel, { logicalId }: Resource, reference: unknown, references: References): string {
  const [id, ...others] = [...new Set(referencedIds(reference))].filter((found) => stack.resources.has(found));
  if (id === undefined || others.length > 0) {
    throw new UndecidableError(
      `${logicalId} guards ${JSON.stringify(reference)}, which leads to no resource of the stack`,
    );
  }
  const guarded = stack.resources.get(id)!;
  // An alias or version of a function is guarded with the function.
  const target = /^AWS::Lambda::(Alias|Version)$/.test(guarded.type) ? guarded.properties['FunctionName'] : undefined;
  if (target !== undefined) return arnBehind(stack, guarded, target, references);
  return guarded.type === REST_API ? callsOf(id, references) : String(references.attribute(id, 'Arn'));
}

const REST_API = 'AWS::ApiGateway::RestApi';

/** The ARN that calls of an API begin with, which is none of the API itself. */
function callsOf(api: string, { ref, region, accountId }: References): string {
  return `arn:aws:execute-api:${region}:${accountId}:${String(ref(api))}`;
}

/** A document with its ARNs written out: the policy of an API may leave out what comes before its calls. */
function inFull({ logicalId, type }: Resource, document: unknown, references: References): unknown {
  if (type !== REST_API) return textOrObject(document);
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return JSON.parse(text.replaceAll('"execute-api:/', `"${callsOf(logicalId, references)}/`));
}

function textOrObject(document: unknown): unknown {
  return typeof document === 'string' ? JSON.parse(document) : document;
}
