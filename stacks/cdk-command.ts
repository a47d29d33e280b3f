import type { Stack } from 'aws-cdk-lib/core';
import type { Command } from '../constructs/shared/stack-outputs';

/** What an operator gave on the command line with `-c`, by key. */
export type GivenContext = Readonly<Record<string, unknown>>;

/** One thing that is another than the last time. */
export interface Change {
  /** The key that is given in another way. */
  readonly key: string;
  /**
   * The argument of its `-c`, as each shell takes it.
   * @default - the key is not given: environments.ts says it
   */
  readonly argument?: Command;
}

/** Text that no shell reads anything into. A comma is not: PowerShell makes two words of what stands around it. */
const PLAIN = /^[\w./:=+@-]+$/;

/**
 * The command that deletes a stack: with its region and its name, because in another region or under another name there is no such
 * stack, and the CLI would report success all the same; and with its environment, without which another one's values would have
 * to suit that region.
 *
 * @param stacks - those that it deletes, where some were made beside it
 * @param context - keys without which the app would not know of all of them
 */
export function destroyCommand(
  stack: Stack,
  pattern: string,
  { env }: GivenContext,
  stacks: readonly Stack[] = [stack],
  context: GivenContext = {},
): Command {
  const name = stack.stackName.slice(stack.node.id.length + 1) || undefined;
  const ids = stacks.map(({ node }) => node.id).join(' ');
  // Alone, the CLI would take what needs a stack along with it.
  const alone = stacks.includes(stack) ? '' : ' --exclusively';
  return cdkCommand(`destroy ${ids}${alone}`, { pattern, region: stack.region, env, name, ...context });
}

/**
 * The command that deploys a stack again with one thing changed. It repeats all that was given the last time: a key that is left
 * out goes back to its default.
 */
export function deployCommand(stack: Stack, pattern: string, given: GivenContext, { key, argument }: Change): Command {
  const context = { ...given, pattern, region: stack.region, [key]: undefined };
  const { value, powershell } = cdkCommand(`deploy ${stack.node.id}`, context);
  if (!argument) return { value, powershell };
  return { value: `${value} -c ${argument.value}`, powershell: `${powershell} -c ${argument.powershell}` };
}

/** In PowerShell `npx` is a script, and a new Windows runs none; `npx.cmd` is a program. */
function cdkCommand(verb: string, { pattern, region, ...context }: GivenContext): Command {
  const pairs = Object.entries({ pattern, region, ...context })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const command = (npx: string, quoted: (text: string) => string) =>
    [npx, 'cdk', verb, ...pairs.flatMap((pair) => ['-c', PLAIN.test(pair) ? pair : quoted(pair)])].join(' ');
  return { value: command('npx', forBash), powershell: command('npx.cmd', forPowerShell) };
}

/** As bash and zsh read it. */
function forBash(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** PowerShell hands double quotes on to a program without a backslash, and the program takes them away. */
function forPowerShell(text: string): string {
  return `'${text.replaceAll("'", "''").replace(/(\\*)"/g, String.raw`$1$1\"`)}'`;
}
