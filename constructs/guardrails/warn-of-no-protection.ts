import { Annotations, type Stack } from 'aws-cdk-lib/core';
import type { ModeSettings } from '../../lib/config/mode';

/**
 * Tells whoever synthesizes a service that nothing of it refuses to be deleted yet. No mode can see to that: CloudFormation
 * protects a stack from its first minute, and a first deployment that fails could then neither be rolled back nor tried again.
 */
export function warnOfNoProtection(stack: Stack, { keepData, deletionProtection }: ModeSettings): void {
  if (!keepData || deletionProtection) return;
  Annotations.of(stack).addWarningV2(
    'House:NoDeletionProtection',
    'Nothing refuses to be deleted yet. When the first deployment has succeeded, set deletionProtection: true in lib/config/environments.ts and deploy again',
  );
}
