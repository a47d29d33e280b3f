import { decide } from '../model/iam/decide';
import { type PolicyDocument, parsePolicy } from '../model/iam/policy-document';
import { ABSENT, RequestContext } from '../model/iam/request-context';
import { resourcePolicies } from '../model/iam/resource-policies';
import { at } from '../model/property-path';
import { resourcesOfType, type StackModel } from '../model/template';
import { arnOf, behind, breaking, listAt } from './reading';
import type { Rule, Violation } from './rule';

const ACCOUNT = '111122223333';

/** Whoever may do everything, so that only the policy of the resource can refuse. */
const ADMINISTRATOR = {
  kind: 'identity',
  arn: `arn:aws:iam::${ACCOUNT}:role/administrator`,
  account: ACCOUNT,
} as const;

/** Somebody of another account, as if the resource let everybody in: only a refusal of everybody keeps him out. */
const STRANGER = {
  kind: 'identity',
  arn: 'arn:aws:iam::999988887777:role/stranger',
  account: '999988887777',
} as const;

const EVERYBODY_MAY: PolicyDocument = parsePolicy(
  { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' } },
  'resource',
);

const EVERYTHING: PolicyDocument = parsePolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
});

const PLAIN = new RequestContext({
  'aws:SecureTransport': 'false',
  'aws:SourceArn': ABSENT,
  'aws:SourceAccount': ABSENT,
  's3:x-amz-acl': ABSENT,
});

const ENCRYPTED = PLAIN.with({ 'aws:SecureTransport': 'true' });

/**
 * Services that answer without TLS unless they are told not to, and what is asked of them: an action that AWS may invent
 * tomorrow. SNS accepts no wider statement than one about publishing.
 */
const PLAIN_TOO = [
  { type: 'AWS::S3::Bucket', action: 's3:AnythingNew', below: ['', '/any'] },
  { type: 'AWS::SQS::Queue', action: 'sqs:AnythingNew', below: [''] },
  { type: 'AWS::SNS::Topic', action: 'sns:Publish', below: [''] },
];

export const transportRules: readonly Rule[] = [
  {
    id: 'PlainConnectionsAreRefused',
    claim: 'not even an administrator reaches a bucket, its objects or a queue, or publishes to a topic, without TLS',
    fix: 'Set enforceSSL',
    violations: (stack) =>
      PLAIN_TOO.flatMap(({ type, action, below }) =>
        resourcesOfType(stack, type).flatMap(({ logicalId }) =>
          below
            .filter((suffix) =>
              [ADMINISTRATOR, STRANGER].some((caller) => answers(stack, logicalId, action, suffix, PLAIN, caller)),
            )
            .map((suffix): Violation => ({ at: logicalId, problem: `answers ${action}${suffix} without TLS` })),
        ),
      ),
  },
  {
    id: 'MailGoesOverTls',
    claim: 'mail is sent over TLS, or not at all',
    fix: 'Set the TLS policy REQUIRE of the configuration set',
    violations: (stack) =>
      breaking(
        resourcesOfType(stack, 'AWS::SES::ConfigurationSet'),
        'sends in plain text to whoever asks for it',
        ({ properties }) => at(properties, 'DeliveryOptions', 'TlsPolicy') === 'REQUIRE',
      ),
  },
  {
    id: 'MailKeepsToItsRules',
    claim: 'every sender sends under the rules of the stack, and never to whom a mail bounced or who complained',
    fix: 'Give the identity the configuration set of the stack, and the set both reasons of suppression',
    violations: (stack) => [
      ...breaking(
        resourcesOfType(stack, 'AWS::SES::EmailIdentity'),
        'sends without rules',
        ({ properties }) =>
          behind(stack, at(properties, 'ConfigurationSetAttributes', 'ConfigurationSetName'))?.type ===
          'AWS::SES::ConfigurationSet',
      ),
      ...breaking(
        resourcesOfType(stack, 'AWS::SES::ConfigurationSet'),
        'sends to addresses that bounced',
        ({ properties }) => listAt(properties, 'SuppressionOptions', 'SuppressedReasons').length === 2,
      ),
    ],
  },
  {
    id: 'EncryptedConnectionsWork',
    claim: 'the same things answer an administrator with TLS: nothing else is refused by their policies',
    fix: 'Give the denying statement its condition',
    violations: (stack) =>
      PLAIN_TOO.flatMap(({ type, action, below }) =>
        resourcesOfType(stack, type).flatMap(({ logicalId }) =>
          below
            .filter((suffix) => !answers(stack, logicalId, action, suffix, ENCRYPTED))
            .map((suffix): Violation => ({ at: logicalId, problem: `refuses ${action}${suffix} with TLS` })),
        ),
      ),
  },
];

function answers(
  stack: StackModel,
  logicalId: string,
  action: string,
  suffix: string,
  context: RequestContext,
  caller: typeof ADMINISTRATOR | typeof STRANGER = ADMINISTRATOR,
): boolean {
  const arn = arnOf(stack, logicalId);
  const resource = resourcePolicies(stack)
    .filter((policy) => policy.resource === arn)
    .map(({ document }) => document);
  const request = {
    caller,
    action,
    resource: `${arn}${suffix}`,
    resourceAccount: ACCOUNT,
    context,
  };
  return decide(request, {
    identity: [EVERYTHING],
    resource: caller === STRANGER ? [...resource, EVERYBODY_MAY] : resource,
  }).allowed;
}
