import { inventedReferences, resolveIntrinsics } from '../../lib/model/intrinsics';
import type { StackModel } from '../../lib/model/template';

/** An output that a person pastes into bash or zsh. */
export interface OutputStep {
  readonly name: string;
  readonly command: string;
}

/** Value of an output, under invented names. */
export function outputOf(stack: StackModel, name: string): string {
  return String(resolveIntrinsics(stack.outputs[name]?.value, inventedReferences(stack)));
}

/** The commands among a stack's outputs, in the order in which the CLI prints them. */
export function stepsOf(stack: StackModel): OutputStep[] {
  return Object.keys(stack.outputs)
    .sort()
    .filter((name) => name.startsWith('Step') && !name.endsWith('InPowerShell'))
    .map((name) => ({ name, command: outputOf(stack, name) }))
    .filter(({ command }) => !/^https?:\S+$/.test(command));
}
