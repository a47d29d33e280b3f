import type { Caller } from '../../../lib/model/iam/callers';
import { type AccessRequest, decide } from '../../../lib/model/iam/decide';
import {
  type Condition,
  type PolicyDocument,
  parsePolicy,
  type Statement,
} from '../../../lib/model/iam/policy-document';
import { ABSENT, RequestContext } from '../../../lib/model/iam/request-context';
import { type ResourcePolicy, resourcePolicies, trustPolicies } from '../../../lib/model/iam/resource-policies';
import { inventedReferences } from '../../../lib/model/intrinsics';
import { resourcesOfType, type StackModel } from '../../../lib/model/template';
import { iamCatalogue } from '../../support/iam-catalogue';
import type { Proof } from '../proof';

const ACCOUNT = '111122223333';
const FOREIGN_ACCOUNT = '999988887777';
const ANONYMOUS: Caller = { kind: 'anonymous' };
const ADMINISTRATOR = {
  kind: 'identity',
  arn: `arn:aws:iam::${ACCOUNT}:role/administrator`,
  account: ACCOUNT,
} as const;

const EVERYTHING: PolicyDocument = parsePolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

const ENCRYPTED = new RequestContext({
  'aws:SecureTransport': 'true',
  'aws:SourceArn': ABSENT,
  'aws:SourceAccount': ABSENT,
  'aws:SourceIp': '198.51.100.1',
  'aws:PrincipalAccount': ABSENT,
  's3:x-amz-acl': ABSENT,
});
const PLAIN = ENCRYPTED.with({ 'aws:SecureTransport': 'false' });

/** Services that take a role without saying for whom. A role is passed to them by iam:PassRole, which never crosses accounts. */
const TRUSTED_WITHOUT_SOURCE = ['apigateway.amazonaws.com', 'ec2.amazonaws.com', 'lambda.amazonaws.com'];

export const sharingProofs: readonly Proof[] = [
  {
    rule: 'X4',
    claim: 'a service that is let in for this account is not let in for another',
    violations: ({ stack }) =>
      serviceStatements(stack).flatMap(({ policy, statement, service }) => {
        const context = ENCRYPTED.with({
          'aws:SourceAccount': FOREIGN_ACCOUNT,
          'aws:SourceArn': `arn:aws:${service.split('.')[0]}:${stack.region}:${FOREIGN_ACCOUNT}:foreign/any`,
        });
        return asks(policy, statement, { kind: 'service', service }, context)
          .filter(isAllowedBy(policy))
          .map(({ action }) => `${policy.logicalId} lets ${service} do ${action} for any account`);
      }),
  },
  {
    rule: 'X4',
    claim: 'a service that is let in for this account gets in',
    violations: ({ stack }) =>
      serviceStatements(stack).flatMap(({ policy, statement, service }) => {
        const context = ENCRYPTED.with({ 'aws:SourceAccount': ACCOUNT, ...ownSource(statement) });
        return asks(policy, statement, { kind: 'service', service }, context)
          .filter((request) => !isAllowedBy(policy)(request))
          .map(({ action }) => `${policy.logicalId} names ${service} and denies it ${action}`);
      }),
  },
  {
    rule: 'X4',
    claim: 'nobody without credentials can do anything to a bucket, a queue, a topic or a table',
    violations: async ({ stack }) => {
      const guarded = await guardedResources(stack);
      return guarded.flatMap(({ resource, actions, policies }) =>
        [ENCRYPTED, PLAIN].flatMap((context) =>
          actions
            .filter(
              (action) =>
                decide({ caller: ANONYMOUS, action, resource, context }, { identity: [], resource: policies }).allowed,
            )
            .map((action) => `anybody may ${action} on ${resource}`),
        ),
      );
    },
  },
  {
    rule: 'X4',
    claim: 'no policy of a resource lets another account in',
    violations: ({ stack }) =>
      resourcePolicies(stack).flatMap(({ logicalId, document }) =>
        document.statements
          .filter(({ effect }) => effect === 'Allow')
          .flatMap(({ principal }) => (principal === '*' ? ['*'] : (principal?.['AWS'] ?? [])))
          .filter((name) => !name.includes(ACCOUNT))
          .map((name) => `${logicalId} lets ${name} in`),
      ),
  },
  {
    rule: 'X3',
    claim: 'not even an administrator reaches a bucket, a queue or publishes to a topic without TLS',
    violations: async ({ stack }) => {
      const guarded = await guardedResources(stack);
      return guarded
        .filter(({ resource }) => !resource.startsWith('arn:aws:dynamodb'))
        .flatMap(({ resource, actions, policies }) => {
          // A topic refuses everything but AWS's own clients' TLS for publishing only: SNS accepts no wider statement.
          const judged = resource.startsWith('arn:aws:sns') ? ['sns:Publish'] : actions;
          return judged
            .filter(
              (action) =>
                decide(
                  { caller: ADMINISTRATOR, action, resource, resourceAccount: ACCOUNT, context: PLAIN },
                  { identity: [EVERYTHING], resource: policies },
                ).allowed,
            )
            .map((action) => `${action} on ${resource} works without TLS`);
        });
    },
  },
  {
    rule: 'X4',
    claim: 'roles trust services only, and each says for which account unless the service serves its own account alone',
    violations: ({ stack }) =>
      trustPolicies(stack).flatMap(({ logicalId, document }) =>
        document.statements.flatMap(({ principal, conditions }) => {
          if (principal === '*' || principal === undefined) return [`${logicalId} trusts anybody`];
          const others = Object.entries(principal).filter(([kind]) => kind !== 'Service');
          const open = (principal['Service'] ?? []).filter(
            (service) => !TRUSTED_WITHOUT_SOURCE.includes(service) && !conditions.some(namesSource),
          );
          return [
            ...others.map(([kind, names]) => `${logicalId} trusts ${kind} ${names.join(', ')}`),
            ...open.map((service) => `${logicalId} trusts ${service} for any account`),
          ];
        }),
      ),
  },
];

