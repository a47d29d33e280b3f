import { plain } from './proof';

/** Any value of a template: a fault reaches into it as deep as it likes, and a wrong path throws. */
type Json = ReturnType<typeof JSON.parse>;

export interface RawResource {
  Type: string;
  Properties: Record<string, Json>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  DependsOn?: string | string[];
}

/** A template as plain, changeable data. */
export interface RawTemplate {
  Description?: string;
  Resources: Record<string, RawResource>;
  Outputs?: Record<string, { Value: unknown }>;
  Parameters?: Record<string, unknown>;
}

/** One fault, put into one template on purpose. */
export interface Mutant {
  /** What went wrong, as a reviewer would say it. */
  readonly fault: string;
  /** Id of the rule, or of the pattern's own proof, that must notice. */
  readonly rule: string;
  /** Name of the variant whose template is changed. */
  readonly variant: string;
  readonly change: (template: RawTemplate) => void;
}

/** The one resource whose id, without its hash, is this. */
export function resource(template: RawTemplate, name: string): RawResource {
  return template.Resources[idOf(template, name)]!;
}

/** The logical id that is this without its hash. */
export function idOf(template: RawTemplate, name: string): string {
  const found = Object.keys(template.Resources).filter((id) => plain(id) === name);
  if (found.length !== 1) throw new Error(`${found.length} resources are called ${name}`);
  return found[0]!;
}

/** Adds a resource that nobody asked for. */
export function add(template: RawTemplate, type: string, properties: Record<string, Json>): void {
  template.Resources[ADDED] = { Type: type, Properties: properties };
}

/** Logical id of what a fault adds. */
export const ADDED = 'Added';

export function remove(template: RawTemplate, name: string): void {
  delete template.Resources[idOf(template, name)];
}

export function arnOf(template: RawTemplate, name: string): Json {
  return { 'Fn::GetAtt': [idOf(template, name), 'Arn'] };
}

/** The first resource of a type. */
export function first(template: RawTemplate, type: string): RawResource {
  return template.Resources[firstId(template, type)]!;
}

export function firstId(template: RawTemplate, type: string): string {
  const found = Object.keys(template.Resources).find((id) => template.Resources[id]!.Type === type);
  if (!found) throw new Error(`There is no ${type}`);
  return found;
}

/** A statement by its Sid, among all policies. */
export function statement(template: RawTemplate, sid: string): Record<string, Json> {
  const found = Object.values(template.Resources)
    .flatMap(({ Properties }) => Properties?.['PolicyDocument']?.Statement ?? [])
    .find(({ Sid }: { Sid?: string }) => Sid === sid);
  if (!found) throw new Error(`There is no statement ${sid}`);
  return found;
}

/** The statements of a policy by the name of its resource. */
export function statements(template: RawTemplate, name: string): Record<string, Json>[] {
  return resource(template, name).Properties['PolicyDocument'].Statement;
}

/** The statement of a policy that allows an action. */
export function allowing(template: RawTemplate, name: string, action: string): Record<string, Json> {
  const found = statements(template, name).find(({ Action }) => [Action].flat().includes(action));
  if (!found) throw new Error(`${name} does not speak of ${action}`);
  return found;
}

export function without<T>(list: T[], matching: (item: T) => boolean): T[] {
  const rest = list.filter((item) => !matching(item));
  if (rest.length === list.length) throw new Error('There was nothing to take away');
  return rest;
}
