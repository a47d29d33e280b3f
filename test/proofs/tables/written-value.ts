import { type References, resolveIntrinsics } from '../../../lib/model/intrinsics';
import { at } from '../../../lib/model/property-path';
import type { StackModel } from '../../../lib/model/template';
import { plain } from '../proof';

/** A value of a template as a person would write it down: `FilesBucket` for what refers to it, `FilesBucket.Arn` for an attribute. */
export function written(stack: StackModel, value: unknown): string {
  return compact(resolveIntrinsics(withPartsNamed(stack, value), named(stack)));
}

/** What is cut out of a name that only a deployment knows: `part 2 of Listener`. */
function withPartsNamed(stack: StackModel, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => withPartsNamed(stack, inner));
  if (value === null || typeof value !== 'object') return value;
  const [index, list] = (at(value, 'Fn::Select') ?? []) as readonly unknown[];
  const [, whole] = (at(list, 'Fn::Split') ?? []) as readonly unknown[];
  const of = at(whole, 'Ref');
  if (typeof of === 'string' && stack.resources.has(of)) return `part ${index} of ${of}`;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withPartsNamed(stack, inner)]));
}

/**
 * A text without the hashes that the library puts behind the logical ids of a stack, so that literal lists can be read and stay
 * true, and without the letters of zones that an operator named: another network, and otherwise the same. Names that are invented
 * after logical ids are written small.
 */
export function withoutHashes({ resources }: StackModel, text: string): string {
  const ids = [...resources.keys()].sort((one, other) => other.length - one.length);
  if (ids.length === 0) return text;
  const form = new RegExp(ids.join('|'), 'gi');
  const networks = [...resources.values()].filter(({ type }) => type === 'AWS::EC2::VPC');
  const [zones] = networks.flatMap(({ logicalId }) => /Vpc([A-Z]{2,3})$/.exec(bare(logicalId))?.[1] ?? []);
  const lettersOfZones = zones === undefined ? /$^/ : new RegExp(`(?<=vpc)${zones}`, 'i');
  return text.replace(form, (id) => bare(id).replace(lettersOfZones, ''));
}

/** Twice, for ids that carry a hash of their own before the library's. */
function bare(id: string): string {
  return plain(plain(id));
}

/** References that stand for themselves. */
export function named({ resources, parameters }: StackModel): References {
  return {
    accountId: '<account>',
    region: '<region>',
    stackName: '<stack>',
    ref: (id) => (resources.has(id) || id in parameters ? id : undefined),
    attribute: (id, attribute) => (resources.has(id) ? `${id}.${attribute}` : undefined),
  };
}

/** `{ a: 1, b: [{ c: 2 }] }` is `a 1, b [c 2]`. */
function compact(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(compact).join('; ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${isRecord(inner) ? `(${compact(inner)})` : compact(inner)}`)
    .join(', ');
}

function isRecord(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
