/**
 * What a stack does with a thing of its own when it is deleted: it takes it along, leaves a last snapshot of it, leaves the thing
 * itself, or nobody knows.
 */
export type WhenDeleted = 'goes' | 'snapshot' | 'stays' | 'unknown';

const POLICIES: Readonly<Record<string, WhenDeleted>> = {
  Delete: 'goes',
  Snapshot: 'snapshot',
  Retain: 'stays',
  RetainExceptOnCreate: 'stays',
};

interface Resource {
  readonly Type?: string;
  readonly DeletionPolicy?: unknown;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/**
 * Reads in a stack's template what becomes of a resource.
 *
 * @param template - as CloudFormation answers it; one in YAML is not read
 * @param logicalId - @default - nobody knows which resource it is
 */
export function whenDeleted(template: string | undefined, logicalId: string | undefined): WhenDeleted {
  const resource = resourcesIn(template)[logicalId ?? ''];
  if (!resource) return 'unknown';
  if (resource.DeletionPolicy === undefined) return isSnapshotByDefault(resource) ? 'snapshot' : 'goes';
  return POLICIES[String(resource.DeletionPolicy)] ?? 'unknown';
}

function resourcesIn(template = ''): Readonly<Record<string, Resource | undefined>> {
  try {
    return (JSON.parse(template) as { readonly Resources?: Record<string, Resource> }).Resources ?? {};
  } catch {
    return {};
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html */
function isSnapshotByDefault({ Type, Properties = {} }: Resource): boolean {
  return Type === 'AWS::RDS::DBCluster' || (Type === 'AWS::RDS::DBInstance' && !('DBClusterIdentifier' in Properties));
}
