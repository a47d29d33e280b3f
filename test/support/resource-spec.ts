import type { PropertyType, SpecDatabase, Resource as TypeSpec } from '@aws-cdk/service-spec-types';

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

/**
 * Paths, at the top of a type or one below it, of what identifies it and may be given, and of texts that are called a name. Deeper
 * ones name parts of parts.
 */
export function namePaths(type: string): string[] {
  const { properties, primaryIdentifier = [] } = typeSpec(type);
  const isName = (name: string, { type: kind }: { readonly type: PropertyType }) =>
    kind.type === 'string' && /(?:Name|Identifier)$/.test(name);
  const paths = Object.entries(properties).flatMap(([name, property]) => [
    ...(isName(name, property) || primaryIdentifier.includes(name) ? [name] : []),
    ...partsOf(property.type).flatMap((part) =>
      Object.entries(part)
        .filter(([inner, innerProperty]) => isName(inner, innerProperty))
        .map(([inner]) => `${name}.${inner}`),
    ),
  ]);
  return [...new Set(paths)];
}

/** Paths of the properties of a type whose name fits, however deep. */
export function pathsCalled(type: string, form: RegExp): string[] {
  const below = (properties: TypeSpec['properties'], path: readonly string[]): string[] =>
    Object.entries(properties).flatMap(([name, property]) => [
      ...(form.test(name) ? [[...path, name].join('.')] : []),
      // A part may hold parts of its own kind.
      ...(path.length > 4 ? [] : partsOf(property.type).flatMap((part) => below(part, [...path, name]))),
    ]);
  return [...new Set(below(typeSpec(type).properties, []))];
}

/** Properties of the objects that a property holds. */
function partsOf(type: PropertyType): TypeSpec['properties'][] {
  switch (type.type) {
    case 'ref':
      return [published().get('typeDefinition', type.reference.$ref).properties];
    case 'array':
    case 'map':
      return partsOf(type.element);
    case 'union':
      return type.types.flatMap(partsOf);
    default:
      return [];
  }
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
