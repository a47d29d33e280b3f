import { matches, wildcards } from '../../model/iam/glob';
import type { Statement } from '../../model/iam/policy-document';
import type { StackModel } from '../../model/template';
import { personNamed } from './access-question';
import type { Answer } from './answer-kinds';
import { outcomeOf } from './outcome';
import type { Person } from './people';
import { USUAL_ADDRESS } from './request-keys';
import { PASSED_TO, rolesOpenTo } from './role-chains';

/**
 * Actions by which somebody can come to have more than policies give him now, and whose ways are not followed: what policies say can
 * be made to say more, the credentials of others can be made, and programs that have a role can be made to do something else.
 */
const WIDENING = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:DeleteGroupPolicy',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DeleteUserPermissionsBoundary',
  'iam:DeleteUserPolicy',
  'iam:DetachGroupPolicy',
  'iam:DetachRolePolicy',
  'iam:DetachUserPolicy',
  'iam:PassRole',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:RemoveUserFromGroup',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateLoginProfile',
  'cloudformation:UpdateStack',
  'ec2-instance-connect:SendSSHPublicKey',
  'ec2:ModifyInstanceAttribute',
  'ec2:ReplaceIamInstanceProfileAssociation',
  'kms:CreateGrant',
  'kms:PutKeyPolicy',
  'lambda:AddPermission',
  'lambda:UpdateFunctionConfiguration',
  's3:PutBucketPolicy',
  'ssm:SendCommand',
  'ssm:StartSession',
] as const;

/** Those of them that statements allow somebody, on whatever and under whatever conditions: a no says nothing of what they lead to. */
export function waysNotFollowed(stack: StackModel, answer: Answer): Readonly<Record<string, readonly string[]>> {
  const refused = refusedIn(answer);
  const found = refused.map((name) => [name, wideningOf(stack, personNamed(stack, name))] as const);
  return Object.fromEntries(found.filter(([, actions]) => actions.length > 0));
}

/** Names of those who were told no, of one thing at least. */
function refusedIn(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case 'may':
      return outcomeOf(answer) === 'denied' ? [answer.asked.who] : [];
    case 'each':
      return answer.answers.some((one) => outcomeOf(one) === 'denied') ? [answer.who] : [];
    case 'whoMay':
      return answer.who
        .filter(({ answers }) => answers.some((one) => outcomeOf(one) === 'denied'))
        .map(({ who }) => who);
    default:
      return [];
  }
}

function wideningOf(stack: StackModel, person: Person): readonly string[] {
  if (person.caller.kind !== 'identity') return [];
  const reached = rolesOpenTo(stack, person, { mfa: 'yes', from: USUAL_ADDRESS, given: {} });
  const asks = [person, ...reached.map(({ role }) => role)];
  return WIDENING.filter((action) => asks.some((one) => mayHaveBeenGiven(statementsOf(one), action)));
}

function statementsOf(person: Person): readonly Statement[] {
  return person.policies().attached.flatMap(({ document }) => document.statements);
}

function mayHaveBeenGiven(statements: readonly Statement[], action: string): boolean {
  const speaking = statements.filter(
    ({ action: { patterns, excluded } }) =>
      patterns.some((pattern) => matches(wildcards(pattern), action, { ignoreCase: true })) !== excluded,
  );
  return speaking.some((one) => one.effect === 'Allow' && !isFollowed(one, action)) && !speaking.some(isWholeDeny);
}

/** A statement that takes an action away wherever, and whatever the circumstances. */
function isWholeDeny({ effect, resource, conditions }: Statement): boolean {
  return (
    effect === 'Deny' && conditions.length === 0 && resource?.excluded === false && resource.patterns.includes('*')
  );
}

/** Roles that are passed to functions and instances are ways that answers follow. */
function isFollowed({ conditions }: Statement, action: string): boolean {
  return (
    action === 'iam:PassRole' &&
    conditions.some(
      ({ operator, key, values }) =>
        operator === 'StringEquals' &&
        key.toLowerCase() === 'iam:passedtoservice' &&
        values.every((service) => PASSED_TO.includes(service)),
    )
  );
}
