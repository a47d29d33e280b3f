import type { Stack } from 'aws-cdk-lib/core';
import type { NextStep } from '../constructs/shared/stack-outputs';
import type { ModeSettings } from '../lib/config/mode';
import { deployCommand, type GivenContext } from './cdk-command';

/** How to protect a service, now that its first deployment has succeeded; of what is protected, how to let it go. */
export function protectionSteps(
  stack: Stack,
  pattern: string,
  given: GivenContext,
  { keepData, deletionProtection }: ModeSettings,
): NextStep[] {
  const step = (name: string, protect: boolean, description: string): NextStep => ({
    name,
    value: deployCommand(stack, pattern, given, `deletionProtection=${protect}`),
    description,
  });
  if (deletionProtection) return [step('AllowDeletion', false, 'Before destroying: let everything be deleted again.')];
  return keepData
    ? [
        step(
          'RefuseDeletion',
          true,
          'Let nothing be deleted any more; environments.ts keeps it so for the next deployment.',
        ),
      ]
    : [];
}
