import { attachedPolicies, identities } from '../model/iam/attached-policies';
import { pinnedManagedPolicies } from '../model/iam/pinned-policies';
import type { Statement } from '../model/iam/policy-document';
import { at } from '../model/property-path';
import { referencedId } from '../model/references';
import { resourcesOfType, type StackModel } from '../model/template';
import { referencesOf } from './reading';
import type { Rule } from './rule';

/** Actions that accept no narrower resource, each with why a role of ours needs it. */
const NOTHING_NARROWER: Readonly<Record<string, string>> = {
  'ec2:AssignPrivateIpAddresses': 'Lambda attaches its functions to a network',
  'ec2:CreateNetworkInterface': 'Lambda attaches its functions to a network',
  'ec2:DeleteNetworkInterface': 'Lambda attaches its functions to a network',
  'ec2:DescribeNetworkInterfaces': 'Lambda attaches its functions to a network',
  'ec2:DescribeSubnets': 'Lambda attaches its functions to a network',
  'ec2:UnassignPrivateIpAddresses': 'Lambda attaches its functions to a network',
  'ssm:UpdateInstanceInformation': 'Session Manager',
  'ssmmessages:CreateControlChannel': 'Session Manager',
  'ssmmessages:CreateDataChannel': 'Session Manager',
  'ssmmessages:OpenControlChannel': 'Session Manager',
  'ssmmessages:OpenDataChannel': 'Session Manager',
  'ses:GetSuppressedDestination': 'the suppression list belongs to the account',
  'xray:PutTelemetryRecords': 'X-Ray tracing',
  'xray:PutTraceSegments': 'X-Ray tracing',
};

/** Actions that take no resource and are held to something narrower by a condition, each with its key. */
const HELD_BY_CONDITION: Readonly<Record<string, string>> = {
  'cloudwatch:PutMetricData': 'cloudwatch:namespace',
};

/** What says who or what program asks, rather than how: a refusal that reads it lets one through. */
const NAMES_WHO_ASKS =
  /^(?:aws:(?:username|userid|useragent|referer|principal(?:arn|account|type|tag\/.*|org\w+)|requesttag\/.*)|saml:.*)$/i;

/** However many stars and question marks it is written with. */
const ALL_OF_A_SERVICE = /^(?:[\w-]+:)?[*?]+$/;
/** The same of resources: also as an ARN that names no more than a partition and a service. */
const EVERYTHING = /^(?:[*?]+|arn(?::[^:]*){0,2}(?::[*?]*)+)$/;

export const permissionRules: readonly Rule[] = [
  {
    id: 'RefusalsSpareNobody',
    claim: 'what a policy refuses, it refuses whoever asks',
    fix: 'Leave the name, the tag or the program out of the condition; give the permission to fewer instead',
    violations: (stack) =>
      [...stack.resources.values()].flatMap(({ logicalId, properties }) =>
        refusalsIn(properties).flatMap((refusal) => [
          ...Object.values((at(refusal, 'Condition') ?? {}) as object)
            .flatMap(Object.keys)
            .filter((key) => NAMES_WHO_ASKS.test(key))
            .map((key) => ({ at: logicalId, problem: `asks for ${key} before it refuses` })),
          ...(refusesAnybody(refusal) ? [] : [{ at: logicalId, problem: 'refuses some and spares others' }]),
        ]),
      ),
  },
  {
    id: 'RolesAreNarrow',
    claim: 'no role may do everything a service offers, or anything on everything but what is on the reviewed list',
    fix: 'Name the actions and the resources; add an action that takes none to the list with its reason',
    violations: (stack) =>
      identities(stack, 'Role')
        .filter((role) => !isAccountLogging(stack, role))
        .flatMap((role) =>
          attachedPolicies(stack, role, {
            managedPolicies: pinnedManagedPolicies,
            references: referencesOf(stack),
          })
            .flatMap(({ statements }) => statements)
            .filter(({ effect }) => effect === 'Allow')
            .flatMap((statement) => complaints(statement).map((problem) => ({ at: role, problem }))),
        ),
  },
];

/** Statements that refuse something, wherever a policy stands. */
function refusalsIn(value: unknown): readonly unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return at(value, 'Effect') === 'Deny' ? [value] : Object.values(value).flatMap(refusalsIn);
}

/** A refusal of an identity's policy names nobody, for it is of whoever carries it. */
function refusesAnybody(refusal: unknown): boolean {
  if (at(refusal, 'NotPrincipal') !== undefined) return false;
  const named = at(refusal, 'Principal');
  return named === undefined || named === '*' || [at(named, 'AWS')].flat().includes('*');
}

/** API Gateway takes one logging role per account, and accepts it only with the permissions of AWS's own policy. */
function isAccountLogging(stack: StackModel, role: string): boolean {
  return resourcesOfType(stack, 'AWS::ApiGateway::Account').some(
    ({ properties }) => referencedId(properties['CloudWatchRoleArn']) === role,
  );
}

function complaints({ action, resource, conditions }: Statement): string[] {
  if (action.excluded) return ['may do whatever is not named'];
  const whole = action.patterns.filter((pattern) => ALL_OF_A_SERVICE.test(pattern));
  const anywhere =
    (resource?.patterns ?? []).some((pattern) => EVERYTHING.test(pattern)) || resource?.excluded === true;
  const held = (name: string) =>
    conditions.some(({ operator, key, values }) => {
      return operator === 'StringEquals' && key === HELD_BY_CONDITION[name] && values.every((v) => !/[*?$]/.test(v));
    });
  return [
    ...whole.map((pattern) => `may ${pattern}`),
    ...(anywhere
      ? action.patterns
          .filter((name) => !(name in NOTHING_NARROWER) && !held(name))
          .map((name) => `may ${name} on everything`)
      : []),
  ];
}
