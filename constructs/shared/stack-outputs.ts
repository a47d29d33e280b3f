import { CfnOutput, type Stack } from 'aws-cdk-lib/core';

/** One thing the reader can do or open next. */
export interface StackOutput {
  /** A URL, a command ready to paste, or an id that another stack or a test needs. */
  readonly value: string;
  /** One sentence: what it is for. */
  readonly description: string;
}

/**
 * Outputs of a stack by name. Written as one object in the stack, so that the keys are typed for whoever reads them
 * and only stacks, never constructs, make outputs.
 */
export function stackOutputs<Name extends string>(stack: Stack, outputs: Readonly<Record<Name, StackOutput>>): void {
  for (const [name, { value, description }] of Object.entries<StackOutput>(outputs)) {
    new CfnOutput(stack, name, { value, description });
  }
}
