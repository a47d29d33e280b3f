import { fullDiff, type TemplateDiff } from '@aws-cdk/cloudformation-diff';
import { referencedIds } from '../../../model/references';

interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Type?: unknown }>>;
}

/** Attributes that a resource keeps as long as it is the same one: what it is called, */
const NAMES = /(Arn|Id|Name)$/;

/** and what AWS gave it once. Whatever is not here may be another after any change of its resource. */
const GIVEN = [
  'AWS::EC2::VPC.DefaultSecurityGroup',
  'AWS::EC2::VPC.Ipv6CidrBlocks',
  'AWS::OpenSearchServerless::Collection.CollectionEndpoint',
  'AWS::OpenSearchService::Domain.DomainEndpoint',
  'AWS::RDS::DBInstance.Endpoint.Address',
  'AWS::RDS::DBInstance.Endpoint.Port',
];

/**
 * What an update changes, and what changes with it: a resource that refers to an attribute of another one, such as the latest version
 * of a launch template, changes when the other one does, though not a letter of its own in the template is different.
 */
export function diffWithMovedAttributes(before: Template, after: Template): TemplateDiff['resources'] {
  const touched = touchedBy(before, after);
  const part = ({ Resources = {} }: Template) => ({
    Resources: Object.fromEntries(Object.entries(Resources).filter(([id]) => touched.has(id))),
  });
  return diffOf(part(before), part(after));
}

/** What differs, and whatever refers to it, over others too: nothing else is changed by an update, and the library reads all it gets. */
function touchedBy({ Resources: had = {} }: Template, { Resources: has = {} }: Template): ReadonlySet<string> {
  const ids = [...new Set([...Object.keys(had), ...Object.keys(has)])];
  const touched = new Set(ids.filter((id) => JSON.stringify(had[id]) !== JSON.stringify(has[id])));
  const referring = ids.map((id) => [id, referencedIds([had[id], has[id]])] as const);
  for (let size = -1; size < touched.size; ) {
    size = touched.size;
    for (const [id, others] of referring) if (others.some((other) => touched.has(other))) touched.add(id);
  }
  return touched;
}

function diffOf(before: Template, after: Template): TemplateDiff['resources'] {
  const diff = fullDiff(before, after).resources;
  // Once: the library puts it together anew whenever it is asked for.
  const { changes } = diff;
  const isUpdated = (id: string) => Object.keys(changes[id]?.propertyUpdates ?? {}).length > 0;
  let moved = false;
  const next = JSON.parse(JSON.stringify(after), (key, value: unknown) => {
    if (key !== 'Fn::GetAtt') return value;
    const [id, attribute] = value as [string, string];
    const type = before.Resources?.[id]?.Type as string | undefined;
    if (type === undefined || !isUpdated(id) || attribute.endsWith(MOVED) || stays(type, attribute)) return value;
    moved = true;
    return [id, attribute + MOVED];
  }) as Template;
  return moved ? diffOf(before, next) : diff;
}

const MOVED = ' (moved)';

function stays(type: string, attribute: string): boolean {
  return NAMES.test(attribute) || GIVEN.includes(`${type}.${attribute}`);
}
