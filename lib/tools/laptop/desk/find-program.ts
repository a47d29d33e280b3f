import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program's full path, looked for where the shell would look. */
export function findProgram(name: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((file) => join(folder, file)))
    .find((file) => existsSync(file));
}
