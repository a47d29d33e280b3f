import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';

/**
 * Lets a role do with the objects of some prefixes what it calls, action by action: the library's grants would add a score of calls
 * that nobody makes, such as reading the bucket's policy or retagging objects.
 */
export function allowObjects(
  role: Role,
  bucket: Bucket,
  prefixes: readonly string[],
  ...actions: readonly string[]
): void {
  const objects = prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`));
  role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: objects }));
  for (const arn of objects) {
    acknowledgeWildcard(
      role,
      arn,
      'Keys are made as they are needed, so the policy names the prefix they all begin with, slash included, and nothing beside it.',
    );
  }
}
