import { CfnOutput, type Stack } from 'aws-cdk-lib/core';

/** One thing the reader does or opens next. */
export interface NextStep {
  /** What is done, as a name in PascalCase: FetchKey. */
  readonly name: string;
  /** A URL, or a command ready to paste into bash or zsh: whole in itself, with its region. */
  readonly value: string;
  /**
   * The command as Windows PowerShell takes it.
   * @default - it takes the same one
   */
  readonly powershell?: string;
  /** One sentence: what it is for. */
  readonly description: string;
}

/** A command in both its forms. */
export type Command = Required<Pick<NextStep, 'value' | 'powershell'>>;

/** What another stack, a tool or a test asks for by name. */
export interface StackValue {
  /** An id, a name or an address. */
  readonly value: string;
  /** One sentence: what it is. */
  readonly description: string;
}

/** Outputs of a stack. */
export interface StackOutputs {
  /** What to do next, in that order. */
  readonly steps: readonly NextStep[];
  /** What programs ask for, by name. */
  readonly values: Readonly<Record<string, StackValue>>;
}

/**
 * Makes the outputs of a stack. The CLI prints them sorted by name and never prints a description, so steps are numbered,
 * `Step01OpenPage`, and values come behind them, `ValueBucketName`. A program reads values only: their names stay when a step
 * more changes the numbers.
 */
export function stackOutputs(stack: Stack, { steps, values }: StackOutputs): void {
  for (const [index, { name, value, powershell, description }] of steps.entries()) {
    const numbered = `Step${String(index + 1).padStart(2, '0')}${name}`;
    new CfnOutput(stack, numbered, { value, description });
    if (powershell) new CfnOutput(stack, `${numbered}InPowerShell`, { value: powershell, description });
  }
  for (const [name, output] of Object.entries(values)) new CfnOutput(stack, `Value${name}`, output);
}
