import { Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * Accepts that a policy names a resource with a `*` in it, by the ARN itself: cdk-nag has one finding per ARN, written
 * with the logical ids in angle brackets.
 */
export function acknowledgeWildcard(construct: IConstruct, arn: string, reason: string): void {
  acknowledge(construct, { [`AwsSolutions-IAM5[Resource::${flatten(Stack.of(construct).resolve(arn))}]`]: reason });
}

function flatten(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\$\{([^}]+)\}/g, '<$1>');
  const [[name, argument]] = Object.entries(value as Record<string, unknown>) as [[string, unknown]];
  switch (name) {
    case 'Ref':
      return `<${argument as string}>`;
    case 'Fn::GetAtt':
      return `<${(argument as string[]).join('.')}>`;
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(flatten).join(separator);
    }
    default:
      throw new Error(`Cannot write ${name} as cdk-nag does; state the finding's id with acknowledge() instead`);
  }
}
