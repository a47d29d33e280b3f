import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { PropertyType, SpecDatabase, Resource as TypeSpec } from '@aws-cdk/service-spec-types';
import type { StackModel } from '../../model/template';
import { isFunction, type Refuse, refusing } from '../../model/template-form';

let database: SpecDatabase | undefined;

/**
 * Refuses properties of another form than AWS publishes for their type: what is no list where one is read, or no object. Of a type that
 * AWS publishes nothing about there is nothing to say.
 *
 * @param file - what the stack was read from
 * @throws TemplateFormError
 */
export function refuseOddProperties({ resources }: StackModel, file: string): void {
  const refuse = refusing(file);
  for (const { logicalId, type, properties } of resources.values()) {
    const [spec] = published().lookup('resource', 'cloudFormationType', 'equals', type);
    if (spec) inObject(properties, spec.properties, [logicalId], refuse);
  }
}

function published(): SpecDatabase {
  database ??= loadAwsServiceSpecSync();
  return database;
}

function inObject(value: object, known: TypeSpec['properties'], path: readonly string[], refuse: Refuse): void {
  for (const [key, inner] of Object.entries(value)) {
    if (Object.hasOwn(known, key)) check(inner, known[key]!.type, [...path, key], refuse);
  }
  for (const [key, { required }] of Object.entries(known)) {
    if (required && !Object.hasOwn(value, key)) refuse([...path, key], undefined, 'given');
  }
}

function check(value: unknown, type: PropertyType, path: readonly string[], refuse: Refuse): void {
  if (isFunction(value)) return;
  switch (type.type) {
    case 'array':
      if (!Array.isArray(value)) refuse(path, value, 'list');
      for (const item of value) check(item, type.element, path, refuse);
      return;
    case 'map':
      if (!isMap(value)) refuse(path, value, 'map');
      for (const [key, item] of Object.entries(value)) check(item, type.element, [...path, key], refuse);
      return;
    case 'ref':
      if (!isMap(value)) refuse(path, value, 'map');
      inObject(value, published().get('typeDefinition', type.reference.$ref).properties, path, refuse);
      return;
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'date-time':
      if (value !== null && typeof value === 'object') refuse(path, value, 'single');
      return;
    default:
    // What may be several things, or any JSON, is read as it is.
  }
}

function isMap(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
