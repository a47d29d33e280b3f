import { type References, resolveIntrinsics } from './intrinsics';
import { resourcesOfType, type StackModel } from './template';

/** A program that a launch template starts on its instances, as its user data says. */
export interface InstanceProgramModel {
  readonly logicalId: string;
  /** Content hashes of the assets that the user data fetches. */
  readonly assetHashes: readonly string[];
  /** The environment that the program reads. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Programs of the launch templates whose user data writes the named environment file. */
export function instanceProgramsOf(
  stack: StackModel,
  environmentFile: string,
  references: References,
): readonly InstanceProgramModel[] {
  return resourcesOfType(stack, 'AWS::EC2::LaunchTemplate').flatMap(({ logicalId, properties }) => {
    const encoded = (properties['LaunchTemplateData'] as { readonly UserData?: unknown } | undefined)?.UserData;
    if (encoded === undefined) return [];
    const script = Buffer.from(String(resolveIntrinsics(encoded, references)), 'base64').toString('utf8');
    const environment = environmentWritten(script, environmentFile);
    return environment ? [{ logicalId, assetHashes: assetsFetched(script), environment }] : [];
  });
}

/**
 * Variables that a shell script writes to a file by `cat > FILE <<'EOF'`, one `NAME=value` a line.
 *
 * @returns undefined when the script writes no such file
 * @throws Error when the lines are not variables, or the block never ends
 */
export function environmentWritten(script: string, file: string): Record<string, string> | undefined {
  const lines = script.split(/\r?\n/);
  const start = lines.findIndex((line) => line.includes('<<') && line.includes(`> ${file} `));
  if (start < 0) return undefined;
  const mark = /<<-?\s*['"]?(\w+)['"]?/.exec(lines[start]!)?.[1];
  const end = lines.indexOf(mark ?? '', start + 1);
  if (!mark || end < 0) throw new Error(`The block that writes ${file} has no end`);
  return Object.fromEntries(
    lines
      .slice(start + 1, end)
      .filter((line) => line.trim() !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
        if (name === undefined) throw new Error(`${file} has a line that is no NAME=value: ${line}`);
        return [name, unquoted(value!)];
      }),
  );
}

/** systemd takes one pair of quotes off the values of an environment file. */
function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

function assetsFetched(script: string): readonly string[] {
  return [...new Set([...script.matchAll(/\b([0-9a-f]{64})\.\w+/g)].map((match) => match[1]!))];
}
