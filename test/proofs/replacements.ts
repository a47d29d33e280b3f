import type { ResourceDifference, TemplateDiff } from '@aws-cdk/cloudformation-diff';
import { ConfigError } from '../../lib/config/config-error';
import { REGIONS, zonesOf } from '../../lib/config/regions';
import { referencedIds } from '../../lib/model/references';
import { resourceType } from '../../lib/model/resource-types';
import { readTemplate } from '../../lib/model/template';
import { refusalsOf } from '../../lib/rules/deletion';
import { diffWithMovedAttributes } from '../../lib/tools/compare/impact/moved-attributes';
import { HELD, isReplaced, isRolled, RECORDS } from '../../lib/tools/compare/impact/replacement';
import { stackNameOf } from '../../stacks/pattern-stack';
import type { PatternUnderTest } from '../support/pattern-under-test';
import { synthesizeJson } from '../support/synthesize';
import { variantsOf } from '../support/variants';
import type { RawTemplate } from './mutant';
import { plain } from './proof';

type Config = Readonly<Record<string, unknown>>;

/** One key of a deployed stack changed from one value to another. */
export class Change {
  private known?: TemplateDiff['resources']['changes'];

  /** @param anotherStack - it is another stack, beside the first: nothing of that one is touched */
  constructor(
    readonly before: RawTemplate,
    readonly after: RawTemplate,
    readonly anotherStack: boolean,
  ) {}

  /** What CloudFormation would do with a resource; undefined when nothing. */
  of(logicalId: string): ResourceDifference | undefined {
    // Once: the library puts it together anew whenever it is asked for.
    this.known ??= diffWithMovedAttributes(this.before, this.after).changes;
    return this.known[logicalId];
  }
}

/** Every key that may change, as it is given with `-c`, and the values it changes between; undefined leaves it out. */
export type ValuesOfKeys = Readonly<Record<string, readonly unknown[]>>;

/** The common keys. An operator's own values may be any; these are of each kind that a construct tells apart. */
export const COMMON_VALUES: ValuesOfKeys = {
  mode: ['classroom', 'production'],
  region: REGIONS,
  name: [undefined, 'minji'],
  availabilityZones: [undefined, zonesOf(REGIONS[0]).slice(0, 2), zonesOf(REGIONS[0]).slice(1, 3)],
  owner: [undefined, 'minji'],
  deletionProtection: [false, true],
  alarmEmail: [undefined, 'ops@example.org', 'others@example.org'],
};

/** Keys whose every value is a stack of its own, beside the others. */
export const ANOTHER_STACK: readonly string[] = ['region', 'name'];

/** Every change of a key that a pattern accepts, from each of the shapes that its table of replacements begins with. */
export function changesOf(pattern: PatternUnderTest, key: string, values: readonly unknown[]): Change[] {
  const variants = variantsOf(pattern);
  const bases = pattern.replacements.from.map((from) => {
    const found = variants.find(({ name }) => name === `${pattern.stack.pattern.name} ${from}`);
    if (!found) throw new Error(`${from} is no variant of ${pattern.stack.pattern.name}`);
    return found;
  });
  return bases.flatMap(({ config }) => {
    const deployable = values.flatMap((value) => {
      const chosen = withKey(config as unknown as Config, key, value);
      const template = accepted(pattern, chosen);
      return template ? [{ template, stack: placeOf(pattern, chosen) }] : [];
    });
    return deployable.flatMap((from) =>
      deployable
        .filter((to) => to !== from)
        .map((to) => new Change(from.template, to.template, to.stack !== from.stack)),
    );
  });
}

/**
 * What becomes of the things people hold on to: `<name> is replaced`, or `<name> goes` where nothing of its kind comes; and of
 * groups of instances, whose members nobody holds on to: `<name> is rolled`.
 */
export function replacedBy(change: Change): string[] {
  const { before, after } = change;
  const comes = new Set(
    Object.keys(after.Resources).flatMap((id) => (id in before.Resources ? [] : [kindOf(after, id)])),
  );
  return Object.keys(before.Resources).flatMap((id) => {
    if (isRolled(change.of(id))) return [`${plain(id)} is rolled`];
    const kind = kindOf(before, id);
    if (kind === undefined) return [];
    if (!(id in after.Resources)) return [`${plain(id)} ${comes.has(kind) ? 'is replaced' : 'goes'}`];
    return isReplaced(change.of(id)) ? [`${plain(id)} is replaced`] : [];
  });
}

/** What a change takes away that refuses to go: CloudFormation gives up on it, and it stays behind without a stack. */
export function leftBehind({ before, after }: Change): string[] {
  return refusalsOf(readTemplate(before, { name: 'before', region: REGIONS[0] }))
    .filter(({ at, refuses }) => refuses && !(at in after.Resources))
    .map(({ at }) => plain(at));
}

/** The machines that a change replaces; all signals of a first boot, and those that stay, by logical id. */
export function bootsOf(change: Change): Readonly<Record<'replaced' | 'signals' | 'stay', readonly string[]>> {
  const { before, after } = change;
  const ids = (types: readonly string[]) =>
    Object.keys(before.Resources).filter((id) => types.includes(before.Resources[id]!.Type));
  const signals = ids(['AWS::CloudFormation::WaitCondition', 'AWS::CloudFormation::WaitConditionHandle']);
  return {
    replaced: ids(['AWS::EC2::Instance']).filter((id) => !(id in after.Resources) || isReplaced(change.of(id))),
    signals,
    stay: signals.filter((id) => id in after.Resources),
  };
}

/** @returns undefined for what nobody misses */
function kindOf(template: RawTemplate, id: string): string | undefined {
  const { Type: type } = template.Resources[id]!;
  if (type === 'AWS::IAM::ManagedPolicy' && isAttached(template, id)) return undefined;
  return HELD[type] ?? (resourceType(type).state !== undefined && !RECORDS.includes(type) ? type : undefined);
}

/** A policy that the stack itself gives to somebody is given again with the next one; what a person attached is not. */
function isAttached(template: RawTemplate, id: string): boolean {
  return Object.values(template.Resources).some(({ Properties }) =>
    referencedIds(Properties?.['ManagedPolicyArns']).includes(id),
  );
}

function withKey(config: Config, key: string, value: unknown): Config {
  const [section, own] = key.split('.') as [string, string?];
  return own === undefined
    ? { ...config, [section]: value }
    : { ...config, [section]: { ...(config[section] as Config | undefined), [own]: value } };
}

/** @returns undefined for values that do not go together */
function accepted(pattern: PatternUnderTest, config: Config): RawTemplate | undefined {
  try {
    return synthesizeJson({ pattern: pattern.stack.pattern.name, config }) as unknown as RawTemplate;
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

function placeOf({ stack: { pattern } }: PatternUnderTest, { name, region }: Config): string {
  return `${stackNameOf(pattern.name, name as string | undefined)} in ${String(region ?? 'the default region')}`;
}
