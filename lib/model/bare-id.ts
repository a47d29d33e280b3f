/**
 * A logical id as a person reads it. CDK ends each with a hash of its path, and some with a digest of their content behind it: an
 * instance of its user data, a version or a deployment of what it publishes.
 */
export function bareId(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}(?:[0-9a-f]{16,64})?$/, '') || logicalId;
}
