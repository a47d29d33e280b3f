/** Commands by their names, as package.json has them. */
export type Scripts = Readonly<Record<string, string>>;

/** Files of the repository that a command names. */
export function filesOfScript(command: string, paths: ReadonlySet<string>): string[] {
  return command.split(/\s+/).filter((word) => paths.has(word));
}

/** Whether one of these texts tells its reader to run the command. */
export function isSpokenOf(name: string, texts: readonly string[]): boolean {
  const command = new RegExp(`npm (run )?${name.replace(/[^\w]/g, '\\$&')}(?![\\w:-])`);
  return texts.some((text) => command.test(text));
}

/** Programs that a command starts: `tsc` of `tsc --noEmit`. */
export function programsOf(command: string): string[] {
  return command.split(/&&|\|\||;/).map((part) => part.trim().split(/\s+/)[0] ?? '');
}
