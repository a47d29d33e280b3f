import type { Resource } from './template';

/**
 * What a stack does with a resource of its own when it is deleted: it takes it along, leaves a last snapshot of it, leaves the thing
 * itself, or nobody knows.
 */
export type WhenDeleted = 'goes' | 'snapshot' | 'stays' | 'unknown';

const POLICIES: Readonly<Record<string, WhenDeleted>> = {
  Delete: 'goes',
  Snapshot: 'snapshot',
  Retain: 'stays',
  RetainExceptOnCreate: 'stays',
};

/** What becomes of a resource, as its template says. */
export function whenDeleted(resource: Pick<Resource, 'type' | 'deletionPolicy' | 'properties'>): WhenDeleted {
  const { deletionPolicy } = resource;
  if (deletionPolicy === undefined) return isSnapshotByDefault(resource) ? 'snapshot' : 'goes';
  return POLICIES[deletionPolicy] ?? 'unknown';
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html */
function isSnapshotByDefault({ type, properties }: Pick<Resource, 'type' | 'properties'>): boolean {
  return type === 'AWS::RDS::DBCluster' || (type === 'AWS::RDS::DBInstance' && !('DBClusterIdentifier' in properties));
}
