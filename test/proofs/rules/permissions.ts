import { attachedPolicies, identities } from '../../../lib/model/iam/attached-policies';
import { pinnedManagedPolicies } from '../../../lib/model/iam/pinned-policies';
import type { Statement } from '../../../lib/model/iam/policy-document';
import { iamCatalogue } from '../../support/iam-catalogue';
import { type Proof, plain } from '../proof';

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

/** Roles that AWS asks to be wide, each with why. */
const WIDE: Readonly<Record<string, string>> = {
  ApiAccountLoggingRole:
    'API Gateway takes one logging role per account and accepts it only with the permissions of this managed policy',
};

export const permissionProofs: readonly Proof[] = [
  {
    rule: 'X2',
    claim: 'no role may do everything a service offers, or anything on everything but what is on the reviewed list',
    violations: ({ stack }) =>
      identities(stack, 'Role')
        .filter((role) => !(plain(role) in WIDE))
        .flatMap((role) =>
          attachedPolicies(stack, role, { managedPolicies: pinnedManagedPolicies })
            .flatMap(({ statements }) => statements)
            .filter(({ effect }) => effect === 'Allow')
            .flatMap((statement) => complaints(statement).map((complaint) => `${plain(role)}: ${complaint}`)),
        ),
  },
  {
    rule: 'X2',
    claim: 'every action that a policy names exists',
    violations: async ({ stack }) => {
      const catalogue = await iamCatalogue();
      const known = new Set([...catalogue.values()].flat().map(({ action }) => action.toLowerCase()));
      return (['Role', 'Group', 'User'] as const)
        .flatMap((type) => identities(stack, type))
        .flatMap((holder) =>
          attachedPolicies(stack, holder, { managedPolicies: () => ({ version: '2012-10-17', statements: [] }) }),
        )
        .flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns))
        .filter((action) => !/[*?]/.test(action) && !known.has(action.toLowerCase()))
        .map((action) => `${action} is no action of AWS`);
    },
  },
];

function complaints({ action, resource }: Statement): string[] {
  if (action.excluded) return ['is allowed whatever is not named'];
  const whole = action.patterns.filter((pattern) => pattern === '*' || pattern.endsWith(':*'));
  const anywhere = (resource?.patterns ?? []).includes('*') || resource?.excluded === true;
  return [
    ...whole.map((pattern) => `may ${pattern}`),
    ...(anywhere
      ? action.patterns.filter((name) => !(name in NOTHING_NARROWER)).map((name) => `may ${name} on everything`)
      : []),
  ];
}
