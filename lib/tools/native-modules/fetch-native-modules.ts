import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nativeModulesDirectory } from '../../shared/native-modules';
import { runNpm } from '../npm/run-npm';

const CPUS = { arm64: 'arm64', x86_64: 'x64' } as const;

/**
 * Installs the Linux builds of the modules in package.json beside this file, for both CPUs, by its lock file.
 * npm installs only what fits the laptop it runs on, so an asset made on macOS or Windows would miss them.
 *
 * @returns the directories that were filled; none when all were up to date
 */
export function fetchNativeModules(): string[] {
  return (Object.keys(CPUS) as (keyof typeof CPUS)[]).flatMap((cpu) => {
    const modules = nativeModulesDirectory(cpu);
    const folder = dirname(modules);
    const lock = join(__dirname, 'package-lock.json');
    const stamp = join(folder, 'installed-lock.json');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')) return [];

    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(__dirname, file), join(folder, file));
    const target = ['--os=linux', `--cpu=${CPUS[cpu]}`, '--libc=glibc'];
    runNpm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...target]);
    writeFileSync(stamp, readFileSync(lock));
    return [modules];
  });
}