function namesSource({ key, operator }: Condition): boolean {
  return (
    ['aws:sourceaccount', 'aws:sourcearn'].includes(key.toLowerCase()) && /^(String|Arn)(Equals|Like)$/.test(operator)
  );
}

function serviceStatements(stack: StackModel) {
  return resourcePolicies(stack).flatMap((policy) =>
    policy.document.statements
      .filter(({ effect, principal }) => effect === 'Allow' && principal !== '*' && principal?.['Service'])
      .flatMap((statement) => servicesOf(statement).map((service) => ({ policy, statement, service }))),
  );
}

function servicesOf({ principal }: Statement): readonly string[] {
  return principal === '*' ? [] : (principal?.['Service'] ?? []);
}

/** The statement's own actions and resources as concrete requests. */
function asks(
  policy: ResourcePolicy,
  { action, resource }: Statement,
  caller: Caller,
  context: RequestContext,
): AccessRequest[] {
  const resources = (resource?.patterns ?? ['*']).map((text) =>
    text === '*' ? policy.resource : text.replace(/[*?]/g, 'any'),
  );
  return action.patterns.flatMap((name) =>
    resources.map((on) => ({ caller, action: name.replace(/[*?]/g, 'Any'), resource: on, context })),
  );
}

function isAllowedBy({ document }: ResourcePolicy) {
  return (request: AccessRequest) => decide(request, { identity: [], resource: [document] }).allowed;
}

/** A source that a statement's own conditions accept. */
function ownSource({ conditions }: Statement): Record<string, string> {
  const source = conditions.find(({ key }) => key.toLowerCase() === 'aws:sourcearn')?.values[0];
  return source ? { 'aws:SourceArn': source.replace(/[*?]/g, 'any') } : {};
}

interface Guarded {
  readonly resource: string;
  readonly actions: readonly string[];
  readonly policies: readonly PolicyDocument[];
}

const KINDS = [
  { type: 'AWS::S3::Bucket', service: 's3', on: 'bucket', suffix: '' },
  { type: 'AWS::S3::Bucket', service: 's3', on: 'object', suffix: '/uploads/any' },
  { type: 'AWS::SQS::Queue', service: 'sqs', on: 'queue', suffix: '' },
  { type: 'AWS::SNS::Topic', service: 'sns', on: 'topic', suffix: '' },
  { type: 'AWS::DynamoDB::GlobalTable', service: 'dynamodb', on: 'table', suffix: '' },
];

/** What holds data, with every action that AWS knows on it. */
async function guardedResources(stack: StackModel): Promise<Guarded[]> {
  const catalogue = await iamCatalogue();
  const references = inventedReferences(stack);
  const policies = resourcePolicies(stack);
  return KINDS.flatMap(({ type, service, on, suffix }) =>
    resourcesOfType(stack, type).map(({ logicalId }) => {
      const arn = String(references.attribute(logicalId, 'Arn'));
      return {
        resource: `${arn}${suffix}`,
        actions: (catalogue.get(service) ?? []).filter((pair) => pair.type === on).map(({ action }) => action),
        policies: policies.filter(({ resource }) => resource === arn).map(({ document }) => document),
      };
    }),
  );
}
