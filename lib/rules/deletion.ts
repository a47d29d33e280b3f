import { at, objectsAt } from '../model/property-path';
import type { Resource, StackModel } from '../model/template';
import { UndecidableError } from '../model/undecidable-error';
import { resolved } from './reading';
import type { Rule } from './rule';

/** A property by which a resource refuses to be deleted. */
interface Refusal {
  /** Path of the property; of a list of attributes, the key in brackets. */
  readonly path: string;
  /** Values that say so, and values that do not; what is absent does not. Another value is an error. */
  readonly on: readonly unknown[];
  readonly off: readonly unknown[];
  /**
   * Why it never does, whatever the operator chose.
   * @default - it does when everything does
   */
  readonly never?: string;
}

const SWITCH = { on: [true, 'true'], off: [false, 'false'] };
const MACHINE = 'a machine holds nothing, and one that refuses stays behind when another takes its place';

/** Where each type says that it refuses to be deleted. Held against what AWS publishes by test/rules/deletion.test.ts. */
export const REFUSALS: Readonly<Record<string, readonly Refusal[]>> = {
  'AWS::AutoScaling::AutoScalingGroup': [
    {
      path: 'DeletionProtection',
      on: ['prevent-force-deletion', 'prevent-all-deletion'],
      off: ['none'],
      never: MACHINE,
    },
  ],
  'AWS::Cognito::UserPool': [{ path: 'DeletionProtection', on: ['ACTIVE'], off: ['INACTIVE'] }],
  'AWS::DynamoDB::GlobalTable': [{ path: 'Replicas.DeletionProtectionEnabled', ...SWITCH }],
  'AWS::DynamoDB::Table': [{ path: 'DeletionProtectionEnabled', ...SWITCH }],
  'AWS::EC2::Instance': [{ path: 'DisableApiTermination', ...SWITCH, never: MACHINE }],
  'AWS::EC2::LaunchTemplate': [
    { path: 'LaunchTemplateData.DisableApiStop', ...SWITCH, never: MACHINE },
    { path: 'LaunchTemplateData.DisableApiTermination', ...SWITCH, never: MACHINE },
  ],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    { path: 'LoadBalancerAttributes[deletion_protection.enabled]', ...SWITCH },
  ],
  'AWS::Logs::LogGroup': [
    {
      path: 'DeletionProtectionEnabled',
      ...SWITCH,
      never: 'what is kept for a time is retained, and forgets by itself',
    },
  ],
  'AWS::OpenSearchServerless::Collection': [{ path: 'DeletionProtection', on: ['ENABLED'], off: ['DISABLED'] }],
  'AWS::RDS::DBCluster': [{ path: 'DeletionProtection', ...SWITCH }],
  'AWS::RDS::DBInstance': [{ path: 'DeletionProtection', ...SWITCH }],
};

export const deletionRules: readonly Rule[] = [
  {
    id: 'DeletionIsProtected',
    claim:
      'of what keeps something and can refuse to be deleted either everything does, or nothing: half a stack would go, and no first deployment back; machines and logs never do',
    fix: 'Set deletionProtection from the operator’s key of that name, and none on machines and log groups',
    violations: (stack) => {
      const found = refusalsOf(stack);
      const [first, ...others] = found.filter(({ never }) => never === undefined);
      return [
        ...others
          .filter(({ refuses }) => refuses !== first!.refuses)
          .map(({ at, refuses }) => ({
            at,
            problem: `${refuses ? 'refuses' : 'does not refuse'} to be deleted, unlike ${first!.at}`,
          })),
        ...found
          .filter(({ never, refuses }) => never !== undefined && refuses)
          .map(({ at, never }) => ({ at, problem: `refuses to be deleted, and ${never}` })),
      ];
    },
  },
];

/** Whether a resource that could refuse to be deleted does. */
export interface Answer {
  readonly at: string;
  readonly refuses: boolean;
  /** Why it never does, where that is so. */
  readonly never: string | undefined;
}

/** What can refuse to be deleted, and whether it does. */
export function refusalsOf(stack: StackModel): Answer[] {
  return [...stack.resources.values()].flatMap((resource) => answersOf(stack, resource));
}

function answersOf(stack: StackModel, { logicalId, type, properties }: Resource): Answer[] {
  return (REFUSALS[type] ?? []).flatMap(({ path, on, off, never }) =>
    valuesAt(properties, path).map((value) => {
      const said = resolved(stack, value);
      if (said !== undefined && !on.includes(said) && !off.includes(said)) {
        throw new UndecidableError(`Nobody has said what ${logicalId} means by ${path} ${JSON.stringify(said)}`);
      }
      return { at: logicalId, refuses: on.includes(said), never };
    }),
  );
}

/** What stands at a path; one value for each part of a list. */
function valuesAt(properties: Resource['properties'], path: string): readonly unknown[] {
  const [, list, key] = /^(\w+)\[([\w.]+)\]$/.exec(path) ?? [];
  if (list !== undefined) {
    const stated = objectsAt(properties, list).filter((attribute) => attribute['Key'] === key);
    return stated.length === 0 ? [undefined] : stated.map((attribute) => attribute['Value']);
  }
  const [whole, inner] = path.split('.') as [string, string?];
  return inner === undefined ? [properties[whole]] : [properties[whole]].flat().map((part) => at(part, inner));
}
