import type { Resource } from '../../../model/template';
import { kindOf, withoutHashes } from './written-on';

/** What a reference is written as. */
export type LabelOf = (logicalId: string) => string;

/** One place that refers to a resource. */
export interface Mention {
  /** Who refers. */
  readonly from: string;
  readonly path: string;
}

/**
 * The values of a resource, each with the path that leads to it, in no order: an index says nothing, but for the parts of a text.
 * Texts and programs are left out, and every reference is written as its label.
 */
export function leavesOf(resource: Resource, label: LabelOf): string[] {
  const leaves = [`!${resource.deletionPolicy ?? ''}`];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (kindOf(resource.type, path, true) !== 'meaning') return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, path);
      return;
    }
    const written = referenceText(value, label);
    if (written !== undefined || value === null || typeof value !== 'object') {
      leaves.push(`${path.join('.')}=${written ?? withoutHashes(JSON.stringify(value))}`);
      return;
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
  };
  walk(resource.properties, []);
  return leaves.sort();
}

/** An intrinsic function as one text, its parts in their order; undefined for any other value. */
function referenceText(value: unknown, label: LabelOf): string | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const [[name, argument] = [undefined, undefined], ...others] = Object.entries(value);
  if (others.length > 0 || name === undefined || !(name === 'Ref' || name.startsWith('Fn::'))) return undefined;
  return `${name} ${withoutHashes(JSON.stringify(relabelled({ [name]: argument }, label)))}`;
}

/** A value in which every logical id is another; what is not in the stack keeps its name. */
export function relabelled(value: unknown, label: LabelOf): unknown {
  if (Array.isArray(value)) return value.map((item) => relabelled(item, label));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === 'Ref' && typeof inner === 'string') return [key, label(inner)];
      if (key === 'Fn::GetAtt' && typeof inner === 'string') {
        const [id = '', ...attribute] = inner.split('.');
        return [key, [label(id), attribute.join('.')]];
      }
      if (key === 'Fn::GetAtt' && Array.isArray(inner)) {
        return [key, [label(String(inner[0])), ...inner.slice(1).map((part) => relabelled(part, label))]];
      }
      if (key === 'Fn::Sub') return [key, substituted(inner, label)];
      return [key, relabelled(inner, label)];
    }),
  );
}

function substituted(argument: unknown, label: LabelOf): unknown {
  const [text, variables] = Array.isArray(argument) ? (argument as [string, object?]) : [String(argument)];
  const written = text.replace(/\$\{([A-Za-z0-9]+)((?:\.[^}]*)?)\}/g, (whole, id: string, rest: string) =>
    variables && Object.hasOwn(variables, id) ? whole : `\${${label(id)}${rest}}`,
  );
  return variables === undefined ? written : [written, relabelled(variables, label)];
}

/** Who refers to each resource of a stack, and where. */
export function mentionsIn(resources: Iterable<Resource>): ReadonlyMap<string, readonly Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const resource of resources) {
    const note = (path: readonly string[]) => (id: string) => {
      found.set(id, [...(found.get(id) ?? []), { from: resource.logicalId, path: path.join('.') }]);
      return id;
    };
    for (const [key, value] of Object.entries(resource.properties)) relabelled(value, note([key]));
  }
  return found;
}
