import type { Stack } from 'aws-cdk-lib/core';
import type { NextStep } from '../constructs/shared/stack-outputs';
import type { ModeSettings } from '../lib/config/mode';
import { deployCommand, type GivenContext } from './cdk-command';

const KEY = 'deletionProtection';
const OFF = `${KEY}=false`;

/** How to protect a service, now that its first deployment has succeeded; of what is protected, how to let it go. */
export function protectionSteps(
  stack: Stack,
  pattern: string,
  given: GivenContext,
  { keepData, deletionProtection }: ModeSettings,
): NextStep[] {
  if (deletionProtection) {
    return [
      {
        name: 'AllowDeletion',
        // Once, on the command line: if the stack stays after all, the next deployment protects it again.
        ...deployCommand(stack, pattern, given, { key: KEY, argument: { value: OFF, powershell: OFF } }),
        description: 'Before destroying: let everything be deleted again.',
      },
    ];
  }
  if (!keepData) return [];
  return [
    {
      name: 'RefuseDeletion',
      // Not by -c: the first deployment without it would take the protection away without a word.
      ...deployCommand(stack, pattern, given, { key: KEY }),
      description: `Let nothing be deleted any more: write ${KEY}: true into the environment in lib/config/environments.ts, and deploy.`,
    },
  ];
}
