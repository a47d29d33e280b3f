import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * Accepts findings of cdk-nag on the smallest construct they concern, each with a reason that teaches.
 *
 * @param reasons - finding id (for example `AwsSolutions-IAM5[Resource::*]`) -> why it is right here
 */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}
