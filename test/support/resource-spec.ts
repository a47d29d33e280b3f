import type { SpecDatabase, Resource as TypeSpec } from '@aws-cdk/service-spec-types';

let database: SpecDatabase | undefined;

/**
 * What AWS publishes about a type of resource: what identifies it, what a change of each property replaces, whether it takes tags.
 *
 * @throws Error for a type that the publication does not hold
 */
export function typeSpec(type: string): TypeSpec {
  const [found] = published().lookup('resource', 'cloudFormationType', 'equals', type);
  if (!found) throw new Error(`AWS publishes no type ${type}`);
  return found;
}

/** Names of the kinds of tags that a type has somewhere among its properties. */
export function tagTypesOf(type: string): string[] {
  return published()
    .follow('usesType', typeSpec(type))
    .map(({ entity }) => entity.name)
    .filter((name) => /Tag(?!et)/.test(name));
}

function published(): SpecDatabase {
  // Loaded when first asked: it takes a second.
  database ??= (
    require('@aws-cdk/aws-service-spec') as typeof import('@aws-cdk/aws-service-spec')
  ).loadAwsServiceSpecSync();
  return database;
}

/** Types that AWS publishes nothing about: the stack's own functions stand behind them. */
export function isCustom(type: string): boolean {
  return type.startsWith('Custom::');
}
