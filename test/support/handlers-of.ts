import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Names of a pattern's handlers: its files in `lib/<pattern>/handlers` that are no schema of an environment. */
export function handlersOf(pattern: string): string[] {
  const folder = join(__dirname, '..', '..', 'lib', pattern, 'handlers');
  return (existsSync(folder) ? readdirSync(folder) : [])
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.env.ts'))
    .map((file) => basename(file, '.ts'));
}
