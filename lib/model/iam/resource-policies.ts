import { inventedReferences, resolveIntrinsics } from '../intrinsics';
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
 * Every policy in a stack that says who may use a resource: of buckets, queues, topics, keys, secrets, APIs and functions.
 * Trust policies of roles are not among them; see trustPolicies.
 *
 * @throws UndecidableError for a policy on a type this does not know
 */
export function resourcePolicies(stack: StackModel): ResourcePolicy[] {
  const references = inventedReferences(stack);
  const resolve = (value: unknown) => resolveIntrinsics(value, references);
  const arn = (reference: unknown) => arnBehind(stack, reference, resolve);
  return [...stack.resources.values()].flatMap((resource) => {
    const guarded = guards(resource);
    if (!guarded) return [];
    const { document, of } = guarded;
    return [of].flat().map((reference) => ({
      logicalId: resource.logicalId,
      resource: arn(reference),
      document: parsePolicy(textOrObject(resolve(document)), 'resource'),
    }));
  });
}

/** The services and accounts that may take a role of the stack. */
export function trustPolicies(stack: StackModel): ResourcePolicy[] {
  const references = inventedReferences(stack);
  return [...stack.resources.values()]
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map(({ logicalId, properties }) => ({
      logicalId,
      resource: String(references.attribute(logicalId, 'Arn')),
      document: parsePolicy(resolveIntrinsics(properties.AssumeRolePolicyDocument, references), 'trust'),
    }));
}

/** Types whose `PolicyDocument` speaks for an identity, or for a network path: neither opens a resource to anybody. */
const NOT_RESOURCE_POLICIES =
  /^AWS::IAM::(Managed|Role|Group|User)?Policy$|^AWS::EC2::VPCEndpoint$|^AWS::EC2::FlowLog$/;

function guards(resource: Resource): { document: unknown; of: unknown } | undefined {
  const { logicalId, type, properties } = resource;
  switch (type) {
    case 'AWS::S3::BucketPolicy':
      return { document: properties.PolicyDocument, of: properties.Bucket };
    case 'AWS::SQS::QueuePolicy':
      return { document: properties.PolicyDocument, of: properties.Queues };
    case 'AWS::SNS::TopicPolicy':
      return { document: properties.PolicyDocument, of: properties.Topics };
    case 'AWS::KMS::Key':
      return { document: properties.KeyPolicy, of: { 'Fn::GetAtt': [logicalId, 'Arn'] } };
    case 'AWS::SecretsManager::ResourcePolicy':
      return { document: properties.ResourcePolicy, of: properties.SecretId };
    case 'AWS::Logs::ResourcePolicy':
      return { document: properties.PolicyDocument, of: 'arn:aws:logs:::log-group:any' };
    case 'AWS::ApiGateway::RestApi':
      return properties.Policy === undefined
        ? undefined
        : { document: properties.Policy, of: { 'Fn::GetAtt': [logicalId, 'Arn'] } };
    case 'AWS::Lambda::Permission':
      return { document: functionPolicy(resource), of: properties.FunctionName };
    default:
      if (properties.PolicyDocument === undefined && properties.ResourcePolicy === undefined) return undefined;
      if (NOT_RESOURCE_POLICIES.test(type)) return undefined;
      throw new UndecidableError(`${logicalId} is of type ${type}, whose policy is not understood`);
  }
}

/** Lambda writes a permission as a statement of the function's policy. */
function functionPolicy({ logicalId, properties }: Resource): unknown {
  const { Action, Principal, FunctionName: _, ...conditions } = properties;
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
function arnBehind(stack: StackModel, reference: unknown, resolve: (value: unknown) => unknown): string {
  const id = (reference as { readonly Ref?: string } | undefined)?.Ref;
  const text = String(resolve(id && stack.resources.has(id) ? { 'Fn::GetAtt': [id, 'Arn'] } : reference));
  if (!text.startsWith('arn:')) throw new UndecidableError(`${JSON.stringify(reference)} does not lead to an ARN`);
  return text;
}

function textOrObject(document: unknown): unknown {
  return typeof document === 'string' ? JSON.parse(document) : document;
}
