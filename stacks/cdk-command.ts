import type { Stack } from 'aws-cdk-lib/core';

/** What an operator gave on the command line with `-c`, by key. */
export type GivenContext = Readonly<Record<string, unknown>>;

/** Text that no shell reads anything into. A comma is not: PowerShell makes two words of what stands around it. */
const PLAIN = /^[\w./:=+@-]+$/;

/**
 * The command that deletes a stack: with its region and its name, because in another region or under another name there is no such
 * stack, and the CLI would report success all the same.
 */
export function destroyCommand(stack: Stack, pattern: string): string {
  const name = stack.stackName.slice(stack.node.id.length + 1) || undefined;
  return cdkCommand('destroy', stack, pattern, { name });
}

/**
 * The command that deploys a stack again with one thing changed. It repeats all that was given the last time: a key that is left
 * out goes back to its default.
 *
 * @param changed - the argument of one more `-c`, as the shell takes it: `key=value`, in double quotes where it must be
 */
export function deployCommand(stack: Stack, pattern: string, given: GivenContext, changed: string): string {
  const changes = ['pattern', 'region', /[\w.]+/.exec(changed)?.[0]];
  const kept = Object.fromEntries(Object.entries(given).filter(([key]) => !changes.includes(key)));
  return `${cdkCommand('deploy', stack, pattern, kept)} -c ${changed}`;
}

function cdkCommand(verb: string, stack: Stack, pattern: string, context: GivenContext): string {
  const pairs = Object.entries({ pattern, region: stack.region, ...context }).filter(
    ([, value]) => value !== undefined,
  );
  return `npx cdk ${verb} ${stack.node.id} ${pairs.map(([key, value]) => `-c ${quoted(`${key}=${shown(value)}`)}`).join(' ')}`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Single quotes, which bash, zsh and PowerShell read alike. */
function quoted(word: string): string {
  return PLAIN.test(word) ? word : `'${word}'`;
}
