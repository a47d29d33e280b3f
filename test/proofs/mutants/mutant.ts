import { plain } from '../proof';

/** Any value of a template: a fault reaches into it as deep as it likes, and a wrong path throws. */
type Json = ReturnType<typeof JSON.parse>;

export interface RawResource {
  Type: string;
  Properties: Record<string, Json>;
  DeletionPolicy?: string;
}

/** A template as plain, changeable data. */
export interface RawTemplate {
  Resources: Record<string, RawResource>;
  Outputs?: Record<string, { Value: unknown }>;
  Parameters?: Record<string, unknown>;
}

/** One fault, put into one template on purpose. */
export interface Mutant {
  /** What went wrong, as a reviewer would say it. */
  readonly fault: string;
  /** Rule whose proofs must notice. */
  readonly rule: string;
  /** Name of the variant whose template is changed. */
  readonly variant: string;
  readonly change: (template: RawTemplate) => void;
}

/** The one resource whose id, without its hash, is this. */
export function resource(template: RawTemplate, name: string): RawResource {
  const found = Object.entries(template.Resources).filter(([id]) => plain(id) === name);
  if (found.length !== 1) throw new Error(`${found.length} resources are called ${name}`);
  return found[0]![1];
}

/** The first resource of a type. */
export function first(template: RawTemplate, type: string): RawResource {
  const found = Object.values(template.Resources).find(({ Type }) => Type === type);
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
